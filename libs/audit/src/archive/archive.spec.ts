/** Archives, made of logs in memory: `test/archives.e2e.spec.ts` makes them of Kafka and of the embedded log. */
import { type Entry, headOf, partitionOf } from '#ledger';
import type { Event } from '#newsroom';
import { outletOnFile, reportOnFile } from '../../../newsroom/test/given.js';
import { archiveOf, CLAIM, contested, logOf, manifestOf } from '../../test/made-archive.js';
import { CLAIM_STREAM, nisAsserts, PARTITIONS, type WrittenLog } from '../../test/written-log.js';
import { claimAsOf } from '../as-of.js';
import { MANIFEST, withManifest } from './manifest.js';
import { openArchive } from './open-archive.js';

describe('an archive', () => {
  let written: WrittenLog;

  beforeEach(() => {
    written = contested();
  });

  it('opens to the same sheet on two logs of one history, byte for byte, wherever its commits lie', async () => {
    const elsewhere = Array.from({ length: PARTITIONS }, (_, partition): Entry => {
      return { partition, key: 'claim-another', value: Buffer.from('{}') };
    });
    const [one, other] = [await archiveOf(written), await archiveOf({ entries: [...elsewhere, ...written.entries] })];
    const name = `sheets/${CLAIM}.json`;
    expect(one.files.get(name)?.toString()).toBe(other.files.get(name)?.toString());
    expect(one.files.get(name)?.toString()).toContain('"status":"contested"');
    expect(one.files.get(positionsOf())?.equals(other.files.get(positionsOf()) ?? Buffer.alloc(0))).toBe(false);
    for (const { files } of [one, other]) {
      const opened = openArchive(files);
      expect([opened.faults, opened.areSheetsAsMade]).toEqual([[], true]);
      expect(`${JSON.stringify(opened.sheet(CLAIM, {}))}\n`).toBe(one.files.get(name)?.toString());
    }
  });

  it('tells of any moment of either clock what the log tells', async () => {
    const ledger = await logOf(written.entries);
    const { sheet } = openArchive((await archiveOf(written)).files);
    const place = partitionOf(CLAIM_STREAM, PARTITIONS);
    const told = new Set<unknown>();
    for (const moment of [
      {},
      { at: '2024-10-17' },
      { at: '2024-10-20' },
      { known: `${place}:2` },
      { known: '2026-11-22T08:00:03Z' },
    ]) {
      const { sentence, status, because } = (await claimAsOf(ledger, CLAIM, moment)) ?? {};
      expect({ moment, ...sheet(CLAIM, moment) }).toMatchObject({ moment, sentence, status, because });
      told.add(status);
    }
    expect(told.size).toBeGreaterThan(2);
    expect(sheet(CLAIM, { known: '2026-11-21' })).toBeUndefined();
    await ledger.close();
  });

  it.each(['log', 'position', 'partitions', 'claimIds', 'madeBy', 'killed', 'unreadableLeftOut', 'onRecord'])(
    'is none whose manifest names no %s, though it is sealed: it ended the tool with a fault of its own',
    async (field) => {
      const { files } = await archiveOf(written);
      const { seal: _seal, files: _named, ...about } = manifestOf(files);
      const forged = withManifest(files, { ...about, [field]: undefined });
      expect(openArchive(forged).faults).toMatchObject([{ path: MANIFEST, kind: 'altered' }]);
    },
  );

  it('has every statement, however many characters they have together: a page of the doors ends before', async () => {
    const long = { ...(nisAsserts.data as object), passage: 'x'.repeat(2000) };
    for (let n = 0; n < 600; n++)
      written.commit({ ...nisAsserts, data: { ...long, statementId: `long-${n}` } } as Event);
    const { files } = await archiveOf(written);
    expect(openArchive(files).sheet(CLAIM, {})?.statements).toHaveLength(602);
  });

  it('names what it refers to, and nothing else', async () => {
    for (const fact of [outletOnFile('another'), reportOnFile('another-1', { outletId: 'another' })])
      written.commit(fact);
    const { files } = await archiveOf(written);
    const streams = [...files.keys()].flatMap((path) => /^streams\/(.+)\.commits$/.exec(path)?.[1] ?? []);
    expect(streams).toEqual([CLAIM_STREAM, 'outlet-kbs-world', 'outlet-tass', 'report-kbs-1', 'report-tass-1']);
  });

  it.each([
    ['altered', (files: Map<string, Buffer>, path: string) => files.set(path, oneByteAltered(files.get(path)))],
    ['missing', (files: Map<string, Buffer>, path: string) => files.delete(path)],
  ])('says of each of its files that it is %s', async (kind, harm) => {
    const { files } = await archiveOf(written);
    for (const path of files.keys()) {
      const harmed = new Map(files);
      harm(harmed, path);
      const { faults, sheet } = openArchive(harmed);
      expect(faults.map((fault) => [fault.path, fault.kind])).toEqual([[path, kind]]);
      expect(sheet(CLAIM, {})).toBeUndefined();
    }
  });

  it('says of a file that somebody added that it is', async () => {
    const { files } = await archiveOf(written);
    files.set('streams/claim-forged.commits', Buffer.from('{}'));
    expect(openArchive(files).faults).toMatchObject([{ path: 'streams/claim-forged.commits', kind: 'added' }]);
  });

  it('contradicts itself where a commit was altered and every hash in the manifest made anew', async () => {
    const { files } = await archiveOf(written);
    const path = `streams/${CLAIM_STREAM}.commits`;
    const forged = Buffer.from((files.get(path)?.toString() ?? '').replace('NIS', 'SIN'));
    expect(kindsIn(resealed(files, [[path, forged]]))).toEqual([[positionsOf(), 'contradicts']]);
    // And its hash in its line as well: then the next commit was decided on another.
    const [first = '', ...others] = (files.get(positionsOf())?.toString() ?? '').split('\n');
    const commits = files.get(path)?.toString().split('\n') ?? [];
    const again = (commits[0] ?? '').replace('North', 'South');
    const line = JSON.stringify({ ...(JSON.parse(first) as object), hash: headOf(Buffer.from(again)) });
    const harmed = resealed(files, [
      [path, Buffer.from([again, ...commits.slice(1)].join('\n'))],
      [positionsOf(), Buffer.from([line, ...others].join('\n'))],
    ]);
    expect(kindsIn(harmed)).toEqual([[positionsOf(), 'contradicts']]);
  });

  it.each(['json', 'html'])(
    'says that its sheet as %s is no longer of its commits, if every hash fits',
    async (form) => {
      const { files } = await archiveOf(written);
      const path = `sheets/${CLAIM}.${form}`;
      const forged = Buffer.from((files.get(path)?.toString() ?? '').replace('contested', 'undisputed'));
      const { faults, areSheetsAsMade, sheet } = openArchive(resealed(files, [[path, forged]]));
      expect([faults, areSheetsAsMade, sheet(CLAIM, {})?.status]).toEqual([[], false, 'contested']);
    },
  );

  it('prints a headline as a text, whatever is in it', async () => {
    written.commit({
      type: 'ReportRevised',
      data: { reportId: 'kbs-1', headline: '<script>"\'&', publishedAt: '2024-10-19', noted: true },
    });
    const page = (await archiveOf(written)).files.get(`sheets/${CLAIM}.html`)?.toString() ?? '';
    expect(page).toContain('&lt;script&gt;&quot;&#39;&amp;');
    expect(page).not.toMatch(/<script|\son\w+=|javascript:|src=|href=/);
  });

  describe('that is on record', () => {
    const requested: Event = {
      type: 'ExportRequested',
      data: { exportId: 'court-1', claimIds: [CLAIM], reason: 'A court asks.' },
    };

    it('is of the claims that are named there, and names the record', async () => {
      const entry = written.commit(requested, { by: 'auditor:jane' });
      const { files } = await archiveOf(written, { onRecord: 'court-1', claimIds: [] });
      const { onRecord, claimIds } = manifestOf(files);
      expect(claimIds).toEqual([CLAIM]);
      const position = written.positionOf(entry);
      expect(onRecord).toMatchObject({ exportId: 'court-1', by: 'auditor:jane', position, hash: headOf(entry.value) });
      expect(files.get('README.txt')?.toString()).toContain('On record: as export court-1, asked for by auditor:jane');
    });

    it('is made of nothing else than what is on record', async () => {
      written.commit(requested, { by: 'auditor:jane' });
      const wanted = (more: object) => archiveOf(written, { onRecord: 'court-1', ...more });
      await expect(wanted({ claimIds: ['another'] })).rejects.toThrow('is on record for nk-troops');
      await expect(wanted({ withKilled: true })).rejects.toThrow('is on record without what is killed');
      await expect(wanted({ onRecord: 'court-2' })).rejects.toThrow('No export court-2 is on record in this log');
    });

    it('says that it is not, where it is not', async () =>
      expect((await archiveOf(written)).files.get('README.txt')?.toString()).toContain('On record: no.'));
  });

  it('is refused of a claim that the log does not have', () =>
    expect(archiveOf(written, { claimIds: ['unheard-of'] })).rejects.toThrow('The log has no claim unheard-of'));
});

function positionsOf(): string {
  return `streams/${CLAIM_STREAM}.positions.ndjson`;
}

/** As whoever alters some of it would make it: all hashes fit. */
function resealed(files: Map<string, Buffer>, altered: [string, Buffer][]): Map<string, Buffer> {
  const { stetArchive: _form, files: _files, seal: _seal, ...about } = manifestOf(files);
  const content = [...files].filter(([path]) => path !== MANIFEST && path !== 'SHA256SUMS');
  return withManifest(new Map([...content, ...altered]), about);
}

function kindsIn(files: Map<string, Buffer>): string[][] {
  return openArchive(files).faults.map(({ path, kind }) => [path, kind]);
}

function oneByteAltered(content: Buffer = Buffer.alloc(1)): Buffer {
  const altered = Buffer.from(content);
  const at = Math.floor(altered.length / 2);
  altered[at] = (altered[at] ?? 0) ^ 1;
  return altered;
}
