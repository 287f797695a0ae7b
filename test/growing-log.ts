/**
 * A log of so many claims and what belongs to them, and what is asked of it. The first thirty claims are told apart from
 * all others by everything that a list may be narrowed to, and come last in everything that it may be sorted by: whoever
 * looks for them in the order of a list reads all of it.
 */
import { type Entry, encodeCommit, partitionOf } from '#ledger';
import { streamName } from '#newsroom';
import { questions } from '#views';

export type Words = Record<string, string>;

const FEW = 30;

export function growingLog({ from, to, partitions }: { from: number; to: number; partitions: number }): Entry[] {
  const numbers = Array.from({ length: to - from }, (_, n) => from + n);
  const outlets = from === 0 ? ['few', 'o-0', 'o-1'].flatMap((id) => [outlet(id), holder(id)]) : [];
  const streams = numbers.flatMap((n) => [
    ...(n < FEW ? [] : [outlet(`small-${n}`)]),
    ...outletsOf(n).map((outletId) => report(n, outletId)),
    claim(n),
  ]);
  return [...outlets, ...streams].map((stream) => entryOf(stream, partitions));
}

interface Stream {
  stream: string;
  n: number;
  events: { type: string; data: object }[];
}

function outlet(outletId: string): Stream {
  const data = { outletId, name: `The Gazette ${outletId.replace('small-', 'c')}` };
  return { stream: streamName('outlet', outletId), n: 0, events: [{ type: 'OutletRegistered', data }] };
}

/** The officials of those whose outlets print more than one claim are on file, and nobody else's. */
function holder(outletId: string): Stream {
  const data = { holderId: `official-${outletId}`, name: `Official of ${outletId}`, kind: 'body' };
  return { stream: streamName('holder', data.holderId), n: 0, events: [{ type: 'HolderRegistered', data }] };
}

function identified(n: number, outletId: string): Stream['events'] {
  if (outletId.startsWith('small-')) return [];
  const [claimId, name, holderId] = [idOf(n), `Official of ${outletId}`, `official-${outletId}`];
  return [{ type: 'HolderIdentified', data: { claimId, name, holderId, by: 'courier' } }];
}

/** Of the first few one alone; of all others one of two that print half of everything, and one that prints nothing else. */
function outletsOf(n: number): string[] {
  return n < FEW ? ['few'] : [`o-${n % 2}`, `small-${n}`];
}

function report(n: number, outletId: string): Stream {
  const reportId = reportOf(n, outletId);
  const data = { reportId, outletId, headline: `What ${outletId} reports of it`, publishedAt: dayOf(n) };
  return { stream: streamName('report', reportId), n, events: [{ type: 'ReportPublished', data }] };
}

function claim(n: number): Stream {
  const claimId = idOf(n);
  const topic = n < FEW ? 'few' : `topic-${n % 4}`;
  const verdict = { claimId, verdict: n < FEW ? 'refuted' : n % 2 ? 'confirmed' : 'mixed', reason: 'It is on record.' };
  const link = { claimId, kind: n < FEW ? 'excludes' : 'part_of', to: 'hub' };
  return {
    stream: streamName('claim', claimId),
    n,
    events: [
      {
        type: 'ClaimRegistered',
        data: { claimId, proposition: `Troops of number c${String(n).padStart(5, '0')} are there`, topic },
      },
      ...outletsOf(n).map((outletId) => statement(n, outletId)),
      ...outletsOf(n).flatMap((outletId) => identified(n, outletId)),
      { type: 'VerdictIssued', data: verdict },
      ...(n === FEW ? [] : [{ type: 'ClaimLinked', data: link }]),
    ],
  };
}

