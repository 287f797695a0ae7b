/** What an editor must find in the sample: five articles of October 2024, folded, and what the newsroom makes of them. */
import { readFileSync } from 'node:fs';
import type { Claim, ClaimStatement } from '#newsroom';
import { atOnce, earliest, noClaim, notCountedInSteps, statusAt, timeline } from '#newsroom';
import { onPaper } from '../../test/on-paper.js';

const FIVE = ['financial-times', 'kyiv-independent', 'newsweek', 'rfa', 'washington-post'];
const PRESENCE = 'nk-troops-in-russia';
const HUR = "Ukraine's military intelligence (HUR)";
const NIS = "South Korea's intelligence service";
/** As published at first; those that no text shows are left out. */
const HEADLINES = {
  'washington-post-2024-10-24': 'Putin does not deny presence of North Korean troops in Russia',
  'kyiv-independent-2024-10-24': 'Putin seemingly acknowledges presence of North Korean troops in Russia',
};
const RFA_HEADLINE = 'Russia and North Korea don‘t deny reports of Pyongyang’s involvement in Ukraine war';

const { claims, events, ids } = onPaper(readFileSync('samples/north-korean-troops/commands.ndjson', 'utf8'));
const statements = [...claims.values()].flatMap((claim) => claim.statements);

describe('the sample', () => {
  it('is accepted whole, each command once', () => expect(new Set(ids).size).toBe(ids.length));

  it('has the five outlets and those that they cite, and nobody else', () => {
    const registered = eventsOf('OutletRegistered').map(({ outletId }) => outletId);
    const cited = statements.flatMap(({ via = [] }) => via.flatMap(({ outlet }) => outlet ?? []));
    expect([...registered].sort()).toEqual([...new Set([...FIVE, ...cited])].sort());
  });

  it('gives a headline and an address only where the text shows one', () => {
    const shown = eventsOf('ReportPublished').filter(({ headline }) => headline !== undefined);
    expect(Object.fromEntries(shown.map(({ reportId, headline }) => [reportId, headline]))).toEqual(HEADLINES);
    const linked = eventsOf('ReportPublished').filter(({ url }) => url !== undefined);
    expect(linked.map(({ outletId }) => outletId)).toEqual(['washington-post']);
  });

  it("has RFA's update as a revision, with the headline and the remarks that came with it", () => {
    expect(eventsOf('ReportRevised')).toMatchObject([
      { reportId: 'rfa-2024-10-25', publishedAt: '2024-10-25T14:14Z', noted: true, headline: RFA_HEADLINE },
    ]);
    const update = statements.filter(({ publishedAt }) => publishedAt === '2024-10-25T14:14Z');
    expect([...new Set(update.map(({ place, holder }) => `${place}: ${holder.name}`))]).toEqual([
      'headline: Vladimir Putin',
      'headline: Kim Jong Gyu',
      'body: Kim Jong Gyu',
      'caption: Vladimir Putin',
      'caption: Kim Jong Gyu',
    ]);
  });

  it('holds nothing longer than a short quotation: 25 words', () => {
    const texts = JSON.stringify(events).split('"');
    expect(texts).toContain(RFA_HEADLINE);
    expect(texts.filter((words) => words.split(' ').length > 25)).toEqual([]);
  });

  it('has twenty-four claims, and somebody who speaks to each', () => {
    expect(claims.size).toBe(24);
    expect([...claims.values()].filter(({ statements }) => statements.length === 0)).toEqual([]);
  });
});

