/**
 * What the doors tell of random moments of both clocks, held against the rules of the design as test/judge/claim reads
 * them: it shares no line with the product.
 */
import { readFileSync } from 'node:fs';
import { Chance, eventually, type NewsroomService, startNewsroom } from '#testing';
import { type Beside, besideClaims, historyOf, besideThen, holderIn, outletIn } from './beside-claims.js';
import { deskAtWork, TROUBLED } from './desk-at-work.js';
import { earliest } from './judge/claim/dates.js';
import type { Change } from './judge/claim/judged.js';
import type { Said } from './judge/claim/on-file.js';
import {
  changeOf,
  figuresIn,
  figuresOf,
  History,
  keysIn,
  originsOf,
  type Past,
  quantitiesOf,
  raisedInAnswer,
  raisedOf,
  reasonsOf,
  ribbonOf,
  rowOf,
  shortOf,
  sinceIn,
  statementsOf,
  type ToldMeasure,
  whyIn,
} from './judge/claim/told.js';
import { namesSaid } from './names-said.js';
import { claimIds, commands } from './nk-troops.js';
import { type Pair, pairsOf } from './random-pasts.js';
import { type Clock, walk } from './two-clocks.js';

const SEED = 20_241_024;
const samples = ['samples/north-korean-troops/commands.ndjson', 'samples/a-correction/commands.ndjson'];
/** Three hundred moments in all; those of the second desk from before it works on the coverage, too. */
const DESKS = [
  {
    name: 'the samples',
    lines: samples.map(textOf).join('\n'),
    troubled: ['northwire-1', 'harbour-post-1'],
    pairs: 100,
  },
  {
    name: 'ten months of coverage, as a desk works on it',
    lines: `${commands.trim()}\n${deskAtWork}`,
    troubled: Object.values(TROUBLED),
    pairs: 200,
  },
];

