import { cascadesOf, type Retraction } from './cascade.js';
import type { Statement } from './utterances.js';

const HOUR_MS = 3_600_000;
const at = (hour: number) => `2026-03-02T${String(hour).padStart(2, '0')}:00Z`;
const moment = Date.parse(at(20));

const printed = (outletId: string, hour: number, more: Partial<Statement> = {}): Statement => ({
  statementId: `${outletId}-1`,
  reportId: outletId,
  outletId,
  claimId: 'tanker-sank',
  holder: { name: 'a port official', role: 'anonymous_official' },
  act: 'states',
  stance: 'asserts',
  place: 'body',
  basis: 'anonymous',
  framing: { headline: 'reports', body: 'reports' },
  utterance: 'port-official-1',
  publishedAt: at(hour),
  ...more,
});
const took = (reportId: string, hour: number, why: Retraction['why'] = 'report_corrected') => ({
  retraction: { reportId, publishedAt: at(hour), why },
});
const via = { via: [{ outlet: 'wire' }] };

describe('what becomes of what was taken back', () => {
  it('is told of each report that had it from there: still up, for how long, or when it ended', () => {
    const [cascade, ...others] = cascadesOf(
      [
        printed('wire', 6, took('wire', 9)),
        printed('quick', 7, { ...via, ...took('quick', 11, 'report_withdrawn') }),
        printed('slow', 8, via),
      ],
      moment,
    );
    expect(others).toEqual([]);
    expect(cascade?.takenBack.map(({ outletId }) => outletId)).toEqual(['wire']);
    expect(cascade?.carriers.map(({ statement, ended, upForMs }) => [statement.outletId, ended?.why, upForMs])).toEqual(
      [
        ['slow', undefined, 11 * HOUR_MS],
        ['quick', 'report_withdrawn', 2 * HOUR_MS],
      ],
    );
  });

  it('leaves out who has it at first hand, and who says something else', () => {
    const [cascade] = cascadesOf(
      [printed('wire', 6, took('wire', 9)), printed('own', 7), printed('other', 8, { ...via, utterance: 'another' })],
      moment,
    );
    expect(cascade?.carriers).toEqual([]);
  });

  it('knows a copy by what its report is, though no way is told', () => {
    const copy = { relations: [{ kind: 'copy_of' as const, of: { outlet: 'wire' } }] };
    const [cascade] = cascadesOf([printed('wire', 6, took('wire', 9)), printed('copy', 7, copy)], moment);
    expect(cascade?.carriers.map(({ statement }) => statement.outletId)).toEqual(['copy']);
  });

  it('counts from when it was printed, where that was after it had been taken back', () => {
    const [cascade] = cascadesOf([printed('wire', 6, took('wire', 9)), printed('late', 18, via)], moment);
    expect(cascade?.carriers[0]?.upForMs).toBe(2 * HOUR_MS);
  });
});
