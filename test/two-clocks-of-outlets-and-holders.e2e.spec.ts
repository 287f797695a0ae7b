/** What was out there of outlets and holders, and what the desk knew of them: by either clock, from their files and from what claims have. */
import { readFileSync } from 'node:fs';
import { eventually, type NewsroomService, startNewsroom } from '#testing';
import { questions } from '#views';
import { namesSaid } from './names-said.js';
import { type Clock, type Moment, walk } from './two-clocks.js';

/** All that there is: it ends when the year does. */
const YEAR = new Date().getUTCFullYear();
const SAMPLES = ['samples/north-korean-troops/commands.ndjson', 'samples/a-correction/commands.ndjson'];

const IDS: Record<string, string> = { outlets: 'northwire', holders: 'hur' };

const ofWhom = questions.filter(
  ({ path, parameters = {} }) => /^\/(outlets|holders)\/:id/.test(path) && 'at' in parameters,
);

describe('outlets and holders by the two clocks', () => {
  let newsroom: NewsroomService;
  /** Behind the samples, all names that they have said. */
  let known: string;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    const answers = await newsroom.bulk(SAMPLES.map((sample) => readFileSync(sample, 'utf8')).join('\n'));
    await namesSaid(newsroom, answers);
    known = await eventually(async () => {
      const { body, headers } = await newsroom.get('/v1/claims/tanker-sank');
      return body.version === 8 && (headers.get('log-position') ?? '');
    });
  });

  afterAll(() => newsroom.stop());

  const idsOf = async (path: string): Promise<string[]> => {
    const [, kind = ''] = path.split('/');
    const { body } = await newsroom.get(`/v1/${kind}?limit=500`);
    return (body[kind] as Record<string, string>[]).map((row) => row[`${kind.slice(0, -1)}Id`] ?? '');
  };

  it('are asked for as of a moment by each question that is about one', () =>
    expect(ofWhom.map(({ path }) => path).sort()).toEqual([
      '/holders/:id',
      '/outlets/:id',
      '/outlets/:id/claims',
      '/outlets/:id/reports',
    ]));

  it.each(ofWhom)('of whom was not on file by then that is told, and is no error: $path', async ({ path }) => {
    const { status, body } = await newsroom.get(`${addressOf(path, IDS[path.split('/')[1] ?? ''] ?? '')}?known=2020`);
    const { moment, ...told } = body as { moment: Moment };
    expect([status, moment]).toMatchObject([200, { onFile: false, recorded: { change: null, before: null } }]);
    expect(JSON.stringify(told)).not.toMatch(/\(made up\)|intelligence|tanker/);
    expect((await newsroom.get(moment.recorded?.after ?? '')).body).toMatchObject({ moment: { onFile: true } });
    expect((await newsroom.get(`${addressOf(path, 'no-such')}?known=2020`)).status).toBe(404);
  });

  it.each(ofWhom)('as of its last change on either clock it is as it stands: $path', async ({ path }) => {
    for (const id of await idsOf(path))
      for (const query of [`at=${YEAR}`, `known=${YEAR}`, `known=${known}&at=${YEAR}`]) {
        const { moment, ...asOf } = (await newsroom.get(`${addressOf(path, id)}?${query}`)).body;
        expect(moment).toMatchObject({ onFile: true });
        const { body } = await newsroom.get(addressOf(path, id));
        expect([path, id, query, plainly(asOf)]).toEqual([path, id, query, plainly(body)]);
      }
  });

  it('an outlet that was first is not yet corrected before its correction, and late ones are not there yet', async () => {
    const asOf = async (id: string, query: string) => (await newsroom.get(`/v1/outlets/${id}?${query}`)).body;
    expect(await asOf('northwire', 'at=2026-03-02T06:09Z')).toMatchObject({
      name: 'Northwire (made up)',
      reports: [],
      claims: [],
      record: { reports: 0, first: 0 },
      moment: { published: { change: null, after: expect.stringContaining('06%3A10') as string } },
    });
    expect(await asOf('northwire', 'at=2026-03-02T09:39Z')).toMatchObject({
      reports: [{ reportId: 'northwire-1', corrected: false }],
      record: { reports: 1, corrected: 0, first: 1 },
    });
    expect(await asOf('northwire', 'at=2026-03-02T09:40Z')).toMatchObject({ record: { corrected: 1, first: 1 } });
    expect(await asOf('harbour-post', 'at=2026-03-02T07:29Z')).toMatchObject({ claims: [], record: { late: 0 } });
    expect(await asOf('harbour-post', 'at=2026-03-02T07:30Z')).toMatchObject({ record: { late: 1, withdrawn: 0 } });
  });

  it.each<Clock>(['at', 'known'])(
    'from the first change of an outlet or a holder to the last and back one comes home, by `%s`',
    async (clock) => {
      for (const { path } of ofWhom)
        for (const id of await idsOf(path)) {
          const { there, back } = await walk(newsroom, `${addressOf(path, id)}?`, clock);
          expect([path, id, back]).toEqual([path, id, there.length > 0 ? [null, ...there.slice(0, -1)] : []]);
        }
      const { there } = await walk(newsroom, '/v1/outlets/northwire?', clock);
      expect(there.length).toBeGreaterThan(1);
    },
  );

  it('have the names of the moment on the desk’s clock, and without one today’s', async () => {
    const renamed = await newsroom.post('rename-outlet', { outletId: 'northwire', name: 'Northwire International' });
    await newsroom.shows(String(renamed.body.position));
    const outlet = async (query: string) => (await newsroom.get(`/v1/outlets/northwire?${query}`)).body.name;
    expect(await outlet(`known=${known}`)).toBe('Northwire (made up)');
    expect([await outlet('at=2026-03-02'), await outlet('')]).toEqual(Array(2).fill('Northwire International'));
    const { body } = await newsroom.post('rename-holder', {
      holderId: 'russia',
      name: 'Russia, as renamed',
      reason: 'So.',
    });
    await newsroom.shows(String(body.position));
    const house = async (query: string) => {
      const { body: kremlin } = await newsroom.get(`/v1/holders/kremlin?${query}`);
      const { body: russia } = await newsroom.get(`/v1/holders/russia?${query}`);
      return [russia.name, (kremlin.for as { name: string }).name];
    };
    expect(await house(`known=${known}`)).toEqual(['Russia', 'Russia']);
    expect(await house('at=2024-10-24')).toEqual(['Russia, as renamed', 'Russia, as renamed']);
    expect(await house('')).toEqual(['Russia, as renamed', 'Russia, as renamed']);
  });

  it('what an unlucky desk took for one holder’s is told of that one as it was known then, and no more since', async () => {
    const said = async (holderId: string, query: string) => {
      const { body } = await newsroom.get(`/v1/holders/${holderId}?${query}`);
      return (body.statements as { statementId: string }[]).map(({ statementId }) => statementId);
    };
    await post('register-holder', { holderId: 'ines', name: 'Ines, who is asked', kind: 'person' });
    const about = { claimId: 'tanker-sank', name: 'Ines Aldana', reason: 'She is.' };
    const taken = await post('identify-holder', { ...about, holderId: 'ines' });
    const before = await newsroom.get('/v1/claims', { 'read-after': taken });
    const wrong = before.headers.get('log-position') ?? '';
    expect(await said('ines', '')).toEqual(['coast-daily-1-1', 'coast-daily-1-2']);
    await post('identify-holder', { ...about, holderId: null });
    expect(await said('ines', '')).toEqual([]);
    expect(await said('ines', `known=${wrong}`)).toEqual(['coast-daily-1-1', 'coast-daily-1-2']);
    const { body } = await newsroom.get(`/v1/holders/ines?known=${wrong}`);
    const { recorded } = body.moment as Moment;
    expect(await newsroom.get(recorded?.after ?? '')).toMatchObject({ body: { statements: [], names: [] } });
  });

  it('one that was merged means whom it meant as was known then, and leads to each change of that, however many mergers on', async () => {
    for (const holderId of ['desk', 'office', 'agency', 'ministry'])
      await post('register-holder', { holderId, name: `The ${holderId}`, kind: 'body' });
    await post('merge-holder', { holderId: 'desk', into: 'office', reason: 'one and the same' });
    await post('merge-holder', { holderId: 'office', into: 'agency', reason: 'one and the same' });
    await post('merge-holder', { holderId: 'agency', into: 'ministry', reason: 'one and the same' });
    await post('rename-holder', { holderId: 'ministry', name: 'The ministry, as renamed', reason: 'So.' });
    const { headers } = await newsroom.get('/v1/holders/desk');
    const last = headers.get('log-position') ?? '';
    const meant: unknown[] = [];
    for (let next: string | null | undefined = `/v1/holders/desk?known=${last}`; next;) {
      const { body } = await newsroom.get(next);
      meant.unshift((body.mergedInto as { name: string } | null)?.name ?? null);
      next = (body.moment as Moment).recorded?.before;
    }
    const told = ['The ministry, as renamed', 'The ministry', 'The agency', 'The office', null];
    expect(meant.filter((one, place) => one !== meant[place - 1]).toReversed()).toEqual(told);
  });

  /** Resolves to its position, once it is seen. */
  async function post(command: string, body: object): Promise<string> {
    const { body: answer } = await newsroom.post(command, body);
    await newsroom.shows(String(answer.position));
    return String(answer.position);
  }
});

/** A name is told with an example of where it stands: which, nothing says. */
function plainly({ names, asOf: _asOf, ...told }: Record<string, unknown>): object {
  const printed = names as { name: string; outletId: string }[] | undefined;
  return { ...told, ...(printed && { names: printed.map(({ name, outletId }) => ({ name, outletId })) }) };
}

function addressOf(path: string, id: string): string {
  return `/v1${path.replace(':id', id)}`;
}
