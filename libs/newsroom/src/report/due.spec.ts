import { claimOf } from '../../test/claim-of.js';
import { asserts, claimOnFile } from '../../test/given.js';
import { streamOf } from '../../test/stream-of.js';
import type { ClaimStatement } from '../claim/claim.js';
import { dueOn, isTroubled } from './due.js';
import { noReport, type Report, type ReportEvent } from './report.js';
import { report as reports } from './report-stream.js';

const report = { reportId: 'ap-1', outletId: 'ap', publishedAt: '2022-11-15' };
const published: ReportEvent = { type: 'ReportPublished', data: report };
const correction = (...ends: string[]): ReportEvent => ({
  type: 'ReportCorrected',
  data: {
    reportId: 'ap-1',
    note: 'A single source was wrong.',
    publishedAt: '2022-11-16',
    ends: ends.map((statementId) => ({ claimId: 'nk-troops', statementId })),
  },
});
const withdrawal: ReportEvent = {
  type: 'ReportWithdrawn',
  data: { reportId: 'ap-1', note: 'Withdrawn.', publishedAt: '2022-11-17' },
};
const hold: ReportEvent = { type: 'ReportHeld', data: { reportId: 'ap-1', note: 'Hold.', publishedAt: '2022-11-16' } };
const release: ReportEvent = {
  type: 'ReportReleased',
  data: { reportId: 'ap-1', note: 'Release.', publishedAt: '2022-11-18' },
};

const kill = (publishedAt = '2022-11-19'): ReportEvent => ({
  type: 'ReportKilled',
  data: { reportId: 'ap-1', note: 'By order of a court.', publishedAt },
});
const lift: ReportEvent = { type: 'KillLifted', data: { reportId: 'ap-1', reason: 'The order was set aside.' } };
const ended = (publishedAt: string): Partial<ClaimStatement> => ({
  retraction: { publishedAt, why: 'report_withdrawn', reportId: 'ap-1' },
});

