/** What lies between two moments of a report, on either clock or on both: what happened to it, and what became of its statements. */
import { type Static, Type } from '@sinclair/typebox';
import { BEFELL, befellBetween, type ChangedStatement, killOf, MOST_TOLD, statementsBetweenInSteps } from '#newsroom';
import { LIFE, wordOf } from './answer.js';
import { BETWEEN, momentsIn } from './between.js';
import { CHANGED } from './claim-diff.js';
import { claimOnFile } from './claim-on-file.js';
import { isCount, pageByPlace } from './page.js';
import { type Answered, ID, type ParameterValues, question, type Reader } from './question.js';
import type { Raw, Snapshot } from './reading.js';
import { reportBy, reportCommits, type ReportThen } from './report-past.js';
import { placeIn } from './place-in-report.js';
import { inSlices } from './slices.js';

const text = Type.String();
const may = Type.Optional(text);
const STATE = Type.Object(
  {
    at: may,
    known: may,
    onFile: Type.Boolean(),
    life: LIFE,
    headline: may,
    publishedAt: may,
    killed: Type.Boolean(),
    version: Type.Integer(),
  },
  { $id: 'StateOfAReport', description: 'As the report of that moment has it.' },
);
const BEFALLEN = Type.Object(
  {
    did: wordOf(BEFELL),
    publishedAt: may,
    headline: may,
    noted: Type.Optional(Type.Boolean()),
    note: may,
    reason: may,
    ends: Type.Optional(Type.Array(Type.Object({ claimId: text, statementId: text }))),
    endsTotal: Type.Optional(Type.Integer({ description: 'The first twenty are told.' })),
  },
  {
    $id: 'Befallen',
    description: Object.entries(BEFELL)
      .map(([word, means]) => `\`${word}\`: ${means}`)
      .join('; '),
  },
);
const DIFF = Type.Object({
  reportId: text,
  from: STATE,
  to: STATE,
  happened: Type.Array(BEFALLEN, {
    description: 'What happened to the report between, in the order in which it was put on file: the last twenty.',
  }),
  happenedTotal: Type.Integer(),
  statements: Type.Array(
    Type.Composite([CHANGED, Type.Object({ claimId: text })], { $id: 'ChangedStatementOfAReport' }),
    { description: 'Those in its headline first, then those in its summary, its text and its captions.' },
  ),
});

export const reportDiff = question({
  path: '/reports/:id/diff',
  id: ID,
  answers:
    'What lies between two moments of a report: by `from` and `to` on the published clock, by `fromKnown` and `toKnown` on the desk’s own, or by all four. What happened to the report, and which of its statements were added, amended, identified, retracted, held, on whichever claim.',
  answer: DIFF,
  parameters: BETWEEN,
  pages: ({ ordinal }) => isCount(ordinal),
  readsWhole: () => true,
  read: diffOf,
});

async function diffOf(
  snapshot: Snapshot,
  asked: ParameterValues,
  reader: Reader,
): Promise<Answered<typeof DIFF> | undefined> {
  const { id = '' } = asked;
  const [earlier, later] = momentsIn(asked);
  const told = await snapshot.folded(id, async (raw) => {
    const all = await reportCommits(raw, asked);
    if (!all) return undefined;
    const [before, after] = [await reportBy(all, earlier, reader), await reportBy(all, later, reader)];
    const happened = befellBetween(before.happened, after.happened);
    const changed = await statementsBetween(raw, { id, earlier, later }, reader);
    const { page: statements, next } = pageByPlace(changed, asked, reader.after);
    return {
      reportId: id,
      from: stateOf(before, earlier),
      to: stateOf(after, later),
      happened: happened.slice(-MOST_TOLD).map(({ ends, ...one }) => ({
        ...one,
        ...(ends && { ends: ends.slice(0, MOST_TOLD), endsTotal: ends.length }),
      })),
      happenedTotal: happened.length,
      statements,
      next,
    };
  });
  return told;
}

function stateOf({ report, version, events }: ReportThen, { at, known }: ParameterValues): Static<typeof STATE> {
  const { life, headline, publishedAt } = report;
  return {
    ...(at !== undefined && { at }),
    ...(known !== undefined && { known }),
    onFile: events.length > 0,
    life,
    ...(headline !== undefined && { headline }),
    ...(publishedAt !== undefined && { publishedAt }),
    killed: killOf(report) !== undefined,
    version,
  };
}

interface Between {
  id: string;
  earlier: ParameterValues;
  later: ParameterValues;
}

type ItsStatement = ChangedStatement & { claimId: string };

/** On all claims that it speaks to, by their places in it. */
async function statementsBetween(raw: Raw, { id, earlier, later }: Between, reader: Reader): Promise<ItsStatement[]> {
  const rows = await raw<{ claimId: string }[]>`
    select distinct claim_id as "claimId" from statements where report_id = ${id} order by claim_id`;
  const all: ItsStatement[] = [];
  for (const { claimId } of rows) {
    const was = await claimOnFile(raw, { ...earlier, id: claimId }, reader);
    const is = await claimOnFile(raw, { ...later, id: claimId }, reader);
    if (!was || !is) continue;
    const [before, after] = [
      { claim: was.claim, at: earlier.at },
      { claim: is.claim, at: later.at },
    ];
    const changed = await inSlices(
      statementsBetweenInSteps(before, after, ({ reportId }) => reportId === id),
      reader,
    );
    all.push(...changed.map((one) => ({ ...one, claimId })));
  }
  return all.toSorted((one, other) => placeIn(one) - placeIn(other));
}