describe("Putin's utterance of 24 October", () => {
  const renderings = claimNamed(PRESENCE).statements.filter(({ utterance }) => utterance === 'putin-2024-10-24');

  it('has five renderings by five outlets, headline, lead and body apart', () =>
    expect(renderings.map(inPlace).sort()).toEqual([
      'financial-times body: does_not_deny',
      'financial-times summary: confirms, as it reads him',
      'kyiv-independent body: declines_to_confirm_or_deny',
      'kyiv-independent headline: acknowledges, as it reads him',
      'kyiv-independent summary: acknowledges, as it reads him',
      'newsweek body: does_not_deny',
      'newsweek summary: confirms, as it reads him',
      'rfa body: does_not_deny',
      'rfa caption: declines_to_confirm',
      'rfa headline: does_not_deny',
      'rfa summary: declines_to_confirm_or_deny',
      'washington-post body: declines_to_confirm_or_deny',
      'washington-post headline: does_not_deny',
      'washington-post summary: acknowledges, as it reads him',
      'washington-post summary: acknowledges, as it reads him',
    ]));

  it('counts once and leaves it open, however five outlets put it', () =>
    expect(statusAt(only(PRESENCE, renderings))).toMatchObject({
      status: 'circulating',
      assertingOrigins: 0,
      outlets: 5,
      flags: ['headline_body_conflict'],
    }));

  it('would be a concession, were "appeared to" not the outlets\' own inference', () => {
    const read = renderings.filter(({ inferred }) => inferred);
    const taken = read.map((rendering) => ({ ...rendering, inferred: false }));
    expect(statusAt(only(PRESENCE, taken)).status).toBe('conceded');
    const uncounted = [...atOnce(notCountedInSteps(claimNamed(PRESENCE).statements)).keys()];
    expect(uncounted).toEqual(expect.arrayContaining(read.map(({ statementId }) => statementId)));
  });

  it('only leans to the ratification, for the Financial Times has him say "I think"', () => {
    const said = claimNamed('treaty-ratified').statements.filter(({ utterance }) => utterance === 'putin-2024-10-24');
    expect(said.map(({ outletId, stance }) => `${outletId} ${stance}`).sort()).toEqual([
      'financial-times hedges',
      'kyiv-independent asserts',
      'newsweek asserts',
      'washington-post asserts',
    ]);
    expect(statusAt(only('treaty-ratified', said)).status).toBe('suggested');
  });
});

describe('the presence of the troops', () => {
  it('is contested on 24 October, and corroborated from the moment that North Korea leaves it open', () =>
    expect(timeline(claimNamed(PRESENCE)).map(({ at, status }) => [at, status])).toEqual([
      ['2024-10-24/..', 'contested'],
      ['2024-10-25T14:14Z', 'corroborated'],
    ]));

  it('rests on three origins, for what South Korea released adds none beside its service', () => {
    const { assertingOrigins, origins } = statusAt(claimNamed(PRESENCE));
    expect(assertingOrigins).toBe(3);
    expect(origins.map(({ outlets }) => [...outlets].sort())).toEqual([
      ['financial-times', 'rfa', 'washington-post'],
      FIVE,
      ['kyiv-independent', 'newsweek', 'rfa', 'washington-post'],
    ]);
  });

  it('was denied before 24 October, on a day that nobody gives', () => {
    const denials = claimNamed(PRESENCE).statements.filter(({ stance }) => stance === 'denies');
    expect(denials.map(({ holder, outletId }) => `${holder.name} in ${outletId}`).sort()).toEqual([
      'Kremlin in financial-times',
      'North Korea in newsweek',
      'North Korea in rfa',
      'Russia in rfa',
    ]);
    for (const { saidAt = '' } of denials) expect(earliest(saidAt)).toBe(-Infinity);
  });

  it("has no denial by Russia on 24 October, for Putin's words are newer, and none on 25 October, for Kim's are", () => {
    expect(deniersAt('2024-10-24')).toEqual(['North Korea']);
    expect(deniersAt('2024-10-25')).toEqual([]);
  });
});

