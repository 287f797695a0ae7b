import { claimOf } from '../../test/claim-of.js';
import { asserts, CLAIM, claimOnFile, denies, reportOnFile, resumed, retracted, suspended } from '../../test/given.js';
import type { ClaimEvent, ClaimStatement } from '../claim/claim.js';
import { FollowUps } from './follow-ups.js';
import { evolveReport, noReport, type Report, type ReportEvent } from './report.js';

const told = { reportId: 'ap-1', outletId: 'ap', publishedAt: '2022-11-15' };
const wrong = asserts('a US official', { ...told, statementId: 'wrong' });
const right = denies('Russia', { ...told, statementId: 'right' });
const elsewhere = asserts('Poland', { ...told, statementId: 'elsewhere', reportId: 'reuters-1' });

describe('what follows from a report’s life', () => {
  it('is nothing while nothing happened to it', () =>
    expect(follows([], [wrong])).toMatchObject({ corrections: [], holds: [], due: 0 }));

  it('is the end of each statement that a correction names: due, then carried', () => {
    const { corrections, due } = follows([corrected('wrong')], [wrong, right]);
    expect(corrections[0]?.reaches).toEqual([
      { claimId: CLAIM, statementId: 'wrong', holder: 'a US official', stance: 'asserts', progress: 'due' },
    ]);
    expect(due).toBe(1);
    const carried = follows([corrected('wrong')], [wrong, retracted('wrong', '2022-11-16')]);
    expect(carried).toMatchObject({ corrections: [{ reaches: [{ progress: 'carried' }] }], due: 0 });
  });

  it('is nothing yet of a statement that is not on file, and of another report’s nothing at all', () =>
    expect(follows([corrected('late', 'elsewhere')], [wrong, elsewhere])).toMatchObject({
      corrections: [
        {
          reaches: [
            { statementId: 'late', progress: 'not_on_file' },
            { statementId: 'elsewhere', holder: 'Poland', progress: 'of_another_report' },
          ],
        },
      ],
      due: 0,
    }));

  it('is the end of all that a withdrawn report said, but for what a correction ends before', () => {
    const life = [corrected('wrong'), withdrawn];
    expect(progressOf(follows(life, [wrong, right]))).toEqual([
      ['wrong', 'due'],
      ['right', 'due'],
      ['wrong', 'ends_otherwise'],
    ]);
    const carried = [retracted('wrong', '2022-11-16'), retracted('right', '2022-11-17', 'report_withdrawn')];
    expect(progressOf(follows(life, [wrong, right, ...carried]))).toEqual([
      ['wrong', 'carried'],
      ['wrong', 'ends_otherwise'],
      ['right', 'carried'],
    ]);
  });

  it.each([
    ['2022-11-17', 'misrendered'],
    ['2022-11-16', 'report_withdrawn'],
  ] as const)('tells how a statement has ended that something else ended: %s, %s', (publishedAt, why) => {
    const { withdrawal } = follows([withdrawn], [wrong, retracted('wrong', publishedAt, why)]);
    expect(withdrawal?.reaches).toMatchObject([{ progress: 'ends_otherwise', retraction: { publishedAt, why } }]);
  });

  it('is the suspension of all that a held report said, and their resumption once it is released', () => {
    const suspension = suspended('wrong', '2022-11-16');
    const resumption = resumed('wrong', '2022-11-18');
    expect(progressOf(follows([held], [wrong]))).toEqual([['wrong', 'due']]);
    expect(progressOf(follows([held], [wrong, suspension]))).toEqual([['wrong', 'carried']]);
    expect(progressOf(follows([held, released], [wrong, suspension]))).toEqual([['wrong', 'due']]);
    expect(progressOf(follows([held, released], [wrong, suspension, resumption]))).toEqual([['wrong', 'carried']]);
  });

  it('is the end of all that a killed report said, until the kill is lifted: then all of it stands again', () => {
    const ended = retracted('wrong', '2022-11-18', 'report_withdrawn');
    expect(follows([killed], [wrong])).toMatchObject({
      killed: true,
      kills: [{ reaches: [{ progress: 'due' }] }],
      due: 1,
    });
    expect(follows([killed], [wrong, ended])).toMatchObject({
      kills: [{ reaches: [{ progress: 'carried' }] }],
      due: 0,
    });
    expect(follows([killed, lifted], [wrong, ended])).toMatchObject({
      killed: false,
      kills: [{ lifted: 'Set aside.', reaches: [{ progress: 'due' }] }],
      due: 1,
    });
    expect(follows([killed, lifted], [wrong])).toMatchObject({ killed: false, kills: [{ reaches: [] }], due: 0 });
  });

  it('is no resumption of what was retracted while it was suspended', () => {
    const facts = [wrong, suspended('wrong', '2022-11-16'), retracted('wrong', '2022-11-17', 'holder_retracted')];
    expect(progressOf(follows([held, released], facts))).toEqual([['wrong', 'ends_otherwise']]);
  });

  it('is told by the last twenty of each that happened, and of these by twenty statements: all of it once was', () => {
    const days = Array.from({ length: 30 }, (_, day) => `2022-12-${String(day + 1).padStart(2, '0')}`);
    const life = days.flatMap((publishedAt): ReportEvent[] => [
      { ...held, data: { ...noted('Hold.', publishedAt) } } as ReportEvent,
      { ...released, data: { ...noted('Release.', publishedAt) } } as ReportEvent,
      { type: 'ReportAnnotated', data: noted('Nothing new.', publishedAt) },
      { type: 'ReportRevised', data: { ...noted('Typos.', publishedAt), noted: true } },
      corrected(...days),
    ]);
    const facts = days.map((statementId) => asserts('a US official', { ...told, statementId }));
    const { corrections, holds, notes, revisions, ...totals } = follows(life, facts);
    expect(totals).toMatchObject({ correctionsTotal: 30, holdsTotal: 30, notesTotal: 30, revisionsTotal: 30 });
    for (const causes of [corrections, holds]) {
      expect(causes).toHaveLength(20);
      for (const { reaches, reachesTotal } of causes) expect([reaches.length, reachesTotal]).toEqual([20, 30]);
    }
    expect([notes, revisions].map((those) => those.map(({ publishedAt }) => publishedAt))).toEqual([
      days.slice(-20),
      days.slice(-20),
    ]);
    expect(corrections.map(({ ends, endsTotal }) => [ends.length, endsTotal])).toEqual(corrections.map(() => [20, 30]));
  });

  it('tells first to which statements it has still to come', () => {
    const names = Array.from({ length: 30 }, (_, place) => `s-${place}`);
    const said = names.map((statementId) => asserts('a US official', { ...told, statementId }));
    const carried = names.slice(0, 29).map((statementId) => retracted(statementId, '2022-11-17', 'report_withdrawn'));
    const { withdrawal, due } = follows([withdrawn], [...said, ...carried]);
    expect(withdrawal?.reaches.slice(0, 2)).toMatchObject([
      { statementId: 's-29', progress: 'due' },
      { statementId: 's-0', progress: 'carried' },
    ]);
    expect(due).toBe(1);
  });

  it('costs for each hold what one costs: a hundred of a hundred statements once held the event loop for nine seconds', () => {
    const [few, many] = [20, 160].map((holds) => readFor(holds) / holds);
    expect(many).toBeLessThanOrEqual(1.5 * (few ?? 0));
  });
});