describe('what is due on a statement', () => {
  it('is nothing while its report stands', () => expect(due([])).toEqual([]));

  it('is its end, when a correction of its report names it, at the time of the correction', () => {
    expect(due([correction('s')])).toEqual([['retract-statement', '2022-11-16', 'report_corrected', 'corrected-0']]);
    expect(due([correction('another')])).toEqual([]);
  });

  it('is its end, when its report is withdrawn', () =>
    expect(due([withdrawal])).toEqual([['retract-statement', '2022-11-17', 'report_withdrawn', 'withdrawn']]));

  it('is one end, the first', () =>
    expect(due([correction('s'), withdrawal])).toEqual([
      ['retract-statement', '2022-11-16', 'report_corrected', 'corrected-0'],
    ]));

  it('is its suspension while its report is held, and its resumption once that is released', () => {
    expect(due([hold])).toEqual([['suspend-statement', '2022-11-16', undefined, 'held-0']]);
    expect(due([hold], { suspensions: [{ from: '2022-11-16' }] })).toEqual([]);
    expect(due([hold, release], { suspensions: [{ from: '2022-11-16' }] })).toEqual([
      ['resume-statement', '2022-11-18', undefined, 'released-0'],
    ]);
    expect(due([hold, release], { suspensions: [{ from: '2022-11-16', until: '2022-11-18' }] })).toEqual([]);
  });

  it('is a suspension for each hold, though both began on one day', () => {
    const onTheDay: ReportEvent = {
      type: 'ReportReleased',
      data: { reportId: 'ap-1', note: 'Release.', publishedAt: '2022-11-16' },
    };
    expect(due([hold, onTheDay, hold], { suspensions: [{ from: '2022-11-16', until: '2022-11-16' }] })).toEqual([
      ['suspend-statement', '2022-11-16', undefined, 'held-1'],
    ]);
  });

  it('is both, when it is put on file after the release but was said before the hold', () =>
    expect(due([hold, release]).map(([command]) => command)).toEqual(['suspend-statement', 'resume-statement']));

  it('is its resumption, though it was said after the release, if it was suspended before anybody knew of that', () =>
    expect(
      due([hold, release], { publishedAt: '2022-11-18', suspensions: [{ from: '2022-11-16' }] }).map(
        ([command]) => command,
      ),
    ).toEqual(['resume-statement']));

  it('is an end that is dated earlier than the one on file', () => {
    const later = { publishedAt: '2022-11-18', why: 'misrendered', reportId: 'ap-1' } as const;
    expect(due([withdrawal], { retraction: later })).toEqual([
      ['retract-statement', '2022-11-17', 'report_withdrawn', 'withdrawn'],
    ]);
    expect(due([hold, withdrawal], { retraction: later }).map(([command]) => command)).toEqual([
      'suspend-statement',
      'retract-statement',
    ]);
  });

  it('is nothing of a hold that was over when it was said', () =>
    expect(due([hold, release], { publishedAt: '2022-11-18' })).toEqual([]));

  it('is a suspension before its end, so that the past shows both', () =>
    expect(due([hold, withdrawal]).map(([command]) => command)).toEqual(['suspend-statement', 'retract-statement']));

  it('is its end, when its report is killed, at the time of the kill, whatever else happened to the report', () => {
    expect(due([kill()])).toEqual([['retract-statement', '2022-11-19', 'report_withdrawn', 'killed-0']]);
    expect(due([hold, kill()], { suspensions: [{ from: '2022-11-16' }] }).map(([, , , cause]) => cause)).toEqual([
      'killed-0',
    ]);
    expect(due([withdrawal, kill()], ended('2022-11-17'))).toEqual([]);
    expect(due([kill()], ended('2022-11-19'))).toEqual([]);
  });

  it('is to stand again, once the kill that ended it is lifted', () => {
    const reinstated = ['reinstate-statement', undefined, undefined, 'lifted-1'];
    expect(due([kill(), lift], ended('2022-11-19'))).toEqual([reinstated]);
    expect(due([kill(), lift])).toEqual([]);
    expect(due([kill(), withdrawal, lift], ended('2022-11-19'))).toEqual([reinstated]);
    expect(due([kill(), withdrawal, lift])).toEqual([
      ['retract-statement', '2022-11-17', 'report_withdrawn', 'withdrawn'],
    ]);
  });

  it('is to end anew, of the later day, when its report is killed again, and to stand between the two', () => {
    const life = [kill(), lift, kill('2022-11-21')];
    expect(due(life, ended('2022-11-19'))).toEqual([['reinstate-statement', undefined, undefined, 'lifted-1']]);
    expect(due(life)).toEqual([['retract-statement', '2022-11-21', 'report_withdrawn', 'killed-1']]);
    expect(due([...life, lift], ended('2022-11-21'))).toEqual([
      ['reinstate-statement', undefined, undefined, 'lifted-2'],
    ]);
  });

  it('is no return of what something else has ended, though the kill is lifted', () => {
    expect(due([withdrawal, kill(), lift], ended('2022-11-17'))).toEqual([]);
    const misrendered = { publishedAt: '2022-11-19', why: 'misrendered', reportId: 'ap-1' } as const;
    expect(due([kill(), lift], { retraction: misrendered })).toEqual([]);
    expect(due([kill(), lift], { retraction: { ...misrendered, why: 'report_withdrawn', reportId: 'ap-2' } })).toEqual(
      [],
    );
  });

  it('is no return of what the first release withdrew as a kill: its withdrawal lasts', () => {
    const asAKill = { reportId: 'ap-1', note: 'By order of a court.', publishedAt: '2022-11-17', kill: true };
    const life: ReportEvent[] = [{ type: 'ReportWithdrawn', data: asAKill }];
    expect(due(life)).toEqual([['retract-statement', '2022-11-17', 'report_withdrawn', 'withdrawn']]);
    expect(due([...life, lift], ended('2022-11-17'))).toEqual([]);
  });

  it('is nothing once it is retracted', () =>
    expect(
      due([withdrawal], { retraction: { publishedAt: '2022-11-16', why: 'misrendered', reportId: 'ap-1' } }),
    ).toEqual([]));
});

function due(life: ReportEvent[], about: Partial<ClaimStatement> = {}) {
  const told = asserts('an official', {
    statementId: 's',
    reportId: 'ap-1',
    outletId: 'ap',
    publishedAt: '2022-11-15',
  });
  const [statement] = claimOf([claimOnFile(), told]).statements;
  if (!statement) throw new Error('There is no statement.');
  const state = reports.fold(noReport, { stream: streamOf(report), events: [published, ...life] }) as Report;
  const steps = dueOn({ ...statement, ...about }, state);
  // Whoever looks for what is due asks for troubled reports alone.
  if (steps.length > 0) expect(isTroubled(state)).toBe(true);
  return steps.map(({ command, body, cause }) => [command, body.publishedAt, body.why, cause]);
}
