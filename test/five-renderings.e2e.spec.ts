/** One utterance as five papers printed it: what an editor finds on the claim's sheet. */
import { readFileSync } from 'node:fs';
import { stet } from '../apps/cli/src/stet.js';
import { type NewsroomService, positionAfterAll, startNewsroom } from '#testing';
import { saidBy } from './said-by.js';

interface Line {
  body: { claimId?: string; statementId?: string; utterance?: string };
}

const PRESENCE = 'nk-troops-in-russia';
const TREATY = 'treaty-ratified';
const lines = readFileSync('samples/north-korean-troops/commands.ndjson', 'utf8').trim().split('\n');
const onFile = lines.filter((line) => read(line).body.statementId === undefined);
const renderings = lines.filter((line) => read(line).body.utterance === 'putin-2024-10-24');

describe("Putin's words of 24 October in five papers", () => {
  let newsroom: NewsroomService;
  let after: string;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    const answers = await newsroom.bulk([...onFile, ...renderings].join('\n'));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    after = positionAfterAll(answers);
  });

  afterAll(() => newsroom.stop());

  it('count once, and leave open whether the troops are there', async () => {
    const sheet = await sheetOf(PRESENCE);
    expect(sheet).toMatchObject({ status: 'circulating', outlets: 5, assertingOrigins: 0, origins: [] });
    expect(sheet.because).toMatchObject([{ holder: 'Vladimir Putin', stance: 'leaves_open' }]);
  });

  it('count once, and only lean to the treaty: in one paper he says "I think", in three he states it', async () => {
    const sheet = await sheetOf(TREATY);
    expect(sheet).toMatchObject({ status: 'suggested', outlets: 4, assertingOrigins: 0, origins: [] });
    expect(sheet.because).toMatchObject([{ holder: 'Vladimir Putin', stance: 'hedges', lean: '+' }]);
  });

  it('differ on the treaty, and its sheet says which renderings do', async () => {
    const rendered = renderings.map((line) => read(line).body).filter((body) => body.claimId === TREATY);
    const differing = await behind(TREATY, 'renderings_differ');
    expect([...differing].sort()).toEqual(rendered.map(({ statementId }) => statementId).sort());
    expect(differing).toHaveLength(4);
  });

  it('do not differ on the troops, for what four papers read into his words is theirs', async () =>
    expect(await behind(PRESENCE, 'renderings_differ')).toEqual([]));

  it('conflict with their headline in the two papers whose text has him say something else, and in no other', async () => {
    const papers = (await behind(PRESENCE, 'headline_body_conflict')).map((id) => id.slice(0, id.indexOf('-2024')));
    expect([...new Set(papers)].sort()).toEqual(['kyiv-independent', 'washington-post']);
  });

  it('stand side by side in the story that the command line tells, each as its paper has them', async () => {
    await sheetOf(PRESENCE);
    const { told, code } = await saidBy(() => stet({}, ['story', PRESENCE, '--url', newsroom.url]));
    expect(code).toBe(0);
    expect(told).toContain('One utterance, 5 papers: Vladimir Putin, 24 October 2024');
    expect(told).toMatch(/The Kyiv Independent +acknowledges ~ +acknowledges ~ +declines to confirm or/);
    expect(told).toContain('it counts once: Vladimir Putin leaves it open.');
    const none = await saidBy(() => stet({}, ['story', 'no-such-claim', '--url', newsroom.url]));
    expect([none.code, none.told]).toEqual([1, expect.stringMatching(/^\S+ was refused: 404 path\.not-found\. .*$/)]);
  });

  async function sheetOf(claimId: string): Promise<Record<string, unknown>> {
    return (await newsroom.get(`/v1/claims/${claimId}`, { 'read-after': after })).body;
  }

  async function behind(claimId: string, flag: string): Promise<string[]> {
    const { raised } = await sheetOf(claimId);
    const raising = raised as { flag: string; statements: string[] }[];
    return raising.flatMap((one) => (one.flag === flag ? one.statements : []));
  }
});

function read(line: string): Line {
  return JSON.parse(line) as Line;
}
