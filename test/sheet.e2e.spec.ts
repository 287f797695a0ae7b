/** A claim's sheet over the sample: the same from the rows as from the events, and whole over its pages. */
import { readFileSync } from 'node:fs';
import { type NewsroomService, startNewsroom } from '#testing';
import { namesSaid } from './names-said.js';

const commands = readFileSync('samples/north-korean-troops/commands.ndjson', 'utf8');
const presence = 'nk-troops-in-russia';
/** All that there is: it ends when the year does. */
const thisYear = new Date().getUTCFullYear();

interface Statement {
  statementId: string;
  outletId: string;
  notCounted?: string;
}

describe("a claim's sheet", () => {
  let newsroom: NewsroomService;
  let after: string;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    after = await namesSaid(newsroom, await newsroom.bulk(commands));
  });

  afterAll(() => newsroom.stop());

  it('says of every claim as it stands what its events say', async () => {
    const { claims } = await asked('/v1/claims');
    const ids = (claims as { claimId: string }[]).map(({ claimId }) => claimId);
    expect(ids).toHaveLength(24);
    for (const id of ids) {
      const fromRows = await asked(`/v1/claims/${id}`);
      for (const moment of [`known=${after}`, `at=${thisYear}`, `at=${thisYear}&known=${thisYear}`]) {
        const { moment: shown, ...asOf } = await asked(`/v1/claims/${id}?${moment}`);
        expect(asOf).toEqual(fromRows);
        expect(shown).toMatchObject({ onFile: true });
      }
    }
  });

  it('has all its statements over its pages, each once, in the order in which they were put on file', async () => {
    const whole = await asked(`/v1/claims/${presence}`);
    for (const moment of ['', `&at=${thisYear}`])
      expect(await pages(`/v1/claims/${presence}?limit=7${moment}`, 'statements')).toEqual(whole.statements);
  });

  it('tells one statement alone, wherever it stands among the others, now and as of a moment', async () => {
    const whole = await asked(`/v1/claims/${presence}`);
    const last = (whole.statements as Statement[]).at(-1);
    for (const moment of ['', `&at=${thisYear}`]) {
      const path = `/v1/claims/${presence}?statement=${last?.statementId}${moment}`;
      expect(await pages(path, 'statements')).toEqual([last]);
    }
    expect(await pages(`/v1/claims/${presence}?statement=nobody-1`, 'statements')).toEqual([]);
  });

  it('says of a statement whether it counts although others of its utterance are on other pages', async () => {
    const whole = (await asked(`/v1/claims/${presence}`)).statements as Statement[];
    const alone = (await pages(`/v1/claims/${presence}?limit=1`, 'statements')) as Statement[];
    expect(alone).toEqual(whole);
    const inferred = whole.filter(({ notCounted }) => notCounted === 'inferred: the outlet reads it into the words');
    expect(inferred.map(({ statementId }) => statementId)).toContain('kyiv-independent-2024-10-24-01');
  });

  it('shows in its grid every statement once, in the row of its outlet', async () => {
    const { statements } = await asked(`/v1/claims/${presence}`);
    const rows = (await pages(`/v1/claims/${presence}/grid?limit=2`, 'outlets')) as Row[];
    expect(
      rows
        .flatMap(({ cells }) => cells.flatMap((cell) => cell.statements))
        .map(idOf)
        .sort(),
    ).toEqual((statements as Statement[]).map(idOf).sort());
    expect(rows.map(({ name }) => name)).toContain('The Kyiv Independent');
  });

  it('says in each row of its grid whose word it is, as the attribution has it', async () => {
    const rows = (await pages(`/v1/claims/${presence}/grid?limit=2`, 'outlets')) as Row[];
    const holders = (await pages(`/v1/claims/${presence}/attribution`, 'holders')) as Holder[];
    const origins = holders.filter(({ isOrigin }) => isOrigin).map((one) => one.statementId);
    const carried = rows.flatMap((row) => row.origins.map(({ statementId }) => statementId));
    expect(rows.map((row) => row.originsTotal)).toEqual(rows.map((row) => row.origins.length));
    expect(new Set(carried)).toEqual(new Set(origins));
  });

  it('shows through whom each outlet has a word, and whose word is an origin', async () => {
    const { assertingOrigins } = await asked(`/v1/claims/${presence}`);
    const holders = (await pages(`/v1/claims/${presence}/attribution?limit=3`, 'holders')) as Holder[];
    expect(holders.filter(({ isOrigin }) => isOrigin)).toHaveLength(Number(assertingOrigins));
    const russia = holders.find(({ holder }) => holder === 'Russia');
    expect(russia?.printed.find(({ statementId }) => statementId === 'newsweek-2024-10-24-04')?.through).toContainEqual(
      {
        outlet: 'washington-post',
      },
    );
  });

  it('tells of one outlet, and of one holder, all that was printed, over the pages', async () => {
    const row = ((await pages(`/v1/claims/${presence}/grid`, 'outlets')) as Row[]).find(
      ({ statementsTotal }) => statementsTotal > 4,
    );
    const parts = (await pages(`/v1/claims/${presence}/grid?outlet=${row?.outletId}&limit=2`, 'outlets')) as Row[];
    const said = (rows: Row[]) => rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.statements)).map(idOf);
    expect(parts.length).toBe(Math.ceil((row?.statementsTotal ?? 0) / 2));
    expect(said(parts)).toEqual(said(row ? [row] : []));
    const holders = (await pages(`/v1/claims/${presence}/attribution`, 'holders')) as Holder[];
    const holder = holders.find(({ printedTotal }) => printedTotal > 2);
    const path = `/v1/claims/${presence}/attribution?statement=${holder?.printed.at(-1)?.statementId}&limit=1`;
    const printed = ((await pages(path, 'holders')) as Holder[]).flatMap((one) => one.printed);
    expect(printed).toEqual(holder?.printed);
  });

  it('tells the figures of a claim and of those that are its quantity in one answer, as of now, a moment and what was known', async () => {
    const measures = (await pages(`/v1/claims/${presence}/figures`, 'measures')) as Measure[];
    expect(await pages(`/v1/claims/${presence}/figures?limit=1`, 'measures')).toEqual(measures);
    expect(await pages(`/v1/claims/${presence}/figures?known=${after}`, 'measures')).toEqual(measures);
    expect(await pages(`/v1/claims/${presence}/figures?at=${thisYear}`, 'measures')).toEqual(measures);
    expect(await pages(`/v1/claims/${presence}/figures?at=2020`, 'measures')).toEqual([]);
    expect(new Set(measures.map(({ claimId }) => claimId))).toEqual(
      new Set(['nk-officers', 'nk-troops-number', 'nk-troops-planned']),
    );
    const { assertingOrigins } = await asked('/v1/claims/nk-troops-number');
    const figures = measures.filter(({ claimId }) => claimId === 'nk-troops-number').flatMap((one) => one.figures);
    expect(figures.filter(({ leading }) => leading).map(({ low, origins }) => [low, origins])).toEqual([
      [12000, assertingOrigins],
    ]);
  });

  it('tells of one measure all figures, and of one figure all that is printed of it, over the pages', async () => {
    const path = '/v1/claims/nk-troops-number/figures';
    const [measure] = (await pages(path, 'measures')) as Measure[];
    const [leading] = measure?.figures ?? [];
    const printed = (those: Measure[]) =>
      those.flatMap(({ figures }) => figures.flatMap(({ backers }) => backers.flatMap((one) => one.printed)));
    const one = printed(measure ? [measure] : []).at(0)?.statementId;
    const byFigure = (await pages(`${path}?measure=${one}&limit=1`, 'measures')) as Measure[];
    expect(byFigure.flatMap(({ figures }) => figures)).toEqual(measure?.figures);
    const byPaper = (await pages(`${path}?figure=${one}&limit=1`, 'measures')) as Measure[];
    expect(byPaper.length).toBeGreaterThan(3);
    expect(printed(byPaper)).toEqual(leading?.backers.flatMap((backer) => backer.printed));
    expect(await pages(`${path}?figure=no-such`, 'measures')).toEqual([]);
  });

  it('tells of a figure with its claim before it is linked to another, and not with the other then', async () => {
    const [first = ''] = commands.split('\n').filter((line) => line.includes('"quantity_of"'));
    const { claimId, to } = (JSON.parse(first) as { body: { claimId: string; to: string } }).body;
    const own = (await pages(`/v1/claims/${claimId}/figures`, 'measures')) as Measure[];
    expect(own.length).toBeGreaterThan(0);
    const all = (await pages(`/v1/claims/${to}/figures`, 'measures')) as Measure[];
    expect(all).toEqual(expect.arrayContaining(own));
    const reason = 'It is of another matter.';
    const unlinked = await newsroom.post('unlink-claim', { claimId, kind: 'quantity_of', to, reason });
    const position = String(unlinked.body.position);
    const { body } = await newsroom.get(`/v1/claims/${to}/figures`, { 'read-after': position });
    expect((body.measures as Measure[]).filter((one) => one.claimId === claimId)).toEqual([]);
    expect(await pages(`/v1/claims/${to}/figures?known=${after}`, 'measures')).toEqual(all);
  });

  it('names beside a figure, a reason and a cause the holder on file whom the paper means, whatever it calls him', async () => {
    const measures = (await pages('/v1/claims/nk-troops-number/figures', 'measures')) as Measure[];
    const backers = measures.flatMap(({ figures }) => figures.flatMap((one) => one.backers));
    expect(new Set(backers.map(({ holderId }) => holderId))).toEqual(new Set(['hur', 'south-korea', 'united-states']));
    const printed = backers.filter(({ holderId }) => holderId === 'hur').flatMap((one) => one.printed);
    expect(new Set(printed.map(({ holder }) => holder))).toEqual(
      new Set([
        "Ukraine's military intelligence (HUR)",
        "Ukraine's military intelligence agency",
        'Ukrainian Defense Intelligence Directorate',
      ]),
    );
    const { because, cause, origins } = await asked(`/v1/claims/${presence}`);
    for (const told of [because, cause, origins] as { holderId?: string }[][])
      expect(told.filter(({ holderId }) => holderId !== undefined).length).toBeGreaterThan(0);
  });

  it.each(['', '/grid', '/attribution', '/figures'])(
    'knows nothing of a claim that is not on file: %s',
    async (part) => {
      const { status, body } = await newsroom.get(`/v1/claims/no-such-claim${part}`);
      expect([status, body.code]).toEqual([404, 'path.not-found']);
    },
  );

  async function asked(path: string): Promise<Record<string, unknown>> {
    const { status, body } = await newsroom.get(path, { 'read-after': after });
    expect(status).toBe(200);
    return body;
  }

  async function pages(path: string, list: string): Promise<object[]> {
    const { [list]: page, next } = await asked(path);
    const [bare = ''] = path.split('&cursor=');
    return [...(page as object[]), ...(next ? await pages(`${bare}&cursor=${next as string}`, list) : [])];
  }
});

interface Measure {
  claimId: string;
  figures: {
    low: number | string;
    origins: number;
    leading: boolean;
    backers: { holder: string; holderId?: string; printed: { statementId: string; holder: string }[] }[];
  }[];
}

interface Row {
  outletId: string;
  statementsTotal: number;
  name: string;
  cells: { statements: Statement[] }[];
  origins: { statementId: string }[];
  originsTotal: number;
}

interface Holder {
  holder: string;
  statementId: string;
  isOrigin: boolean;
  printedTotal: number;
  printed: { statementId: string; through: object[] }[];
}

function idOf({ statementId }: Statement): string {
  return statementId;
}