describe.each(DESKS)('$name, at random moments of both clocks', ({ lines, troubled, pairs: asked }) => {
  let newsroom: NewsroomService;
  const desk = new Map<string, History>();
  let beside: Beside;
  let pairs: Pair[];

  beforeAll(async () => {
    newsroom = await startNewsroom();
    const answers = await newsroom.bulk(lines);
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    await namesSaid(newsroom, answers);
    for (const reportId of troubled)
      await eventually(async () => (await newsroom.get(`/v1/reports/${reportId}`)).body.due === 0);
    const { body } = await newsroom.get('/v1/claims?limit=500');
    for (const { claimId } of body.claims as { claimId: string }[])
      desk.set(claimId, new History(await historyOf(newsroom, `claim-${claimId}`)));
    beside = await besideClaims(newsroom);
    pairs = pairsOf(desk, { seed: SEED, pairs: asked });
  });

  afterAll(() => newsroom.stop());

  const ask = async (path: string, { query }: Pair, page = 'limit=500') => {
    const { status, body } = await newsroom.get(`${path}?${page}${query}`);
    expect([path, query, status]).toEqual([path, query, 200]);
    return body;
  };
  const pastOf = ({ claimId, until, isKnown }: Pair): Past => {
    const history = desk.get(claimId);
    if (!history) throw new Error(`${claimId} is not on file.`);
    return history.asOf(until, isKnown);
  };

  it('its sheets are those that the rules come to', async () => {
    for (const pair of pairs) {
      const past = pastOf(pair);
      const { changedAt: _, ...row } = rowOf(past);
      const body = await ask(`/v1/claims/${pair.claimId}`, pair);
      const told = body as unknown as Sheet;
      const isOnFile = past.file.proposition !== null;
      expect([pair.claimId, pair.query, inShort(told)]).toEqual([
        pair.claimId,
        pair.query,
        { ...row, status: isOnFile ? row.status : null },
      ]);
      const statements = told.statements.map((said) => ({ ...shortOf(said), counts: whyIn(said.notCounted) }));
      expect([pair.query, statements]).toEqual([pair.query, statementsOf(past)]);
      expect([pair.query, raisedInAnswer(told.raised, past)]).toEqual([pair.query, raisedOf(past)]);
      const reasons = keysIn(told.because, past);
      expect([pair.query, reasons]).toEqual([pair.query, reasonsOf(past) ?? reasons]);
      expect([pair.query, keysIn(told.origins, past)]).toEqual([pair.query, originsOf(past)]);
      expect([pair.query, told.quantities.map(({ statementId }) => statementId).toSorted()]).toEqual([
        pair.query,
        quantitiesOf(past),
      ]);
    }
  });

  it('its timelines are those that the rules come to, each change no surer than what was printed', async () => {
    for (const pair of pairs) {
      const { changes } = pastOf(pair);
      const told = (await ask(`/v1/claims/${pair.claimId}/timeline`, pair)).changes as ToldChange[];
      expect([pair.claimId, pair.query, told.map((one) => changeOf({ ...one, moment: earliest(one.at) }))]).toEqual([
        pair.claimId,
        pair.query,
        changes.map(changeOf),
      ]);
      for (const [place, { at, cause }] of told.entries()) {
        const { effects = [] } = changes[place] ?? {};
        expect(effects.map(({ date }) => date)).toContain(at);
        expect(effects.map(({ deed }) => deed)).toEqual(
          expect.arrayContaining(cause.map(({ statementId, did }) => `${statementId} ${did}`)),
        );
      }
    }
  });

  it('its figures are those that the rules come to', async () => {
    for (const pair of pairs) {
      const { measures, differ } = (await ask(`/v1/claims/${pair.claimId}/figures`, pair)) as unknown as ToldFigures;
      for (const claimId of [pair.claimId, ...quantitiesTo(desk, pair)]) {
        const past = pastOf({ ...pair, claimId });
        const its = measures.filter((one) => one.claimId === claimId);
        const apart = differ.filter((one) => one.claimId === claimId);
        expect([pair.query, claimId, figuresIn(its, apart, past)]).toEqual([pair.query, claimId, figuresOf(past)]);
      }
    }
  });

  it('its boards are those that the rules come to', async () => {
    for (const pair of pairs) {
      const { claims } = (await ask('/v1/claims', pair)) as { claims: Row[] };
      const wanted = [...desk.keys()].toSorted().flatMap((claimId) => {
        const past = pastOf({ ...pair, claimId });
        return past.file.proposition === null ? [] : [{ claimId, ...rowOf(past), ribbon: ribbonOf(past.changes) }];
      });
      const told = claims.map(({ ribbon, ...row }) => ({
        claimId: row.claimId,
        ...inShort(row),
        changedAt: row.changedAt,
        ribbon: ribbon.map(({ at, status }) => ({ moment: earliest(at), status })),
      }));
      expect([pair.query, told]).toEqual([pair.query, wanted]);
    }
  });

  it('its outlets and holders are those that reports and claims come to', async () => {
    const chance = new Chance(SEED);
    for (const pair of pairs.filter((_, place) => place % 3 === 0)) {
      const files = new Map([...desk].map(([claimId, history]) => [claimId, history.fileThen(pair.isKnown)]));
      const { outletId, holderId, ...wanted } = besideThen(beside, { pair, files, chance });
      const outlet = await ask(`/v1/outlets/${outletId}`, pair, '');
      expect([pair.query, outletIn(outlet)]).toEqual([pair.query, wanted.outlet]);
      const holder = await ask(`/v1/holders/${holderId}`, pair);
      expect([pair.query, holderIn(holder)]).toEqual([pair.query, wanted.holder]);
    }
  });

  it.each<Clock>(['at', 'known'])(
    'from the first change to the last and back one comes home, on its board too, by `%s`',
    async (clock) => {
      const its = claimIds.filter((claimId) => desk.has(claimId));
      const paths = ['/v1/claims', ...its.map((claimId) => `/v1/claims/${claimId}`)];
      for (const path of paths) {
        const { there, back } = await walk(newsroom, `${path}?limit=1`, clock);
        expect([path, back]).toEqual([path, [null, ...there].slice(0, there.length)]);
        expect(there.length).toBeGreaterThan(0);
      }
    },
  );
});

function textOf(path: string): string {
  return readFileSync(path, 'utf8');
}

interface InShort extends Omit<ReturnType<typeof rowOf>, 'since' | 'changedAt'> {
  since: string | null;
}

interface Sheet extends InShort {
  statements: (Said & { notCounted?: string })[];
  quantities: { statementId: string }[];
  origins: { statementId: string }[];
  because: { statementId: string }[];
  raised: { flag: string; about: { statementId: string } }[];
}

interface Row extends InShort {
  claimId: string;
  changedAt: string;
  ribbon: { at: string; status: string }[];
}

interface ToldChange extends Omit<Change, 'moment' | 'effects'> {
  at: string;
  cause: { statementId: string; did: string }[];
}

function inShort({ proposition, topic, version, status, since, assertingOrigins, outlets, flags }: InShort) {
  return { proposition, topic, version, status, since: sinceIn(since), assertingOrigins, outlets, flags };
}

interface Differing {
  claimId: string;
  statementId: string;
}

interface ToldFigures {
  measures: ToldMeasure[];
  differ: Differing[];
}

/** Those whose figures stand beside a claim's own. */
function quantitiesTo(desk: Map<string, History>, { claimId: to, until, isKnown }: Pair): string[] {
  return [...desk].flatMap(([claimId, history]) => {
    const { links } = history.asOf(until, isKnown).file;
    return links.some((link) => link.kind === 'quantity_of' && link.to === to) ? [claimId] : [];
  });
}
