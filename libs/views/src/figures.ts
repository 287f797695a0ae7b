/**
 * A claim's figures, and those of the claims that are its quantity: which there are, who gives each, in which outlets,
 * whether it counts and why not. Nothing but a question.
 */
import { Type } from '@sinclair/typebox';
import { figuresInSteps } from '#newsroom';
import { FIGURE, IDENTIFIED, PLACE, SOURCE } from './answer.js';
import { claimOnFile } from './claim-on-file.js';
import { shownIn } from './claim-past.js';
import { partIn, type Wanted } from './figures-page.js';
import { CLOCKS, isPast, momentOf, OF_A_MOMENT } from './moment.js';
import { isCount, isText } from './page.js';
import { type Answered, ID, limitOf, type ParameterValues, question, type Reader } from './question.js';
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
    holder: text,
    outletId: text,
    reportId: text,
    statementId: text,
    publishedAt: text,
    place: PLACE,
    via: Type.Optional(Type.Array(SOURCE)),
  },
  {
    $id: 'FigureInPrint',
    description:
      "As it was printed, with the holder as this paper names him; `unit` and `asOf` where they are not the measure's.",
  },
);
const FIRST = 'The first twenty are told; `figure` asks for all.';
const BACKER = Type.Object(
  {
    ...IDENTIFIED,
    counts: Type.Union([Type.Literal(true), text], { description: 'True, or why it does not count.' }),
    printed: Type.Array(PRINTED),
    printedTotal: Type.Integer({ description: FIRST }),
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
    backersTotal: Type.Integer({ description: FIRST }),
  },
  { $id: 'ToldFigure' },
);
const OF_A_HOLDER = Type.Object({ ...IDENTIFIED, op, low, high, unit, asOf }, { $id: 'FigureGiven' });
const FIGURES = Type.Object({
  ...OF_A_MOMENT,
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
        figuresTotal: Type.Integer({ description: 'The first twenty are told; `measure` asks for all.' }),
        atOdds: Type.Array(Type.Object({ lesser: OF_A_HOLDER, greater: OF_A_HOLDER }, { $id: 'FiguresAtOdds' }), {
          description:
            'Figures of two holders that cannot both be true: the first twenty pairs. Those of one holder are in `differ`.',
        }),
        atOddsTotal: Type.Integer(),
      },
      { $id: 'MeasureOfAClaim' },
    ),
  ),
  differ: Type.Array(
    Type.Object(
      {
        claimId: text,
        ...IDENTIFIED,
        figures: Type.Array(
          Type.Object({
            statementId: text,
            ...FIGURE,
            printed: Type.Array(PRINTED),
            printedTotal: Type.Integer({ description: FIRST }),
          }),
        ),
        figuresTotal: Type.Integer(),
        alsoGivenBy: Type.Array(
          Type.Object({
            ...IDENTIFIED,
            figures: Type.Array(
              Type.Object({ statementId: text, ...FIGURE, outlets: Type.Array(text), outletsTotal: Type.Integer() }),
            ),
            figuresTotal: Type.Integer(),
          }),
        ),
        alsoGivenByTotal: Type.Integer({ description: FIRST }),
      },
      { $id: 'HolderOfTwoFigures' },
    ),
    { description: 'Behind the measures of their claim, over the pages.' },
  ),
});
const FIGURES_OF_A_CLAIM = '/claims/:id/figures';

export const figures = question({
  path: FIGURES_OF_A_CLAIM,
  id: ID,
  answers:
    "A claim's figures and those of the claims that are its quantity, measure by measure: figures that agree are one, that of most holders first, each with who gives it, what each paper printed, and whether it counts. `differ` tells of holders of whom two figures exclude each other, and to whom else they are given.",
  answer: FIGURES,
  parameters: {
    ...CLOCKS,
    measure: {
      ...ID,
      means: "Of the claim's own only the measure of this statement, with all its figures, over the pages.",
    },
    figure: {
      ...ID,
      means:
        "Of the claim's own only the figure of this statement, with all who give it and all that is printed of it, over the pages.",
    },
  },
  pages: ({ claimId, place }) => isText(claimId) && isCount(place),
  readsWhole: () => true,
  read: async (snapshot, asked, reader) => {
    const told = await figuresOf(snapshot, asked, reader);
    const shown = told && isPast(asked) ? await shownIn(snapshot, asked, reader) : undefined;
    return told && { ...told, ...(shown && momentOf(FIGURES_OF_A_CLAIM, asked, shown)) };
  },
});

/** So many claims are read for a page at most. */
const MOST_CLAIMS = 20;

/** The claim's own, then those of the claims that are its quantity, by id. A key says where the next page begins. */
async function figuresOf(
  snapshot: Snapshot,
  asked: ParameterValues,
  reader: Reader,
): Promise<Answered<typeof FIGURES> | undefined> {
  const { id = '', measure, figure } = asked;
  const first = { claimId: String(reader.after?.claimId ?? id), place: Number(reader.after?.place ?? 0) };
  const isOfOne = (measure ?? figure) !== undefined;
  const ids = isOfOne ? [id] : await claimsFrom(snapshot, asked, first.claimId);
  const told: Answered<typeof FIGURES> = { claimId: id, measures: [], differ: [], next: null };
  let left = limitOf(asked);
  for (const claimId of ids.slice(0, MOST_CLAIMS)) {
    const from = claimId === first.claimId ? first.place : 0;
    const part = await partOfClaim(snapshot, { ...asked, id: claimId }, { reader, from, most: left });
    if (!part && claimId === id) return undefined;
    const { measures = [], differ = [], rows = 0, isMore = false } = part ?? {};
    told.measures.push(...measures.map((one) => ({ claimId, ...one })));
    told.differ.push(...differ.map((one) => ({ claimId, ...one })));
    left -= rows;
    if (isMore) return { ...told, next: { claimId, place: from + rows } };
  }
  const unread = ids[MOST_CLAIMS];
  return { ...told, next: unread === undefined ? null : { claimId: unread, place: 0 } };
}

/** Undefined if it is not on file. */
async function partOfClaim(
  snapshot: Snapshot,
  asked: ParameterValues,
  { reader, ...wanted }: { reader: Reader } & Wanted,
) {
  return snapshot.folded(asked.id ?? '', async (raw) => {
    const onFile = await claimOnFile(raw, asked, reader);
    return onFile && partIn(await inSlices(figuresInSteps(onFile.claim, asked.at), reader), asked, wanted);
  });
}

/** It, and those that are its quantity, as the links stand or stood; from one of them on. */
async function claimsFrom(snapshot: Snapshot, { id = '', known }: ParameterValues, from: string): Promise<string[]> {
  const isBehind = from === id ? snapshot`true` : snapshot`claim_id collate "C" >= ${from}`;
  const rows = await snapshot<{ claimId: string }[]>`
    select distinct claim_id collate "C" as "claimId" from links
    where to_id = ${id} and kind collate "C" = 'quantity_of' and claim_id <> ${id} and ${standing(snapshot, known)} and ${isBehind}
    order by 1 limit ${MOST_CLAIMS + 1}`;
  return [...(from === id ? [id] : []), ...rows.map(({ claimId }) => claimId)];
}
