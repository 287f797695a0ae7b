import { fastify as openFastify, type FastifyInstance } from 'fastify';
import { throttleRefusals } from './throttle-refusals.js';

/** So few that each but the first waits, longer than another takes. */
const LIMITS = { refusals: 5 };

describe('a door that answers refusals at a pace', () => {
  let door: FastifyInstance;

  beforeEach(async () => {
    door = openFastify();
    throttleRefusals(door, LIMITS);
    door.get<{ Params: { status: string } }>('/:status', ({ params }, reply) =>
      reply.status(Number(params.status)).send('said'),
    );
    door.get('/open', { config: { isThrottled: true } }, () => 'open');
    await door.inject('/400');
  });

  afterEach(() => door.close());

  /** Whether another, who asks later and waits for nothing, is answered first. */
  async function waits(path: string): Promise<boolean> {
    const asked = door.inject(path).then(() => 'asked');
    return (await Promise.race([asked, door.inject('/200').then(() => 'another')])) === 'another';
  }

  it.each(['/400', '/401', '/403', '/404', '/405', '/413', '/415', '/no/where', '/open'])(
    'has %s wait behind one that came before: whoever was refused at once asked at once again',
    async (path) => expect(await waits(path)).toBe(true),
  );

  it.each(['/200', '/304', '/409', '/412', '/422', '/500', '/503'])('answers %s at once', async (path) =>
    expect(await waits(path)).toBe(false),
  );
});
