/** What a tool builder reads at /docs: the answers shown there are the doors' own. */
import { readFileSync } from 'node:fs';
import { connect } from '#postgres';
import { COPY, eventually, type NewsroomService, startNewsroom } from '#testing';
import { namesSaid } from './names-said.js';
import { placeOf } from './questions-in.js';

interface Question {
  parameters?: { name: string; example?: string }[];
  responses: { 200: { content: Record<string, { example?: object; examples?: Record<string, Beside> }> } };
}

interface Beside {
  value: object;
  'x-asked'?: string;
}

describe('the description of the doors', () => {
  let newsroom: NewsroomService;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    const post = (sample: string) => newsroom.bulk(readFileSync(`samples/${sample}/commands.ndjson`, 'utf8'));
    await namesSaid(newsroom, await post('north-korean-troops'));
    await namesSaid(newsroom, await post('a-correction'));
    await eventually(async () => (await newsroom.get('/v1/streams/claim-tanker-sank')).body.version === 8);
  });

  afterAll(() => newsroom.stop());

  it('once was made anew for each who asked: now it is the same file, and told to be so', async () => {
    const first = await fetch(`${newsroom.url}/docs/openapi.json`);
    const etag = first.headers.get('etag') ?? '';
    expect([first.status, first.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('application/json'),
    ]);
    const again = await fetch(`${newsroom.url}/docs/openapi.json`, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text(), etag]).toEqual([304, '', expect.stringMatching(/^".+"$/)]);
  });

  it('shows what the doors answer, wherever it shows an answer', async () => {
    const shown = await examples();
    expect(shown.length).toBeGreaterThan(9);
    for (const { name, path: shownAt, example } of shown) {
      const path = await foundAt(shownAt, example);
      if (name === 'passedOver') await passOver('claim-tanker-sank');
      const { status, body } = await newsroom.get(path, { accept: 'application/json' });
      if (name === 'passedOver') await passOver();
      expect([status, unlike(example, body, path)]).toEqual([200, []]);
    }
    expect(shown.map(({ name }) => name)).toEqual(expect.arrayContaining(['usual', 'found', 'passedOver']));
  });

  /** A commit's place is this log's: where the one that is shown stands, what became of its command says. */
  async function foundAt(path: string, example: { id?: string }): Promise<string> {
    if (!path.startsWith('/v1/commits/')) return path;
    const { commits } = (await newsroom.get(`/v1/commands/${example.id}`)).body as { commits: { position: string }[] };
    return `/v1/commits/${placeOf(commits[0]?.position ?? '')}`;
  }

  /** As a projector does with what it cannot take. */
  async function passOver(...streams: string[]): Promise<void> {
    const sql = connect(newsroom.databaseUrl, { max: 1 });
    await sql`delete from ${sql(COPY)}.parked`;
    for (const stream of streams)
      await sql`insert into ${sql(COPY)}.parked values (${stream}, 0, 1, 'board', 'TypeError')`;
    await sql.end();
  }

  it('fails whatever test asks, where an answer is not of its schema', async () => {
    const views = connect(newsroom.databaseUrl, { max: 1 });
    const status = async (word: string) => {
      await views`update ${views(COPY)}.claims set status = ${word} where claim_id = 'tanker-sank'`;
    };
    await status('told by a fault');
    const wrong = /^What answered is not what is described of GET \/v1\/claims.*\/status must be equal to one of/s;
    for (const path of ['/v1/claims', '/v1/claims/tanker-sank'])
      await expect(newsroom.get(path)).rejects.toThrow(wrong);
    await status('denied');
    expect((await newsroom.get('/v1/claims')).status).toBe(200);
    await views.end();
  });

  async function examples(): Promise<{ name: string; path: string; example: object }[]> {
    const { paths } = (await newsroom.get('/docs/openapi.json')).body as { paths: Record<string, { get?: Question }> };
    return Object.entries(paths).flatMap(([path, { get }]) => {
      const { example, examples } = get?.responses[200].content['application/json'] ?? {};
      const exampleOf = (_part: string, part: string) =>
        get?.parameters?.find(({ name }) => name === part)?.example ?? '';
      const all: Record<string, Beside> = examples ?? (example ? { usual: { value: example } } : {});
      return Object.entries(all).map(([name, { value, 'x-asked': asked = '' }]) => {
        return { name, path: `${path.replaceAll(/\{(\w+)\}/g, exampleOf)}${asked}`, example: value };
      });
    });
  }
});

/** What another day and another log would tell otherwise: when the desk wrote it down, and where. */
const OF_THE_DAY = /\.(at|appendedAt|changedAt|recordedAt|hash|offset|position|next|asOf)$/;

/** The places where an example, which may be shortened, says something else than the answer. */
function unlike(example: unknown, answer: unknown, place: string): string[] {
  if (Array.isArray(example)) {
    const answers = Array.isArray(answer) ? answer : [];
    return example.flatMap((item, n) => {
      const tries = answers.map((one) => unlike(item, one, `${place}[${n}]`));
      return tries.toSorted((one, other) => one.length - other.length)[0] ?? [`${place}[${n}]`];
    });
  }
  if (typeof example === 'object' && example !== null) {
    if (typeof answer !== 'object' || answer === null) return [place];
    const fields = answer as Record<string, unknown>;
    return Object.entries(example).flatMap(([name, value]) => unlike(value, fields[name], `${place}.${name}`));
  }
  if (OF_THE_DAY.test(place)) return answer === undefined ? [place] : [];
  return example === answer ? [] : [place];
}
