/** Faults of one record: each is appended to a log that is sound, and shows at its own position, as nothing else. */
import { type Entry, partitionOf } from '#ledger';
import type { FindingKind } from '#audit';
import { linked } from '../../newsroom/test/given.js';
import { CLAIM_STREAM, nisAsserts, PARTITIONS, WrittenLog } from './written-log.js';

interface Fault {
  what: string;
  finds: FindingKind;
  /** Gives the record that is to be found. */
  plant(log: WrittenLog): Entry;
}

const place = { partition: partitionOf(CLAIM_STREAM, PARTITIONS), key: CLAIM_STREAM };
const toItself = linked('part_of', 'nk-troops');

export const FAULTS: Fault[] = [
  {
    what: 'a record in a wrong partition',
    finds: 'wrong_partition',
    plant: (log) => log.put({ ...other(), partition: (place.partition + 1) % PARTITIONS }),
  },
  {
    what: "a key that is not its stream's",
    finds: 'wrong_key',
    plant: (log) => log.put({ ...other(), key: 'claim-other' }),
  },
  {
    what: 'a record without a key',
    finds: 'wrong_key',
    plant: (log) => log.put({ ...other(), key: null as unknown as string }),
  },
  {
    what: 'a record of nothing',
    finds: 'unreadable',
    plant: (log) => log.put({ ...place, value: Buffer.alloc(0) }),
  },
  {
    what: 'an unknown event',
    finds: 'unknown_event',
    plant: (log) => log.commit({ type: 'ClaimBlessed', data: { claimId: 'nk-troops' } }),
  },
  {
    what: 'an event that is not of its shape',
    finds: 'unsound_event',
    plant: (log) => log.commit({ type: 'ClaimReworded', data: { claimId: 'nk-troops', proposition: 7 } }),
  },
  {
    what: 'broken JSON',
    finds: 'unreadable',
    plant: (log) => log.put({ ...place, value: other().value.subarray(0, -1) }),
  },
  {
    what: 'a commit without its fields',
    finds: 'not_a_commit',
    plant: (log) => log.put({ ...place, value: Buffer.from(JSON.stringify({ v: 1, stream: CLAIM_STREAM })) }),
  },
  {
    what: 'a commit of a later version',
    finds: 'later_version',
    plant: (log) => log.put({ ...place, value: Buffer.from(JSON.stringify({ v: 9, stream: CLAIM_STREAM })) }),
  },
  {
    what: 'a reference to nothing in another stream',
    finds: 'reference_to_nothing',
    plant: (log) => log.commit(linked('part_of', 'nowhere')),
  },
  {
    what: 'a reference to no statement of its own',
    finds: 'reference_to_nothing',
    plant: (log) => {
      const data = { claimId: 'nk-troops', statementId: 'nowhere', publishedAt: '2024-10-20' };
      return log.commit({ type: 'StatementSuspended', data });
    },
  },
  {
    what: 'what is told of a claim that nobody registered',
    finds: 'not_on_file',
    plant: (log) => log.commit({ ...nisAsserts, data: { ...nisAsserts.data, claimId: 'never-registered' } }),
  },
  {
    what: '`at` running backwards',
    finds: 'time_backwards',
    plant: (log) => log.commit(toItself, { at: '2026-11-22T07:59:59.999Z' }),
  },
  {
    what: 'a void that no standing commit explains',
    finds: 'unexplained_void',
    plant: (log) => log.commit(toItself, { on: 'A'.repeat(43) }),
  },
  {
    what: 'a void on what stands, repeated or not, whose number alone is wrong',
    finds: 'unexplained_void',
    plant: (log) => {
      log.put(log.commit(toItself));
      return log.commit(toItself, { after: 7 });
    },
  },
  {
    what: 'a void whose number alone is wrong',
    finds: 'unexplained_void',
    plant: (log) => log.commit(toItself, { after: 7 }),
  },
  {
    what: 'a command that stands twice',
    finds: 'stands_twice',
    plant: (log) => {
      log.commit(toItself, { id: 'said-once' });
      return log.commit(toItself, { id: 'said-once' });
    },
  },
  {
    what: 'other content under the key of what stands, decided on what nothing made',
    finds: 'unexplained_void',
    plant: (log) => {
      log.commit(toItself, { id: 'taken', digest: 'of this' });
      return log.commit(toItself, { id: 'taken', digest: 'of that', on: 'B'.repeat(43) });
    },
  },
  {
    what: 'a repeat of what lost a race itself, and so never stood',
    finds: 'unexplained_void',
    plant: (log) => {
      const { version: after, on } = log.head(CLAIM_STREAM);
      log.commit(toItself);
      log.commit(toItself, { after, on, id: 'never-stood' });
      return log.commit(toItself, { on: 'C'.repeat(43), id: 'never-stood' });
    },
  },
  { what: 'a commit by nobody', finds: 'by_nobody', plant: (log) => log.commit(toItself, { by: 'nobody' }) },
  {
    what: 'a commit by whoever may only read',
    finds: 'by_nobody',
    plant: (log) => log.commit(toItself, { by: 'auditor:eve' }),
  },
  // Last: it stands for nobody, so nothing is decided on it.
  {
    what: 'a commit whose writer has no name',
    finds: 'by_nobody',
    plant: (log) => log.commit(toItself, { by: '' }),
  },
];

/** A sound record that is in no log yet. */
function other(): Entry {
  return WrittenLog.sound().commit(toItself);
}
