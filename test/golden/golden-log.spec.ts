/** What stands in old logs goes on meaning what it meant: the log is complete, and is what it was. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readRecord } from '#ledger';
import { newsroom } from '#newsroom';
import { goldenRecords, LOG, PARTITIONS } from './golden-log.js';

/** What was written by then, and is not written anew by anybody: so many bytes from the beginning. */
const SEALED = [
  { by: 'the first release', bytes: 79967, sha256: 'e6dfc7213435c1b72c9268ce8d69b91c0aede986a971996c762dd84ae55f3a16' },
  {
    by: 'whoever added kills',
    bytes: 99334,
    sha256: '6c6881c71c83aef323199a48a46c4289021d350bb7f05fcfba36808dbf9069dd',
  },
  {
    by: 'whoever let links be taken back',
    bytes: 102506,
    sha256: '4029b28ff6d2bfa40460a2a2681445c02d4e98b9279ebb5599785e6db0a0563f',
  },
  {
    by: 'whoever put holders on file',
    bytes: 113304,
    sha256: '207267caad8caab2f704b4d2423a153552b2955da94d87adb87a17f4ed2735c8',
  },
  {
    by: 'whoever had the courier identify',
    bytes: 120989,
    sha256: 'd69dc4e2742edcab3e03c935d8ccb3ef7f3b10b15ddf5bb43144272daddaff80',
  },
  {
    by: 'whoever put exports on record',
    bytes: 122036,
    sha256: '3b0df5fb6404f61e728944a12812e5e0c573279cd49ff64c53d01e27fda04a0b',
  },
];

describe('the golden log', () => {
  const records = goldenRecords();
  const commits = records.flatMap(
    (record) => readRecord({ ...record, value: Buffer.from(record.value) }, PARTITIONS).commit ?? [],
  );

  it.each(SEALED)('begins as $by wrote it, byte for byte', ({ bytes, sha256 }) => {
    const begins = readFileSync(LOG).subarray(0, bytes);
    expect({ bytes: begins.length, sha256: createHash('sha256').update(begins).digest('hex') }).toEqual({
      bytes,
      sha256,
    });
  });

  it.each(newsroom.flatMap(({ commands }) => commands.map(({ event }) => event)))('has records of %s', (event) => {
    expect(commits.flatMap(({ events }) => events.map(({ type }) => type))).toContain(event);
  });

  it('has its records as a log has them: by partition in their order, and as time goes', () => {
    for (let partition = 0; partition < PARTITIONS; partition += 1) {
      const offsets = records.filter((record) => record.partition === partition).map(({ offset }) => offset);
      expect(offsets).toEqual(offsets.map((_, place) => place));
    }
    const times = records.map(({ appendedAt }) => appendedAt);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });

  it('has what no reader can take for a commit, and commits that were beaten to it', () => {
    expect(records.length - commits.length).toBeGreaterThan(5);
    expect(commits.map(({ id }) => id)).toEqual(expect.arrayContaining(['beaten-1', 'beaten-2', 'beaten-3']));
  });
});