describe('the figures', () => {
  it('put 12,000 on Ukrainian intelligence by three outlets and on South Korea by two: one present, one planned', () =>
    expect(figures('nk-troops-number', 'nk-troops-planned').filter((figure) => figure.includes('12000'))).toEqual([
      'South Korean intelligence officials in financial-times: in_russia about 12000 persons',
      'South Korean spy agency in newsweek: planned at_most 12000 persons',
      `${HUR} in kyiv-independent: in_russia about 12000 persons`,
      "Ukraine's military intelligence agency in washington-post: in_russia about 12000 persons",
      'Ukrainian Defense Intelligence Directorate in rfa: in_russia about 12000 persons',
    ]));

  it('put at least 3,000 on the United States, once without the "at least"', () => {
    const american = figures('nk-troops-number').filter((figure) => /^(John Kirby|U\.S\.)/.test(figure));
    expect(american).toEqual([
      'John Kirby in newsweek: in_russia at_least 3000 persons',
      'John Kirby in rfa: in_russia at_least 3000 persons',
      'U.S. government in rfa: in_russia eq 3000 persons',
      'U.S. government in washington-post: in_russia at_least 3000 persons',
    ]);
    expect(flagsOf('nk-troops-number')).toContain('renderings_differ');
  });

  it('put four training grounds on Budanov and five on his own service, whose later count it is', () => {
    expect(figures('nk-training-grounds')).toEqual([
      'GUR in rfa: training_grounds eq 5 grounds',
      'Kyrylo Budanov in washington-post: training_grounds eq 4 grounds',
    ]);
    const { quantities, assertingOrigins } = statusAt(claimNamed('nk-training-grounds'));
    expect([quantities.map(({ low }) => low).sort(), assertingOrigins]).toEqual([[5], 1]);
  });

  it('put the first sighting on Tuesday and on 23 October, in one utterance of one origin', () => {
    expect(figures('nk-kursk-first-sighting')).toEqual([
      `${HUR} in kyiv-independent: first_sighting eq 2024-10-23 date`,
      "Ukraine's military intelligence service in financial-times: first_sighting eq 2024-10-23 date",
      'Ukrainian Defense Intelligence Directorate in rfa: first_sighting eq 2024-10-22 date',
    ]);
    expect(statusAt(claimNamed('nk-kursk-first-sighting')).assertingOrigins).toBe(1);
    expect(flagsOf('nk-kursk-first-sighting')).toContain('renderings_differ');
  });

  it('give settlements and area in Kursk as each outlet has them, and find no conflict', () => {
    expect(figures('kursk-settlements', 'kursk-area')).toEqual([
      'The Kyiv Independent in kyiv-independent: taken about 100 settlements',
      'The Kyiv Independent in kyiv-independent: taken at_least 1300 square kilometres',
      'The Washington Post in washington-post: taken range 200 to 999 square miles',
      'Ukraine in rfa: taken at_least 25 settlements',
    ]);
    expect([...flagsOf('kursk-settlements'), ...flagsOf('kursk-area')]).not.toContain('quantity_conflict');
  });
});

describe('what came through others', () => {
  it.each([
    ['newsweek', 'Vladimir Putin', 'washington-post'],
    ['rfa', 'Vladimir Putin', 'reuters'],
    ['rfa', 'Kim Jong Gyu', 'North Korean state media'],
    ['newsweek', NIS, 'nbc-news'],
  ])('says so: %s has %s through %s', (outletId, holder, hop) => {
    const said = statements.filter((one) => one.outletId === outletId && one.holder.name === holder);
    expect(said.map(({ via = [] }) => via.map(({ outlet, name }) => outlet ?? name))).toContainEqual([hop]);
  });
});

function claimNamed(claimId: string): Claim {
  return claims.get(claimId) ?? noClaim;
}

function only(claimId: string, statements: ClaimStatement[]): Claim {
  return { ...claimNamed(claimId), statements };
}

function eventsOf(type: string): Record<string, unknown>[] {
  return events.filter((event) => event.type === type).map(({ data }) => ({ ...data }));
}

function inPlace({ outletId, place, act, inferred }: ClaimStatement): string {
  return `${outletId} ${place}: ${act}${inferred ? ', as it reads him' : ''}`;
}

function flagsOf(claimId: string): string[] {
  return statusAt(claimNamed(claimId)).flags;
}

function deniersAt(day: string): string[] {
  const { because } = statusAt(claimNamed(PRESENCE), day);
  return because.filter(({ stance }) => stance === 'denies').map(({ holder }) => holder);
}

/** Who gives which figure, and in which outlet. */
function figures(...claimIds: string[]): string[] {
  const said = claimIds.flatMap((claimId) => claimNamed(claimId).statements);
  const lines = said.flatMap(({ holder, outletId, quantity }) => {
    if (!quantity) return [];
    const { measure, op, low, high, unit } = quantity;
    return [`${holder.name} in ${outletId}: ${measure} ${op} ${low}${high ? ` to ${high}` : ''} ${unit}`];
  });
  return lines.sort();
}