/** How many fields of holds and statements are looked at where a report was held so often, and its statement with it. */
function readFor(times: number): number {
  const report = [reportOnFile('ap-1'), ...Array.from({ length: times }, () => [held, released]).flat()].reduce(
    evolveReport,
    noReport,
  );
  const { statements } = claimOf([claimOnFile(), wrong]);
  let read = 0;
  const counted = <T extends object>(one: T) =>
    new Proxy(one, { get: (target, field): unknown => ((read += 1), Reflect.get(target, field)) });
  const suspended = statements.map((one) =>
    counted({ ...one, suspensions: report.holds.map((hold) => counted(hold)) }),
  );
  followed({ ...report, holds: report.holds.map((hold) => counted(hold)) }, suspended);
  return read;
}

function corrected(...ends: string[]): ReportEvent {
  const named = ends.map((statementId) => ({ claimId: CLAIM, statementId }));
  return { type: 'ReportCorrected', data: { ...noted('A single source was wrong.', '2022-11-16'), ends: named } };
}

const withdrawn: ReportEvent = { type: 'ReportWithdrawn', data: noted('Withdrawn.', '2022-11-17') };
const killed: ReportEvent = { type: 'ReportKilled', data: noted('By order of a court.', '2022-11-18') };
const lifted: ReportEvent = { type: 'KillLifted', data: { reportId: 'ap-1', reason: 'Set aside.' } };
const held: ReportEvent = { type: 'ReportHeld', data: noted('Hold.', '2022-11-16') };
const released: ReportEvent = { type: 'ReportReleased', data: noted('Release.', '2022-11-18') };

function noted(note: string, publishedAt: string) {
  return { reportId: 'ap-1', note, publishedAt };
}

function follows(life: ReportEvent[], facts: ClaimEvent[]) {
  const published = reportOnFile('ap-1', { outletId: 'ap', publishedAt: '2022-11-15' });
  const report = [published, ...life].reduce(evolveReport, noReport);
  return followed(report, claimOf([claimOnFile(), ...facts]).statements);
}

function followed(report: Report, statements: ClaimStatement[]) {
  const followUps = new FollowUps(report);
  for (const statement of statements) followUps.take(statement);
  return followUps.told();
}

function progressOf({ corrections, holds, withdrawal }: ReturnType<typeof follows>) {
  const causes = [...corrections, ...holds, ...(withdrawal ? [withdrawal] : [])];
  return causes.flatMap(({ reaches }) => reaches.map(({ statementId, progress }) => [statementId, progress]));
}
