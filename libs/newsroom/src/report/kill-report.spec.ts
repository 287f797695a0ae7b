import { given, reportOnFile } from '../../test/given.js';
import { streamOf } from '../../test/stream-of.js';
import { KillReport } from './kill-report.js';
import { LiftKill } from './lift-kill.js';
import { killOf, noReport, type Report, type ReportEvent } from './report.js';
import { report } from './report-stream.js';

const published = reportOnFile('kbs-1', { publishedAt: '2024-10-18', headline: 'Six killed' });
const said = (publishedAt: string) => ({ reportId: 'kbs-1', note: 'By order of a court.', publishedAt });
const killed: ReportEvent = { type: 'ReportKilled', data: said('2024-10-20') };
const lift = { reportId: 'kbs-1', reason: 'The order was set aside.' };
const lifted: ReportEvent = { type: 'KillLifted', data: lift };

describe('KillReport', () => {
  it('kills a report', () => given(published).when(KillReport, said('2024-10-20')).then(killed));

  it('is refused a second time, and says since when', () =>
    given(published, killed).when(KillReport, said('2024-10-21')).isRefused('report.already-killed', '2024-10-20'));

  it('is taken again once it was lifted, and of an earlier day as well', () =>
    given(published, killed, lifted).when(KillReport, said('2024-10-19')).follows('ReportKilled', said('2024-10-19')));
});

describe('LiftKill', () => {
  it('lifts a kill', () => given(published, killed).when(LiftKill, lift).then(lifted));

  it('lifts what the first release withdrew as a kill', () =>
    given(published, { type: 'ReportWithdrawn', data: { ...said('2024-10-20'), kill: true } })
      .when(LiftKill, lift)
      .then(lifted));

  it('is refused of a report that is not killed', () =>
    given(published).when(LiftKill, lift).isRefused('report.not-killed', 'kbs-1'));
});

describe('a killed report', () => {
  it('has the life that its outlet gives it, and is killed beside it', () => {
    const held = stateOf(killed, { type: 'ReportHeld', data: said('2024-10-21') });
    expect([held.life, killOf(held)?.publishedAt]).toEqual(['held', '2024-10-20']);
  });

  it('is killed no more once that was lifted, and keeps on file that it was, and why no longer', () => {
    const state = stateOf(killed, lifted);
    expect(killOf(state)).toBeUndefined();
    expect(state.kills).toEqual([{ publishedAt: '2024-10-20', note: 'By order of a court.', lifted: lift.reason }]);
  });

  it('is killed by what the first release wrote as a withdrawal, and withdrawn by it', () => {
    const state = stateOf({ type: 'ReportWithdrawn', data: { ...said('2024-10-20'), kill: true } });
    expect([state.life, killOf(state)?.note]).toEqual(['withdrawn', 'By order of a court.']);
    expect(killOf(stateOf({ type: 'ReportWithdrawn', data: { ...said('2024-10-20'), kill: false } }))).toBeUndefined();
  });

  it('has nothing lifted by what cannot stand in its log', () => expect(stateOf(lifted).kills).toEqual([]));
});

function stateOf(...events: ReportEvent[]): Report {
  return report.fold(noReport, { stream: streamOf(published.data), events: [published, ...events] }) as Report;
}
