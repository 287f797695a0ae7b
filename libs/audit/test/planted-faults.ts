/** What a check must find in a log, over whatever adapter that lies: one suite, twelve faults (issue 17). */
import { type Entry, headOf, type Ledger, partitionOf } from '#ledger';
import { check, type Checked, type Finding, type ReadByViews } from '#audit';
import { eventually, type FreshLog } from '#testing';
import { FAULTS } from './faults.js';
import { CLAIM_STREAM, nisAsserts, PARTITIONS, WrittenLog } from './written-log.js';
import { linked } from '../../newsroom/test/given.js';

const NONE = 'no views';
const CLAIMS_PARTITION = partitionOf(CLAIM_STREAM, PARTITIONS);

export function plantedFaultsAreFound(where: string, openLog: () => Promise<FreshLog>): void {
  describe(`a log ${where}`, () => {
    let log: FreshLog;
    let ledger: Ledger;
    let written: WrittenLog;

    beforeEach(async () => {
      log = await openLog();
      ledger = await log.open();
      written = WrittenLog.sound();
    });

    afterEach(async () => {
      await ledger.close();
      await log.drop();
    });

    it('is sound as a Stet wrote it, with what lost a race, went on from that, and was repeated, counted as lawful', async () => {
      const { version: after, on } = written.head(CLAIM_STREAM);
      written.commit(linked('part_of', 'nk-troops'));
      const loser = written.commit(nisAsserts, { after, on, by: 'editor:anna' });
      const wentOn = { after: after + 1, on: headOf(loser.value), by: 'editor:anna' };
      written.commit(linked('excludes', 'nk-troops'), wentOn);
      written.put(loser);
      written.put(written.entries[0] as Entry);
      // In one millisecond, as a busy process writes them.
      const [at, other] = ['2026-11-22T08:01:00.000Z', linked('excludes', 'nk-troops')];
      written.commit(other, { at });
      written.commit(linked('part_of', 'nk-troops'), { at });
      await append();
      const { findings, ...checked } = await found();
      expect(findings).toEqual([]);
      expect(checked).toMatchObject({ records: 11, standing: 7, streams: 3, isComparedWithViews: true });
      expect(checked.voids).toEqual({ lost_race: 2, repeat: 1, on_a_void: 1, left_out: 0 });
    });

    it('shows every fault of one record, each where it is and as what it is', async () => {
      const planted = FAULTS.map(({ plant, finds }) => ({ finds, entry: plant(written) }));
      await append();
      const { findings } = await found();
      const wanted = planted.map(({ finds, entry }) => [finds, written.positionOf(entry)]);
      expect(findings.map(({ kind, position }) => [kind, position]).toSorted()).toEqual(wanted.toSorted());
    });

    it('shows one altered byte of a commit, in what was decided on it and in all that followed', async () => {
      const followed = [
        written.commit(linked('part_of', 'nk-troops')),
        written.commit(linked('excludes', 'nk-troops')),
      ];
      const first = written.entries.findIndex(({ key }) => key === CLAIM_STREAM);
      const { value, ...place } = written.entries[first] as Entry;
      written.entries[first] = { ...place, value: Buffer.from(value.toString().replace('North', 'Nurth')) };
      await append();
      const { findings } = await found();
      const voided = [written.entries[3] as Entry, ...followed].map((entry) => written.positionOf(entry));
      expect(findings.map(({ kind, position }) => [kind, position])).toEqual(
        voided.map((position) => ['unexplained_void', position]),
      );
    });

    it('shows a gap, and goes on behind it', async () => {
      await append();
      await log.leaveHole(CLAIMS_PARTITION);
      const forged = written.commit(linked('part_of', 'nowhere'));
      await ledger.append([forged]);
      // On Kafka a transaction's marker makes the hole, and it may come later than what is written after it.
      const findings = await eventually(async () => {
        const { findings } = await found(NONE);
        return findings.some(({ kind }) => kind === 'hole') && findings;
      });
      expect(findings.find(({ kind }) => kind === 'hole')?.position).toMatch(new RegExp(`^${CLAIMS_PARTITION}:\\d`));
      expect(findings.map(({ kind }) => kind)).toContain('reference_to_nothing');
    });

    it('shows that its beginning is lost', async () => {
      await append();
      await log.loseFirst(CLAIMS_PARTITION);
      const { findings } = await found(NONE);
      expect(findings[0]).toMatchObject({ kind: 'hole', position: `${CLAIMS_PARTITION}:0` });
    });

    it('shows a tail cut off behind what the views have read', async () => {
      written.commit(linked('part_of', 'nk-troops'));
      const views = written.readByViews();
      const [cut] = written.entries.slice(-1);
      const position = written.positionOf(cut as Entry);
      written.entries.pop();
      await append();
      const { findings } = await found(views);
      expect(findings.map(({ kind, position }) => [kind, position])).toEqual([['tail_lost', position]]);
      expect((await found(NONE)).findings).toEqual([]);
    });

    it('shows a second one of the same name, as long as the first', async () => {
      await append();
      const views = written.readByViews();
      await ledger.close();
      await log.makeAnew();
      ledger = await log.open();
      written = WrittenLog.sound('tool:another');
      await append();
      const { findings } = await found(views);
      expect([...new Set(findings.map(({ kind }) => kind))]).toEqual(['another_history']);
    });

    async function append(): Promise<void> {
      await ledger.append(written.entries);
    }

    it('shows one altered byte of the last commit of a stream, which nothing proves that followed, by what the views have read', async () => {
      const views = written.readByViews();
      const last = written.entries.findLastIndex(({ key }) => key === CLAIM_STREAM);
      const { value, ...place } = written.entries[last] as Entry;
      written.entries[last] = { ...place, value: Buffer.from(value.toString().replace('2024-10-18', '2024-10-19')) };
      await append();
      const { findings } = await found(views);
      const position = written.positionOf(written.entries[last] as Entry);
      expect(findings.map(({ kind, position }) => [kind, position])).toEqual([['another_history', position]]);
      expect((await found(NONE)).findings).toEqual([]);
    });

    async function found(
      views: ReadByViews | typeof NONE = written.readByViews(),
    ): Promise<Omit<Checked, 'findings'> & { findings: Finding[] }> {
      const findings: Finding[] = [];
      const checked = await check(ledger, {
        ...(views !== NONE && { views }),
        onFinding: (finding) => findings.push(finding),
      });
      const counted = Object.values(checked.findings).reduce((sum, count) => sum + count, 0);
      expect(counted).toBe(findings.length);
      return { ...checked, findings };
    }
  });
}
