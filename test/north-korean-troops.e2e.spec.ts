/** Five papers' coverage of one week, posted through the door over either ledger: the same newsroom comes out. */
import { readFileSync } from 'node:fs';
import { type NewsroomService, startNewsroom } from '#testing';
import { namesSaid } from './names-said.js';

const commands = readFileSync('samples/north-korean-troops/commands.ndjson', 'utf8');

/** The desk's own clock, which no two desks share. */
const DESK_TIMES = new Set(['recordedAt', 'changedAt']);

describe('the sample over both ledgers', () => {
  let embedded: NewsroomService;
  let kafka: NewsroomService;
  let after: Map<NewsroomService, string>;

  beforeAll(async () => {
    [embedded, kafka] = await Promise.all([startNewsroom(), startNewsroom({ kafka: true })]);
    const answers = await Promise.all([embedded.bulk(commands), kafka.bulk(commands)]);
    expect(answers.flat().filter(({ status }) => status !== 201)).toEqual([]);
    const [here, there] = [await namesSaid(embedded, answers[0] ?? []), await namesSaid(kafka, answers[1] ?? [])];
    after = new Map([
      [embedded, here],
      [kafka, there],
    ]);
  });

  afterAll(() => Promise.all([embedded.stop(), kafka.stop()]));

  it.each([
    ['claims', 'claimId'],
    ['outlets', 'outletId'],
  ])('has the same %s, each with the same page', async (kind, id) => {
    const list = await told(embedded, `/v1/${kind}`);
    expect(await told(kafka, `/v1/${kind}`)).toEqual(list);
    const ids = (list[kind] as Record<string, string>[]).map((one) => one[id]);
    expect(ids.length).toBeGreaterThan(5);
    for (const one of ids)
      expect(await told(kafka, `/v1/${kind}/${one}`)).toEqual(await told(embedded, `/v1/${kind}/${one}`));
  });

  it('has the same story of each claim, and the same reports', async () => {
    const bodies = commands
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { body: { claimId?: string; reportId?: string } }).body);
    const claims = new Set(bodies.flatMap(({ claimId }) => claimId ?? []));
    const reports = new Set(bodies.flatMap(({ reportId }) => reportId ?? []));
    const paths = [
      ...[...claims].map((id) => `/v1/claims/${id}/timeline`),
      ...[...reports].map((id) => `/v1/reports/${id}`),
    ];
    for (const path of paths) expect(await told(kafka, path)).toEqual(await told(embedded, path));
  });

  async function told(newsroom: NewsroomService, path: string): Promise<Record<string, unknown>> {
    const { status, body } = await newsroom.get(path, { 'read-after': after.get(newsroom) ?? '' });
    expect(status).toBe(200);
    const text = JSON.stringify(body, (key, value: unknown) => (DESK_TIMES.has(key) ? undefined : value));
    return JSON.parse(text) as Record<string, unknown>;
  }
});
