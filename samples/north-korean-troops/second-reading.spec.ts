/** What a second, independent reading of the five articles found, and is put down since. */
import { readFileSync } from 'node:fs';
import { type Claim, type ClaimStatement, noClaim, statusAt, timeline } from '#newsroom';
import { onPaper } from '../../test/on-paper.js';

const PRESENCE = 'nk-troops-in-russia';
const THE_WAR = 'nk-to-fight-ukraine';
const HUR = "Ukraine's military intelligence";
const NIS = "South Korea's intelligence service";

const { claims } = onPaper(readFileSync('samples/north-korean-troops/commands.ndjson', 'utf8'));
const statements = [...claims.values()].flatMap((claim) => claim.statements);

describe('what a second reading put right', () => {
  it('has Ukrainian intelligence say in three papers that they are to fight, and nowhere leave it open', () =>
    expect(saidOn(THE_WAR).filter((said) => said.startsWith(HUR))).toEqual([
      `${HUR} (HUR) in kyiv-independent: asserts`,
      `${HUR} in rfa: asserts`,
      `${HUR} service in financial-times: asserts`,
    ]));

  it('has North Korea deny that they are to fight until RFA has it leave that open: contested, then of one origin', () => {
    expect(saidOn(THE_WAR)).toContain('North Korea in newsweek: denies');
    expect(timeline(claimNamed(THE_WAR)).map(({ at, status }) => [at, status])).toEqual([
      ['2024-10-24/..', 'contested'],
      ['2024-10-25T14:14Z', 'single_origin'],
    ]);
  });

  it('keeps apart whether they will be used in Ukraine, which the agency calls unknown, and whether one has been there', () => {
    expect(saidOn('nk-use-in-ukraine')).toContain(`${HUR} agency in washington-post: leaves_open`);
    expect(saidOn('nk-in-ukraine')).toEqual([`${NIS} in newsweek: asserts`]);
  });

  it("has no holder that is several, and South Korea's service speak for South Korea wherever it speaks", () => {
    expect(statements.filter(({ holder }) => / and /.test(holder.name))).toEqual([]);
    const service = statements.filter(({ holder }) => /^South Korea.*(intelligence|spy)/.test(holder.name));
    expect(new Set(service.map(({ holder }) => holder.name)).size).toBe(6);
    expect([...new Set(service.map(({ holder }) => holder.for))]).toEqual(['South Korea']);
  });

  it("has of the summary that names images and three countries' agencies each say it, and none of them more than the body has it say", () => {
    const passage = 'suggest thousands of North Korean soldiers are training in Russia';
    const those = statements.filter((one) => one.passage === passage);
    for (const claimId of [PRESENCE, 'nk-training'])
      expect(those.flatMap((one) => (one.claimId === claimId ? [one.holder.for ?? one.holder.name] : []))).toEqual([
        'satellite images released by South Korea',
        'South Korea',
        'United States',
        HUR,
      ]);
    expect([...new Set(those.map(({ stance, lean, place }) => `${stance}${lean} in the ${place}`))]).toEqual([
      'hedges+ in the summary',
    ]);
    const ofOne = those.filter(({ claimId }) => claimId === PRESENCE).map(({ holder }) => holder.for ?? holder.name);
    const inTheBody = statements.filter(
      ({ claimId, outletId, place }) => claimId === PRESENCE && outletId === 'washington-post' && place === 'body',
    );
    const inBody = inTheBody.map(({ holder }) => (holder.for ?? holder.name).replace(/ agency$/, ''));
    expect(inBody).toEqual(expect.arrayContaining(ofOne));
  });

  it('has "officials", of whom none is named, anonymous, and the origin that their house is', () => {
    const officials = statements.filter(({ holder }) => holder.name.endsWith('officials'));
    const told = officials.map(({ holder, basis }) => `${holder.name}, ${holder.for ?? holder.forId}: ${basis}`);
    expect(told.sort()).toEqual([
      'South Korean intelligence officials, South Korea: anonymous',
      'South Korean intelligence officials, South Korea: anonymous',
      'South Korean officials, South Korea: anonymous',
      'South Korean officials, South Korea: anonymous',
      'Ukrainian intelligence officials, hur: anonymous',
    ]);
    expect(statusAt(claimNamed(PRESENCE)).assertingOrigins).toBe(3);
  });

  it('takes "believes" for less than "knows", a threat for no position, and a sentence in the paper\'s voice for its own', () => {
    const believed = statements.filter(({ passage }) => passage === 'the U.S. believes');
    expect(believed.map(({ stance, certainty }) => `${stance}, ${certainty}`)).toEqual([
      'hedges, probable',
      'hedges, probable',
    ]);
    expect(statements.filter(({ holder }) => holder.name === 'Yoon Suk Yeol')).toEqual([]);
    const told = ['12', '13', '14', '15', '16'].map((number) => `kyiv-independent-2024-10-24-${number}`);
    const framed = statements.filter(({ statementId }) => told.includes(statementId));
    expect(framed.map(({ framing }) => framing.body)).toEqual(told.map(() => 'asserts'));
  });

  it('has Kim call it a rumor, beside what else he is printed to have said: one utterance, and it leaves it open', () => {
    const his = claimNamed(PRESENCE).statements.filter(({ holder }) => holder.name === 'Kim Jong Gyu');
    expect(his.map(({ quote }) => quote?.exact)).toContain('rumor');
    expect(statusAt(only(PRESENCE, his)).status).toBe('circulating');
  });
});

function claimNamed(claimId: string): Claim {
  return claims.get(claimId) ?? noClaim;
}

function only(claimId: string, those: ClaimStatement[]): Claim {
  return { ...claimNamed(claimId), statements: those };
}

function saidOn(claimId: string): string[] {
  return claimNamed(claimId).statements.map(
    ({ holder, outletId, stance }) => `${holder.name} in ${outletId}: ${stance}`,
  );
}
