/** What a kill hides, and an archive: it has none of it, unless it was asked for. */
import { partitionOf } from '#ledger';
import type { Event } from '#newsroom';
import { outletOnFile, reportOnFile } from '../../../newsroom/test/given.js';
import { archiveOf, CLAIM, contested, manifestOf, SECRET, tassDenies } from '../../test/made-archive.js';
import { CLAIM_STREAM, PARTITIONS, type WrittenLog } from '../../test/written-log.js';
import { openArchive } from './open-archive.js';

const kill = killOf('tass-1');

describe('an archive of what was killed', () => {
  let written: WrittenLog;

  beforeEach(() => {
    written = contested();
  });

  it('leaves out what is killed, says so, and keeps the places and hashes of what it leaves out', async () => {
    written.commit(kill, { by: 'editor:anna' });
    const { files, killed } = await archiveOf(written);
    expect(textsIn(files)).not.toContain(SECRET);
    expect(killed).toEqual({ included: false, commitsLeftOut: 2, reports: ['tass-1'] });
    const { faults, sheet } = openArchive(files);
    expect([faults, sheet(CLAIM, {})]).toMatchObject([[], { status: 'single_origin', leftOut: 1 }]);
    expect(files.get('README.txt')?.toString()).toMatch(
      /2 commits that say a word of reports that were killed: tass-1\./,
    );
    expect(files.get(`sheets/${CLAIM}.html`)?.toString()).toContain('1 commits of this claim are left out');
  });

  it('has what is killed for whoever asks for it, and says so', async () => {
    written.commit(kill, { by: 'editor:anna' });
    const { files, killed } = await archiveOf(written, { withKilled: true });
    expect(killed).toEqual({ included: true, commitsLeftOut: 0, reports: ['tass-1'] });
    expect(textsIn(files)).toContain(SECRET);
    expect(openArchive(files).sheet(CLAIM, {})).toMatchObject({ status: 'contested', leftOut: 0 });
    expect(files.get('README.txt')?.toString()).toContain('THIS ARCHIVE HOLDS WHAT WAS KILLED: texts of tass-1,');
  });

  it('leaves out what nobody can read, which may say what is killed', async () => {
    written.put({
      partition: partitionOf(CLAIM_STREAM, PARTITIONS),
      key: CLAIM_STREAM,
      value: Buffer.from(`{"${SECRET}`),
    });
    const { files } = await archiveOf(written);
    expect([manifestOf(files).unreadableLeftOut, openArchive(files).faults]).toEqual([1, []]);
    expect(textsIn(files)).not.toContain(`{"${SECRET}`);
    const whole = await archiveOf(written, { withKilled: true });
    expect([textsIn(whole.files).includes(`{"${SECRET}`), openArchive(whole.files).faults]).toEqual([true, []]);
  });

  it('leaves out what is void and speaks of a killed report that nothing else names', async () => {
    const others = [outletOnFile('another'), reportOnFile('another-1', { outletId: 'another' })];
    for (const fact of others) written.commit(fact);
    const data = { ...(tassDenies.data as object), statementId: 'lost', reportId: 'another-1', outletId: 'another' };
    written.commit({ type: 'ClaimDenied', data: { ...data, passage: LOST } } as Event, { after: 0, on: null });
    expect(textsIn((await archiveOf(written)).files)).toContain(LOST);
    written.commit(killOf('another-1'), { by: 'editor:anna' });
    const { files, killed } = await archiveOf(written);
    expect([textsIn(files).includes(LOST), killed.reports]).toEqual([false, ['another-1']]);
    expect(openArchive(files).faults).toEqual([]);
  });
});

const LOST = 'a passage that stands nowhere';

function killOf(reportId: string): Event {
  return { type: 'ReportKilled', data: { reportId, note: SECRET, publishedAt: '2024-10-24' } };
}

function textsIn(files: Map<string, Buffer>): string {
  return [...files.values()].map(String).join('\n');
}
