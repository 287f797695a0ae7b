/** The timeline: every change of a claim's status on the published clock, and why. A row is a change. */
import { Type } from '@sinclair/typebox';
import { type Claim, earliest, type StatusChange } from '#newsroom';
import { BECAUSE, CAUSE, CLAIM } from './answer.js';
import { storedAround } from './claim-past.js';
import { foldedTimeline, settledTimeline } from './known-timeline.js';
import { CLOCKS, inBigint, momentOf, OF_A_MOMENT } from './moment.js';
import { isCount, isWhole } from './page.js';
import { type Answered, ID, type ParameterValues, question, type Reader } from './question.js';
import type { Snapshot } from './reading.js';
import { storedChanges } from './stored-changes.js';
import { type Story, storyOf } from './story.js';
import type { View } from './view.js';
import { writeRows } from './write-rows.js';

const { status, assertingOrigins, outlets, flags } = CLAIM;
export const CHANGE = Type.Object(
  {
    at: Type.String({
      description:
        'As sure as what caused it was published: `2024-10-18`, to the minute, or `2024-10-24/..`: that day or later.',
    }),
    status,
    assertingOrigins,
    outlets,
    flags,
    ...BECAUSE,
    ...CAUSE,
  },
  { $id: 'StatusChange' },
);
const TIMELINE = Type.Object({ claimId: Type.String(), changes: Type.Array(CHANGE), ...OF_A_MOMENT });
const TIMELINE_OF_A_CLAIM = '/claims/:id/timeline';

export const timeline: View = {
  name: 'timeline',
  table: `
    create table changes (
      claim_id text, ordinal int, moment bigint not null, at text not null, status text not null, since text not null, since_moment bigint not null,
      asserting_origins int not null, outlets int not null, flags jsonb not null, because json not null, because_total int not null,
      cause json not null, cause_total int not null,
      primary key (claim_id, ordinal)
    );
    create index changes_by_moment on changes (claim_id, moment, ordinal);
    create index changes_in_time on changes (moment);`,
  async write(sql, { changes }) {
    const claims = changes.filter(({ category }) => category === 'claim');
    const told = await Promise.all(claims.map(async (change) => retold(change.state as Claim, await storyOf(change))));
    await sql`
      delete from changes c using json_to_recordset(${JSON.stringify(told.filter(isShorter))}::text::json) as t (claim_id text, length int)
      where c.claim_id = t.claim_id and c.ordinal >= t.length`;
    await writeRows(sql, 'changes', { key: ['claim_id', 'ordinal'], rows: told.flatMap(({ rows }) => rows) });
  },
  questions: [
    question({
      path: TIMELINE_OF_A_CLAIM,
      id: ID,
      answers:
        "Every change of the claim's status, asserting origins or flags, on the published clock, and why: of the reasons twenty at most, those for it and those against it in turn, and how many there are; and `cause`, what was published, retracted, suspended or resumed at that moment and moved a holder, twenty at most.",
      answer: TIMELINE,
      parameters: CLOCKS,
      pages: ({ moment, ordinal }) => isWhole(moment) && isCount(ordinal),
      readsWhole: ({ known }) => known !== undefined,
      read: (snapshot, asked, reader) =>
        asked.known === undefined ? storedTimeline(snapshot, asked, reader) : knownTimeline(snapshot, asked, reader),
    }),
  ],
};

interface Retold {
  claim_id: string;
  /** How many changes there are, and how many there were. */
  length: number;
  before: number;
  /** Those that the table has not. */
  rows: object[];
}

/** All that is told of a claim, as rows of the table. */
export function changeRows(claim: Claim, changes: StatusChange[]): object[] {
  return retold(claim, { written: [], changes }).rows;
}

function retold({ claimId }: Claim, { written, changes }: Pick<Story, 'written' | 'changes'>): Retold {
  let [since, wasSince] = ['', ''];
  const rows = changes.flatMap((change, ordinal) => {
    const was = written[ordinal];
    if (changes[ordinal - 1]?.status !== change.status) since = change.at;
    if (was && written[ordinal - 1]?.status !== was.status) wasSince = was.at;
    if (was && since === wasSince && isSame(change, was)) return [];
    return [rowOf(change, { claim_id: claimId, ordinal, since })];
  });
  return { claim_id: claimId, length: changes.length, before: written.length, rows };
}

/** A story that is told anew may come to the same. */
function isSame(change: StatusChange, was: StatusChange): boolean {
  return change === was || JSON.stringify(change) === JSON.stringify(was);
}

interface Place {
  claim_id: string;
  ordinal: number;
  since: string;
}

function isShorter({ length, before }: Retold): boolean {
  return length < before;
}

function rowOf(change: StatusChange, place: Place): object {
  const { at, status, assertingOrigins, outlets, flags, because, becauseTotal, cause, causeTotal } = change;
  return {
    ...place,
    moment: inBigint(earliest(at)),
    since_moment: inBigint(earliest(place.since)),
    at,
    status,
    asserting_origins: assertingOrigins,
    outlets,
    flags,
    because,
    because_total: becauseTotal,
    cause,
    cause_total: causeTotal,
  };
}

/** Undefined if the claim is not on file. */
async function storedTimeline(
  snapshot: Snapshot,
  asked: ParameterValues,
  reader: Reader,
): Promise<Answered<typeof TIMELINE> | undefined> {
  const { id = '' } = asked;
  const [claim] = await snapshot`select from claims where claim_id = ${id}`;
  if (!claim) return undefined;
  return {
    claimId: id,
    ...(await storedChanges(snapshot, asked, reader)),
    ...(asked.at !== undefined &&
      momentOf(TIMELINE_OF_A_CLAIM, asked, { onFile: true, published: await storedAround(snapshot, id, asked) })),
  };
}

async function knownTimeline(
  snapshot: Snapshot,
  asked: ParameterValues,
  reader: Reader,
): Promise<Answered<typeof TIMELINE> | undefined> {
  const told = (await settledTimeline(snapshot, asked, reader)) ?? (await foldedTimeline(snapshot, asked, reader));
  if (!told) return undefined;
  const { shown, ...page } = told;
  return { claimId: asked.id ?? '', ...page, ...momentOf(TIMELINE_OF_A_CLAIM, asked, shown) };
}
