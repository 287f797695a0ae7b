/** Each attacker of `npm run torture -- --attackers` for a moment: it attacks what it says, and the door lives on. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKeys } from '#service';
import { type NewsroomService, startNewsroom } from '#testing';
import { ATTACKS } from './attacks.js';
import { Bystander } from './bystander.js';

const A_MOMENT_MS = 300;

describe('a door that is attacked', () => {
  let folder: string;
  let newsroom: NewsroomService;
  let key: string;
  let bystander: Bystander;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stet-attacked-'));
    const keysFile = join(folder, 'keys.json');
    key = (await makeKeys(keysFile)).tool ?? '';
    newsroom = await startNewsroom({ keysFile });
    bystander = new Bystander(newsroom.url, key);
    await bystander.begin();
  });

  afterAll(async () => {
    await newsroom.stop();
    await rm(folder, { recursive: true });
  });

  it('is attacked by each of the ways that once hurt it', () =>
    expect([...new Set(ATTACKS.map(({ item }) => item))]).toEqual([2, 3, 4, 5, 6, 7, 8]));

  it.each(ATTACKS.map((attack) => [attack.name, attack] as const))(
    'by %s: answers the attacker as it should, and somebody else, too',
    async (_name, { prepare, go, meets }) => {
      const attacked = { url: newsroom.url, key };
      await prepare?.(attacked);
      const met = new Set<number>();
      const until = performance.now() + A_MOMENT_MS;
      const goesOn = () => performance.now() < until;
      const [{ times, refused }] = await Promise.all([
        bystander.goOn(goesOn),
        go(attacked, { goesOn, met: (status) => void met.add(status) }),
      ]);
      expect([times.length > 0, refused]).toEqual([true, 0]);
      expect(met.size).toBeGreaterThan(0);
      expect([...met].filter((status) => !meets.includes(status))).toEqual([]);
    },
  );
});
