/** What a person is told of a claim, and that it is no more than the door told. */
import { vocabulary } from '#newsroom';
import { printClaims, printStory, type Story } from './index.js';
import type { Change, Sheet, Statement } from './story.js';

const paper = { colour: false, width: 100 };
const words = 'Images are a serious thing';

function said(about: Partial<Statement>): Statement {
  const framing = { headline: 'reports', body: 'reports' } as const;
  const holder = { name: 'Vladimir Putin', role: 'implicated_party' } as const;
  return {
    statementId: 's',
    claimId: 'troops',
    reportId: 'r',
    outletId: 'post',
    publishedAt: '2024-10-24',
    holder,
    act: 'does_not_deny',
    stance: 'leaves_open',
    basis: 'named',
    framing,
    place: 'body',
    utterance: 'his',
    ...about,
  };
}

function change(about: Partial<Change>): Change {
  const counts = { status: 'single_origin', assertingOrigins: 1, outlets: 1, flags: [] } as const;
  const because = [{ statementId: 's', holder: 'HUR', stance: 'asserts' }] as const;
  return {
    at: '2024-10-24',
    ...counts,
    because,
    becauseTotal: 1,
    cause: [],
    causeTotal: 0,
    ...about,
  } as unknown as Change;
}

function sheet(about: Partial<Sheet>): Sheet {
  const claim = { claimId: 'troops', proposition: 'North Korean troops are in Russia', status: 'contested', flags: [] };
  return {
    ...claim,
    since: '2024-10-24T18:26Z',
    assertingOrigins: 1,
    outlets: 2,
    statements: [],
    ...about,
  } as unknown as Sheet;
}

function story(about: Partial<Story> = {}): Story {
  const papers = new Map([
    ['post', 'The Post'],
    ['weekly', 'The Weekly'],
    ['wire', 'The Wire'],
  ]);
  return { claim: sheet({}), changes: [change({})], figures: [], parts: [], utterance: undefined, papers, ...about };
}

function utterance(renderings: Statement[], headlines: [string, string][] = []): Story['utterance'] {
  return {
    holder: 'Vladimir Putin',
    saidAt: '2024-10-24',
    renderings,
    counts: 'leaves_open',
    headlines: new Map(headlines),
  };
}

describe('a story', () => {
  it('says first how the claim stands, since when and on whom it rests', () => {
    const [proposition, standing, flag] = told(story({ claim: sheet({ flags: ['renderings_differ'] }) }));
    expect(proposition).toBe('North Korean troops are in Russia');
    expect(standing).toBe('contested since 24 October 2024, 18:26 UTC: 2 outlets carry it, 1 origin asserts it');
    expect(flag).toBe(`  ! ${vocabulary.flags.renderings_differ}`);
  });

  it('lets one assert, and several too', () => {
    const because = ['HUR', 'NIS'].map((holder) => ({ statementId: holder, holder, stance: 'asserts' as const }));
    const text = printStory(story({ changes: [change({}), change({ because, outlets: 2 })] }), paper);
    expect(text).toContain('1 outlet, 1 origin: HUR asserts.');
    expect(text).toContain('2 outlets, 1 origin: HUR and NIS assert.');
  });

  it('puts headline, lead and body of each paper side by side, and marks what the paper reads into the words', () => {
    const renderings = [
      said({ place: 'headline' }),
      said({ place: 'summary', act: 'acknowledges', stance: 'asserts', inferred: true, passage: 'seemingly' }),
      said({ quote: { exact: words } }),
      said({
        reportId: 'w',
        outletId: 'weekly',
        via: [{ outlet: 'wire' }],
        framing: { headline: 'unknown', body: 'reports' },
      }),
    ];
    const text = printStory(story({ utterance: utterance(renderings, [['r', 'He does not deny it']]) }), paper);
    expect(text).toContain('One utterance, 2 papers: Vladimir Putin, 24 October 2024');
    expect(text).toMatch(
      /The Post +does not deny +acknowledges ~ +does not deny\n +“He does not deny it” +“seemingly” +“Images are/,
    );
    expect(text).toMatch(/The Weekly +not seen +– +does not deny, through\n +The Wire/);
    expect(text).toContain('it counts once: Vladimir Putin leaves it open.');
  });

  it('says of words how sure they are, where they are not certain', () => {
    const renderings = [
      said({ act: 'states', certainty: 'probable' }),
      said({ reportId: 'w', outletId: 'weekly', act: 'states', certainty: 'certain' }),
    ];
    const text = printStory(story({ utterance: utterance(renderings) }), paper);
    expect(text).toMatch(/The Post .* states, as probable\n/);
    expect(text).toMatch(/The Weekly .* states\n/);
  });

  it('is without the headline and the words that a door has left out, for they are killed', () => {
    const renderings = [said({ place: 'headline' }), said({}), said({ reportId: 'w', outletId: 'weekly' })];
    expect(printStory(story({ utterance: utterance(renderings) }), paper)).not.toContain('“');
  });

  it('tells of a claim that nobody has spoken to that it is so', () =>
    expect(printStory(story({ changes: [] }), paper)).toContain('nobody has spoken to it'));

  it('fits the paper, however long the words are, and is coloured only where that is wanted', () => {
    const long = sheet({ proposition: 'North Korean troops are in Russia '.repeat(9).trim() });
    for (const width of [72, 100])
      for (const line of printStory(story({ claim: long }), { colour: false, width }).split('\n'))
        expect(line.length).toBeLessThanOrEqual(width);
    expect(printStory(story(), paper)).not.toContain('\u001b');
    expect(printStory(story(), { ...paper, colour: true })).toContain('\u001b[33mcontested');
  });

  it('in short is a line: what, how it stands, and by how many', () =>
    expect(
      printClaims([sheet({})], paper)
        .trim()
        .split(/ {2,}/),
    ).toEqual(['North Korean troops are in Russia', 'contested', '2 outlets, 1 origin']));

  function told(about: Story): string[] {
    return printStory(about, paper).split('\n');
  }
});
