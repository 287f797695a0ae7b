/**
 * A claim's figures, and those of the claims that are its quantity: which there are, who gives each, in which outlets,
 * whether it counts and why not. Nothing but a question.
 */
import { type Static, Type } from '@sinclair/typebox';
import { type FiguresOfAClaim, figuresInSteps } from '#newsroom';
import { FIGURE, NAMED, PLACE, SOURCE } from './answer.js';
import { claimOnFile } from './claim-on-file.js';
import { isCount, isText, pageOf } from './page.js';
import { type Answered, date, ID, limitOf, moment, type ParameterValues, question, type Reader } from './question.js';
import type { Snapshot } from './reading.js';
import { inSlices } from './slices.js';
import { standing } from './standing-links.js';

const text = Type.String();
const { op, low, high, unit, asOf, measure } = FIGURE;
const PRINTED = Type.Object(
  {
    op,
    low,
    high,
    unit,
    asOf,
    outletId: text,
    reportId: text,
    statementId: text,
    publishedAt: text,
    place: PLACE,
    via: Type.Optional(Type.Array(SOURCE)),
  },
  { $id: 'FigureInPrint', description: "As it was printed; `unit` and `asOf` where they are not the measure's." },
);
const BACKER = Type.Object(
  {
    ...NAMED,
    holderId: Type.Optional(text),
    counts: Type.Union([Type.Literal(true), text], { description: 'True, or why it does not count.' }),
    printed: Type.Array(PRINTED),
    printedTotal: Type.Integer({ description: 'The first twenty are told.' }),
  },
  { $id: 'Backer' },
);
const TOLD = Type.Object(
  {
    statementId: text,
    op,
    low,
    high,
    unit,
    asOf,
    origins: Type.Integer({ description: 'Holders that back it, without those who only repeat another.' }),
    outlets: Type.Integer({ description: 'That print it of those who back it; where nobody does, all that print it.' }),
    leading: Type.Boolean({ description: "Is it that of which the claim's asserting origins are?" }),
    backers: Type.Array(BACKER),
    backersTotal: Type.Integer({ description: 'The first twenty are told.' }),
  },
  { $id: 'ToldFigure' },
);
const FIGURES = Type.Object({
  claimId: text,
  measures: Type.Array(
    Type.Object(
      {
        claimId: text,
        statementId: text,
        measure,
        unit,
        asOf,
        figures: Type.Array(TOLD),
        figuresTotal: Type.Integer({ description: 'The first twenty are told.' }),
      },
      { $id: 'MeasureOfAClaim' },
    ),
  ),
  differ: Type.Array(
    Type.Object(
      {
        claimId: text,
        ...NAMED,
        figures: Type.Array(Type.Object({ statementId: text, ...FIGURE, printed: Type.Array(PRINTED) })),
        alsoGivenBy: Type.Array(Type.Object({ ...NAMED, op, low, high, outlets: Type.Array(text) })),
        alsoGivenByTotal: Type.Integer(),
      },
      { $id: 'HolderOfTwoFigures' },
    ),
  ),
});
type Measure = Static<typeof FIGURES>['measures'][number];
type Differing = Static<typeof FIGURES>['differ'][number];

export const figures = question({
  path: '/claims/:id/figures',
  id: ID,
  answers:
    "A claim's figures and those of the claims that are its quantity, measure by measure: figures that agree are one, that of most holders first, each with who gives it, what each paper printed, and whether it counts. `differ` tells of holders of whom two figures exclude each other, and to whom else they are given.",
  answer: FIGURES,
  parameters: {
    at: date('What had been published by then; a bare date is the end of that day.'),
    known: moment('What the desk had recorded by then.'),
  },
  pages: ({ claimId, place }) => isText(claimId) && isCount(place),
  readsWhole: () => true,
  read: figuresOf,
});

interface Placed extends Measure {
  place: number;
}

/** So many are told of each list within a measure. */
const MOST = 20;
/** So many claims are read for a page at most. */
const MOST_CLAIMS = 20;

