/** A claim of many statements, nearly in the order of publication, with all that a desk does to them and understands of them. */
import {
  amended,
  asserts,
  claimOnFile,
  denies,
  type Details,
  type Fact,
  identified,
  leansTo,
  leavesOpen,
  outletOnFile,
  repeats,
  reportOnFile,
  resumed,
  retracted,
  suspended,
} from '../libs/newsroom/test/given.js';
import { streamOf } from '../libs/newsroom/test/stream-of.js';

export const claimId = 'nk-troops';
/** In the killed report alone. */
export const CANARY = 'Cnry Sparrow';
const SAYS = [asserts, denies, leavesOpen, leansTo];

export function publishedAt(n: number): string {
  return new Date(Date.UTC(2024, 9, 1) + n * 600_000).toISOString();
}

/** With the reports and outlets that it is from. */
export function largeClaim(size: number) {
  const claim = events(size);
  const reports = [
    ...Array.from({ length: 10 }, (_, n) => [reportOnFile(`o-${n}-1`, { outletId: `o-${n}` })]),
    [reportOnFile('killed-1', { outletId: 'o-3' }), KILL],
  ];
  return [claim, ...reports, ...Array.from({ length: 10 }, (_, n) => [outletOnFile(`o-${n}`)])].map((told) => ({
    stream: streamOf(told[0]?.data ?? {}),
    events: told,
  }));
}

const KILL: Fact = {
  type: 'ReportKilled',
  data: { reportId: 'killed-1', note: 'it was made up', publishedAt: '2024-10-12' },
};

/** Nearly in the order of publication; and among the statements all that a desk does to them, and understands of them. */
function events(size: number): Fact[] {
  const all: Fact[] = [claimOnFile()];
  for (let place = 0; place < size; place++) {
    all.push(statement(place));
    const before = `s-${place - 5}`;
    if (place % 40 === 11) all.push(retracted(before, publishedAt(place)));
    if (place % 90 === 17) all.push(suspended(before, publishedAt(place)));
    if (place % 90 === 27) all.push(resumed(`s-${place - 15}`, publishedAt(place)));
    if (place % 130 === 31) all.push(amended(before, { act: 'denies', stance: 'denies', utterance: `u-${place % 7}` }));
    if (place % 150 === 41)
      all.push(identified({ name: `holder ${place % 50}`, holderId: `h-${place % 50}`, by: 'courier' }));
    if (place % 300 === 51) all.push(amended(`s-${place - 290}`, { publishedAt: publishedAt(place) }));
    if (place % 400 === 61)
      all.push({ type: 'VerdictIssued', data: { claimId, verdict: 'mixed', reason: `of ${place}` } });
    if (place % 500 === 71)
      all.push({ type: 'ClaimReworded', data: { claimId, proposition: `They are, ${place}`, reason: 'shorter' } });
  }
  return [...all, retracted('s-3', publishedAt(size), 'report_withdrawn'), repeats('holder 3', 'holder 4')];
}

function statement(n: number): Fact {
  const place = n % 200 === 150 ? n - 149 : n - (n % 6) + ((n * 5) % 6);
  const isKilled = n % 120 === 3;
  const about: Details = {
    statementId: `s-${n}`,
    outletId: `o-${isKilled ? 3 : n % 10}`,
    reportId: isKilled ? 'killed-1' : `o-${n % 10}-1`,
    publishedAt: publishedAt(place),
    ...(n % 3 === 0 && { utterance: `u-${Math.floor(n / 12)}` }),
    ...(n % 2 === 0 && { quantity: { measure: 'deployed', op: 'eq', low: n % 9, unit: 'persons' } }),
    ...(n % 25 === 9 && { role: 'satire' }),
  };
  return (SAYS[(n * 31) % 4] ?? asserts)(isKilled ? CANARY : `holder ${n % 50}`, about);
}
