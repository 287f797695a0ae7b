/** A report, as an editor follows what became of it and how far that has come to its statements. */
import type { Ledger } from '#ledger';
import { appendingBy, eventually, Gate, type NewsroomService, positionAfterAll, startNewsroom } from '#testing';

const claimId = 'missile-from-russia';
const holder = 'a US official';
const ended = { publishedAt: '2022-11-16', why: 'report_corrected' };

describe('a report', () => {
  const courierMayWrite = new Gate();
  const written: Record<string, unknown>[] = [];
  let newsroom: NewsroomService;

  beforeAll(async () => {
    newsroom = await startNewsroom({ overLedger: (ledger) => courierHeldBack(ledger, courierMayWrite) });
    await accepted('register-outlet', { outletId: 'ap', name: 'Associated Press' });
    await accepted('register-claim', { claimId, proposition: 'The missile that hit Poland came from Russia' });
  });

  afterAll(() => newsroom.stop());

  it('shows what a correction ends: what is on its way, what has come, and what is not on file', async () => {
    await published('ap-1', ['one', 'two', 'untouched']);
    const ends = ['one', 'two', 'late'].map((statementId) => ({ claimId, statementId }));
    await accepted('correct-report', { ...noted('ap-1', '2022-11-16'), ends });
    const reaches = (progress: string, more: object = {}) => [
      { claimId, statementId: 'one', holder, stance: 'asserts', progress, ...more },
      { claimId, statementId: 'two', holder, stance: 'asserts', progress, ...more },
      { claimId, statementId: 'late', progress: 'not_on_file' },
    ];
    const correction = { ...noted('ap-1', '2022-11-16'), ends };
    expect(await report('ap-1')).toMatchObject({
      life: 'published',
      corrections: [{ ...correction, reaches: reaches('due') }],
      due: 2,
    });
    courierMayWrite.open();
    expect(await onceCarried('ap-1')).toMatchObject({
      corrections: [{ ...correction, reaches: reaches('carried', { retraction: { ...ended, reportId: 'ap-1' } }) }],
      claims: [{ claimId, statements: 3 }],
    });
  });

  it('shows what a correction named before it was on file, once it is', async () => {
    await stated('ap-1', 'late');
    expect(progressOf((await onceCarried('ap-1')).corrections)).toEqual([
      ['one', 'carried'],
      ['two', 'carried'],
      ['late', 'carried'],
    ]);
  });

  it('shows what its withdrawal ends, and what a correction had ended before', async () => {
    await accepted('withdraw-report', noted('ap-1', '2022-11-17'));
    const { life, withdrawal } = await onceCarried('ap-1');
    expect(life).toBe('withdrawn');
    expect(progressOf([withdrawal])).toEqual([
      ['one', 'ends_otherwise'],
      ['two', 'ends_otherwise'],
      ['untouched', 'carried'],
      ['late', 'ends_otherwise'],
    ]);
  });

  it('shows what a hold suspends, and that its release has come to it', async () => {
    await published('ap-2', ['held']);
    await accepted('hold-report', noted('ap-2', '2022-11-16'));
    const held = await onceCarried('ap-2');
    expect(held).toMatchObject({ life: 'held', holds: [{ from: '2022-11-16', reaches: [{ progress: 'carried' }] }] });
    await accepted('release-report', noted('ap-2', '2022-11-18'));
    expect(await onceCarried('ap-2')).toMatchObject({
      life: 'published',
      holds: [{ from: '2022-11-16', until: '2022-11-18', reaches: [{ statementId: 'held', progress: 'carried' }] }],
    });
    const { body } = await newsroom.get(`/v1/claims/${claimId}`);
    const statements = body.statements as { statementId: string; suspensions?: object[] }[];
    expect(statements.find(({ statementId }) => statementId === 'held')?.suspensions).toEqual([
      { from: '2022-11-16', until: '2022-11-18' },
    ]);
  });

  it('shows that a correction named a statement of another report, which it does not end', async () => {
    await published('ap-3', []);
    await accepted('correct-report', { ...noted('ap-3', '2022-11-16'), ends: [{ claimId, statementId: 'held' }] });
    expect(progressOf((await report('ap-3')).corrections)).toEqual([['held', 'of_another_report']]);
  });

  it('keeps its revisions and its editors’ notes beside them', async () => {
    await accepted('publish-report', {
      reportId: 'ap-4',
      outletId: 'ap',
      headline: 'Missile kills two',
      publishedAt: '2022-11-15',
    });
    const revision = { reportId: 'ap-4', publishedAt: '2022-11-16', noted: false, headline: 'Missile hits Poland' };
    await accepted('revise-report', revision);
    await accepted('annotate-report', noted('ap-4', '2022-11-17'));
    expect(await report('ap-4')).toMatchObject({
      outlet: 'Associated Press',
      headline: 'Missile hits Poland',
      firstHeadline: 'Missile kills two',
      revisions: [revision],
      notes: [noted('ap-4', '2022-11-17')],
      corrections: [],
      holds: [],
      due: 0,
      version: 3,
    });
  });

  it('of which much is on file is told by the last twenty of each, and how many there are: all of it once was', async () => {
    const days = Array.from({ length: 24 }, (_, day) => `2022-11-${String(day + 1).padStart(2, '0')}`);
    await accepted('publish-report', { reportId: 'ap-7', outletId: 'ap', publishedAt: '2022-11-01' });
    for (const publishedAt of days) await accepted('annotate-report', noted('ap-7', publishedAt));
    for (const [place] of days.entries()) await stated('ap-7', `many-${String(place).padStart(2, '0')}`);
    await accepted('hold-report', noted('ap-7', '2022-11-25'));
    const told = await onceCarried('ap-7');
    expect(told).toMatchObject({ notesTotal: 24, holdsTotal: 1, claims: [{ statements: 24 }], claimsTotal: 1 });
    expect(told.notes.map(({ publishedAt }) => publishedAt)).toEqual(days.slice(-20));
    expect(told.holds.map(({ reaches, reachesTotal }) => [reaches.length, reachesTotal])).toEqual([[20, 24]]);
  });

  it('keeps the words of a killed report from everybody, amended ones too', async () => {
    await published('ap-5', ['named']);
    const words = { claimId, statementId: 'named', changes: { passage: 'a name that must not be named' } };
    await accepted('amend-statement', { ...words, reason: 'the passage was missing' });
    const paths = [`/v1/claims/${claimId}`, `/v1/streams/claim-${claimId}?limit=500`, '/v1/feed?limit=500'];
    expect(await named(paths)).toEqual([true, true, true]);
    await accepted('kill-report', noted('ap-5', '2022-11-17'));
    expect(await named(paths)).toEqual([false, false, false]);
    await accepted('lift-kill', { reportId: 'ap-5', reason: 'The court has set its order aside.' });
    expect(await named(paths)).toEqual([true, true, true]);
  });

  it('is not killed by its withdrawal, and says how it is', async () => {
    await published('ap-6', []);
    const { status, body } = await newsroom.post('withdraw-report', { ...noted('ap-6', '2022-11-17'), kill: true });
    expect([status, body.errors]).toEqual([
      400,
      [{ field: 'kill', message: expect.stringContaining('post kill-report') as string }],
    ]);
    expect(await report('ap-6')).toMatchObject({ life: 'published', killed: false, kills: [] });
  });

  function named(paths: string[]): Promise<boolean[]> {
    const headers = { accept: 'application/json', 'read-after': positionAfterAll(written) };
    return Promise.all(
      paths.map(async (path) => JSON.stringify((await newsroom.get(path, headers)).body).includes('must not be named')),
    );
  }

  async function accepted(name: string, body: object): Promise<void> {
    const { status, body: answer } = await newsroom.post(name, body);
    expect([status, answer.detail]).toEqual([201, undefined]);
    written.push(answer);
  }

  async function published(reportId: string, statementIds: string[]): Promise<void> {
    await accepted('publish-report', { reportId, outletId: 'ap', publishedAt: '2022-11-15' });
    for (const statementId of statementIds) await stated(reportId, statementId);
  }

  function stated(reportId: string, statementId: string): Promise<void> {
    return accepted('assert-claim', {
      claimId,
      statementId,
      reportId,
      holder: { name: holder, role: 'anonymous_official' },
      act: 'states',
      basis: 'anonymous',
      framing: { headline: 'asserts', body: 'reports' },
    });
  }

  async function report(reportId: string): Promise<ShownReport> {
    const { body } = await newsroom.get(`/v1/reports/${reportId}`, { 'read-after': positionAfterAll(written) });
    return body as unknown as ShownReport;
  }

  function onceCarried(reportId: string): Promise<ShownReport> {
    return eventually(async () => {
      const shown = await report(reportId);
      return shown.due === 0 && shown;
    });
  }
});

interface Cause {
  reaches: { statementId: string; progress: string }[];
  reachesTotal: number;
}

interface ShownReport {
  life: string;
  notes: { publishedAt: string }[];
  corrections: Cause[];
  holds: Cause[];
  withdrawal: Cause;
  due: number;
}

function progressOf(causes: Cause[]): string[][] {
  return causes.flatMap(({ reaches }) => reaches.map(({ statementId, progress }) => [statementId, progress]));
}

function noted(reportId: string, publishedAt: string) {
  return { reportId, note: 'A single source was wrong.', publishedAt };
}

function courierHeldBack(ledger: Ledger, gate: Gate): Ledger {
  const held = appendingBy(ledger, (append) => gate.passed.then(append));
  return {
    ...held,
    append: (round) => (round.some(({ value }) => value.includes('"stet:courier"')) ? held : ledger).append(round),
  };
}