/** A page of measures: the claim's own, then those of the claims that are its quantity, by id. */
async function figuresOf(
  snapshot: Snapshot,
  asked: ParameterValues,
  reader: Reader,
): Promise<Answered<typeof FIGURES> | undefined> {
  const { id = '' } = asked;
  const ids = await claimsFrom(snapshot, asked, String(reader.after?.claimId ?? id));
  const own = await figuresOfClaim(snapshot, asked, reader);
  if (!own) return undefined;
  const told: Told = { rows: [], differ: new Map() };
  for (const claimId of ids.slice(0, MOST_CLAIMS)) {
    if (told.rows.length > limitOf(asked)) break;
    const its = claimId === id ? own : await figuresOfClaim(snapshot, { ...asked, id: claimId }, reader);
    if (its) add(told, { claimId, ...its }, reader);
  }
  const { page, next } = pageOf(told.rows, asked, ({ claimId, place }) => ({ claimId, place }));
  const unread = ids.length > MOST_CLAIMS ? { claimId: ids[MOST_CLAIMS - 1] ?? id, place: LAST } : null;
  const differ = page.flatMap(({ claimId, place }) => (place === 0 ? (told.differ.get(claimId) ?? []) : []));
  return { claimId: id, measures: page.map(({ place: _place, ...one }) => one), differ, next: next ?? unread };
}

interface Told {
  rows: Placed[];
  /** By claim; they are told with its first measure. */
  differ: Map<string, Differing[]>;
}

/** Behind every measure of a claim. */
const LAST = 2 ** 31 - 1;

type OfClaim = Pick<Static<typeof FIGURES>, 'measures' | 'differ'>;

/** Undefined if it is not on file, or was not yet by `known`. */
async function figuresOfClaim(
  snapshot: Snapshot,
  asked: ParameterValues,
  reader: Reader,
): Promise<OfClaim | undefined> {
  const { id: claimId = '' } = asked;
  return snapshot.folded(claimId, async (raw) => {
    const onFile = await claimOnFile(raw, asked, reader);
    if (!onFile) return undefined;
    const { measures, differ } = await inSlices(figuresInSteps(onFile.claim, asked.at), reader);
    return {
      measures: measures.map((one) => ({ claimId, ...cutMeasure(one) })),
      differ: differ.slice(0, MOST).map((one) => ({ claimId, ...cutDiffering(one) })),
    };
  });
}

function add(told: Told, { claimId, measures, differ }: OfClaim & { claimId: string }, { after }: Reader): void {
  const from = after?.claimId === claimId ? Number(after.place) + 1 : 0;
  told.rows.push(...measures.map((one, place) => ({ ...one, place })).slice(from));
  told.differ.set(claimId, differ);
}

/** It, and those that are its quantity, as the links stand or stood; from one of them on. */
async function claimsFrom(snapshot: Snapshot, { id = '', known }: ParameterValues, from: string): Promise<string[]> {
  const isBehind = from === id ? snapshot`true` : snapshot`claim_id collate "C" >= ${from}`;
  const rows = await snapshot<{ claimId: string }[]>`
    select distinct claim_id collate "C" as "claimId" from links
    where to_id = ${id} and kind = 'quantity_of' and claim_id <> ${id} and ${standing(snapshot, known)} and ${isBehind}
    order by 1 limit ${MOST_CLAIMS + 1}`;
  const others = rows.map(({ claimId }) => claimId);
  return from === id ? [id, ...others] : others;
}

function cutMeasure({ figures: all, ...measure }: FiguresOfAClaim['measures'][number]) {
  return {
    ...measure,
    figures: all.slice(0, MOST).map(({ backers, ...figure }) => ({
      ...figure,
      backers: backers.slice(0, MOST).map(({ printed, ...backer }) => ({
        ...backer,
        printed: printed.slice(0, MOST),
        printedTotal: printed.length,
      })),
      backersTotal: backers.length,
    })),
    figuresTotal: all.length,
  };
}

function cutDiffering({ figures: all, alsoGivenBy, ...holder }: FiguresOfAClaim['differ'][number]) {
  return {
    ...holder,
    figures: all.slice(0, MOST).map(({ printed, ...figure }) => ({ ...figure, printed: printed.slice(0, MOST) })),
    alsoGivenBy: alsoGivenBy.slice(0, MOST),
    alsoGivenByTotal: alsoGivenBy.length,
  };
}
