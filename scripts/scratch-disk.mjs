/** Where services for tests keep what they are told: on Linux' disk in memory, if it has room, for nothing of it is to last. */
import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';

/** What Postgres waits for at each commit, and Kafka for each partition that it makes, is there at once. */
const [MEMORY, ROOM_BYTES] = ['/dev/shm', 4e9];

export async function scratchDisk() {
  const { bavail = 0, bsize = 0 } = await statfs(MEMORY).catch(() => ({}));
  return bavail * bsize >= ROOM_BYTES ? MEMORY : tmpdir();
}