function statement(n: number, outletId: string): Stream['events'][number] {
  const asserts = n >= FEW;
  return {
    type: asserts ? 'ClaimAsserted' : 'ClaimDenied',
    data: {
      claimId: idOf(n),
      statementId: `${idOf(n)}-${outletId}`,
      reportId: reportOf(n, outletId),
      outletId,
      holder: { name: `Official of ${outletId}`, role: 'third_party_official' },
      act: asserts ? 'states' : 'denies',
      basis: 'named',
      place: 'body',
      framing: n < FEW ? { headline: 'asserts', body: 'denies' } : { headline: 'reports', body: 'reports' },
      publishedAt: dayOf(n),
    },
  };
}

function idOf(n: number): string {
  return n === FEW ? 'hub' : `c-${String(n).padStart(5, '0')}`;
}

function reportOf(n: number, outletId: string): string {
  return `${outletId}-${String(n).padStart(5, '0')}`;
}

function dayOf(n: number): string {
  return new Date(Date.UTC(2024, 9, 1, 0, n)).toISOString();
}

function entryOf({ stream, n, events }: Stream, partitions: number): Entry {
  const value = encodeCommit({
    v: 1,
    id: `id-${stream}`,
    stream,
    after: 0,
    on: null,
    command: 'Test',
    digest: 'd',
    events,
    by: 'tool:test',
    at: dayOf(n),
  });
  return { partition: partitionOf(stream, partitions), key: stream, value };
}

const OF_THE_FEW: Words = {
  status: 'denied',
  verdict: 'refuted',
  outlet: 'few',
  holder: 'official-few',
  flag: 'headline_body_conflict',
  topic: 'few',
  report: 'seldom',
  by: 'auditor:seldom',
  kind: 'excludes',
  for: 'official-o-0',
  into: 'official-o-0',
  q: 'c00007',
  date: '2024-10-01T00:07Z',
  unread: 'true',
  statement: 'c-00000-few',
  measure: 'c-00000-few',
  figure: 'c-00000-few',
  amended: 'yes',
};
const OF_MOST: Words = {
  status: 'corroborated',
  verdict: 'confirmed',
  outlet: 'o-1',
  holder: 'official-o-1',
  topic: 'topic-1',
  report: 'often',
  by: 'auditor:often',
  kind: 'part_of',
  since: '2024-10-01',
  at: '2024-10-01T12:00Z',
  date: '2024-10',
};
const IN_PATH: [path: RegExp, words: Words[]][] = [
  [/^\/claims\//, [{ id: 'c-00000' }, { id: 'hub' }]],
  [/^\/reports\//, [{ id: 'o-1-00031' }]],
  [/^\/outlets\//, [{ id: 'few' }, { id: 'o-0' }]],
  [/^\/holders\/:/, [{ id: 'official-few' }, { id: 'official-o-0' }]],
  [/^\/streams\//, [{ id: 'claim-c-00000' }, { id: 'report-o-1-00031' }]],
  [/^\/commits\//, [{ partition: '0', offset: '0' }]],
  [/^\/askers\//, [{ by: 'tool:test' }]],
];

/** Each question plainly, by each sort, narrowed by each word, and by both. */
export function asked(path: string): Words[] {
  const { parameters = {} } = questions.find((one) => one.path === path) ?? {};
  const [, inPath = [{}]] = IN_PATH.find(([pattern]) => pattern.test(path)) ?? [];
  const { sort, known: _known, behind: _behind, ...others } = parameters;
  const { from: _from, to: _to, fromKnown: _fromKnown, toKnown: _toKnown, ...narrowing } = others;
  const sorts = [{}, ...(sort ? ['changed', 'since', 'outlets', 'origins'].map((one) => ({ sort: one })) : [])];
  const narrowed: Words[] = [{}];
  for (const word of Object.keys(narrowing)) {
    const values = [OF_THE_FEW[word], OF_MOST[word]].flatMap((value) => value ?? []);
    if (values.length === 0)
      throw new Error(`What is asked of ${path} by ${word}? Give it a value in ${import.meta.url}.`);
    narrowed.push(...values.map((value) => ({ [word]: value })));
  }
  return inPath.flatMap((words) => sorts.flatMap((sorted) => narrowed.map((one) => ({ ...words, ...sorted, ...one }))));
}
