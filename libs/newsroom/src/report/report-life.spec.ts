/** What each command comes to at each stage of a report's life: an event, or a refusal. */
import { given, type Outcome, outletOnFile, reportOnFile } from '../../test/given.js';
import { AnnotateReport } from './annotate-report.js';
import { CorrectReport } from './correct-report.js';
import { HoldReport } from './hold-report.js';
import { KillReport } from './kill-report.js';
import { LiftKill } from './lift-kill.js';
import { PublishReport } from './publish-report.js';
import { ReleaseReport } from './release-report.js';
import { report } from './report-stream.js';
import type { ReportEvent } from './report.js';
import { ReviseReport } from './revise-report.js';
import { WithdrawReport } from './withdraw-report.js';

const PUBLISHED = '2024-10-18T09:00Z';
const said = (publishedAt: string) => ({ reportId: 'kbs-1', note: 'The desk tells its readers.', publishedAt });
const published = reportOnFile('kbs-1', { publishedAt: PUBLISHED });
const held: ReportEvent = { type: 'ReportHeld', data: said('2024-10-19') };
const released: ReportEvent = { type: 'ReportReleased', data: said('2024-10-20') };
const withdrawn: ReportEvent = { type: 'ReportWithdrawn', data: said('2024-10-21') };

const killed: ReportEvent = { type: 'ReportKilled', data: said('2024-10-21') };
const lifted: ReportEvent = { type: 'KillLifted', data: { reportId: 'kbs-1', reason: 'The order was set aside.' } };
/** As the first release wrote it. */
const withdrawnAsAKill: ReportEvent = { type: 'ReportWithdrawn', data: { ...said('2024-10-21'), kill: true } };

const LIVES = {
  unpublished: [],
  published: [published],
  held: [published, held],
  released: [published, held, released],
  withdrawn: [published, withdrawn],
  'withdrawn while held': [published, held, withdrawn],
  killed: [published, killed],
  'killed while held': [published, held, killed],
  'killed and then withdrawn': [published, killed, withdrawn],
  'killed after its withdrawal': [published, withdrawn, killed],
  'withdrawn as a kill': [published, withdrawnAsAKill],
  'whose kill was lifted': [published, killed, lifted],
  'withdrawn as a kill, which was lifted': [published, withdrawnAsAKill, lifted],
  'killed again': [published, killed, lifted, killed],
} as const satisfies Record<string, ReportEvent[]>;

const COMMANDS = [
  [PublishReport, { reportId: 'kbs-1', outletId: 'kbs-world', publishedAt: PUBLISHED }],
  [ReviseReport, { reportId: 'kbs-1', noted: false, publishedAt: '2024-10-22' }],
  [CorrectReport, { ...said('2024-10-22'), ends: [{ claimId: 'yet-to-come', statementId: 'yet-to-come' }] }],
  [AnnotateReport, said('2024-10-22')],
  [HoldReport, said('2024-10-22')],
  [ReleaseReport, said('2024-10-22')],
  [WithdrawReport, said('2024-10-22')],
  [KillReport, said('2024-10-22')],
  [LiftKill, { reportId: 'kbs-1', reason: 'The order was set aside.' }],
] as const;

/** In the order of LIVES. A kill hides what happens to a report; it refuses nothing of it, and so stands as its life does. */
const OUTCOMES: Record<string, Outcome[]> = {
  PublishReport: ['ReportPublished', ...times<Outcome>(13, 'report.already-published')],
  ReviseReport: asItsLife('ReportRevised', { held: 'report.held' }),
  CorrectReport: asItsLife('ReportCorrected'),
  AnnotateReport: asItsLife('ReportAnnotated'),
  HoldReport: asItsLife('ReportHeld', { held: 'report.already-held' }),
  ReleaseReport: asItsLife('report.not-held', { held: 'ReportReleased' }),
  WithdrawReport: asItsLife('ReportWithdrawn', { withdrawn: 'report.already-withdrawn' }),
  KillReport: [
    'report.not-on-file',
    ...times<Outcome>(5, 'ReportKilled'),
    ...times<Outcome>(5, 'report.already-killed'),
    ...times<Outcome>(2, 'ReportKilled'),
    'report.already-killed',
  ],
  LiftKill: [
    'report.not-on-file',
    ...times<Outcome>(5, 'report.not-killed'),
    ...times<Outcome>(5, 'KillLifted'),
    ...times<Outcome>(2, 'report.not-killed'),
    'KillLifted',
  ],
};

function asItsLife(out: Outcome, { held = out, withdrawn = 'report.withdrawn' as Outcome } = {}): Outcome[] {
  const lives = ['', 'out', 'held', 'out', 'gone', 'gone', 'out', 'held', 'gone', 'gone', 'gone', 'out', 'gone', 'out'];
  const outcomes: Record<string, Outcome> = { out, held, gone: withdrawn };
  return lives.map((life) => outcomes[life] ?? 'report.not-on-file');
}

const cells = COMMANDS.flatMap(([type, command]) =>
  Object.entries(LIVES).map(([life, facts], place) => {
    const outcome = OUTCOMES[type.name]?.[place] ?? 'report.not-on-file';
    return {
      name: type.name,
      life,
      outcome,
      decide: () => given(outletOnFile('kbs-world'), ...facts).when<object>(type, command),
    };
  }),
);

describe('in the life of a report', () => {
  it('every command is decided at every stage', () =>
    expect(Object.entries(OUTCOMES).map(([name, outcomes]) => [name, outcomes.length])).toEqual(
      report.commands.map(({ command }) => [command, Object.keys(LIVES).length]),
    ));

  it.each(cells)('$name on a report $life comes to $outcome', ({ decide, outcome }) => decide().comesTo(outcome));
});

const afterTheFact = COMMANDS.slice(1, -1).map(([type, command]) => ({ type, name: type.name, command }));
const stageOf = (name: string) => (name === 'ReleaseReport' ? LIVES.held : LIVES.published);

describe.each(afterTheFact)('$name', ({ type, name, command }) => {
  const dated = (publishedAt: string) => given(...stageOf(name)).when<object>(type, { ...command, publishedAt });

  it('is refused before the report was first published', () =>
    dated('2024-10-18T08:59Z').isRefused('report.before-publication', PUBLISHED));

  it('is taken on the day of its publication, if nobody knows the hour', () => {
    if (name === 'ReleaseReport') dated('2024-10-18').isRefused('report.released-before-held', '2024-10-19');
    else dated('2024-10-18').follows(eventOf(name), { publishedAt: '2024-10-18' });
  });

  it('is refused more than five minutes from now', () => {
    dated('2024-11-01T12:05Z').follows(eventOf(name), { publishedAt: '2024-11-01T12:05Z' });
    dated('2024-11-01T12:06Z').isRefused('report.in-the-future', '2024-11-01T12:06Z');
  });
});

function eventOf(name: string): ReportEvent['type'] {
  return report.commands.find(({ command }) => command === name)?.event as ReportEvent['type'];
}

function times<T>(count: number, outcome: T): T[] {
  return Array.from({ length: count }, () => outcome);
}
