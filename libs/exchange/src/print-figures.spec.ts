/** Whose figures there are, in which papers, and which of them count: as a table. */
import { printFigures } from './print-figures.js';
import type { Figures, Sheet } from './story.js';

const paper = { colour: false, width: 100 };
const papers = new Map([
  ['post', 'The Post'],
  ['weekly', 'The Weekly'],
]);

describe('the figures in a story', () => {
  const [post, weekly] = [printed({}), printed({ outletId: 'weekly', statementId: 'w' })];
  const leading = { ...figure({ low: 12000, origins: 1, outlets: 2 }), backers: [backer('HUR', [post, weekly])] };

  it('tells who gives each and in which papers, on how many origins it rests, and why one does not count', () => {
    const doubtful = backer('Seoul', [printed({ low: 3000 })], { counts: 'its holder leans to it' });
    const second = { ...figure({ low: 3000 }), backers: [doubtful] };
    expect(tableOf([measure([leading, second])])).toEqual([
      ['How many: single origin'],
      ['figure', 'given by', 'printed by'],
      ['about 12,000 persons', 'HUR', 'The Post, The Weekly'],
      ['1 origin, 2 outlets'],
      ['about 3,000 persons', 'Seoul', 'The Post'],
      ['0 origins, 1 outlet', 'not counted: its holder leans to it'],
    ]);
  });

  it('has what a paper printed otherwise beside the paper, in its own unit and as of its own day', () => {
    const other = printed({ outletId: 'weekly', low: 10000, asOf: '2024-12' });
    const table = tableOf([measure([{ ...leading, backers: [backer('HUR', [post, other])] }])])
      .flat()
      .join(' ');
    expect(table).toMatch(/The Weekly \(about 10,000 .*persons, as of December 2024\)/);
  });

  it('says by which name a paper has the holder, where another has him by another', () => {
    const gur = printed({ outletId: 'weekly', holder: 'GUR', low: 10000 });
    const table = tableOf([measure([{ ...leading, backers: [backer('HUR', [post, gur])] }])])
      .flat()
      .join(' ');
    expect(table).toMatch(/HUR +The Post, The Weekly \(about 10,000 .*persons, as GUR\)/);
  });

  it('marks a holder of whom two exclude each other, and says who else gives the same', () => {
    const [high, low] = [printed({ statementId: 'high' }), printed({ statementId: 'low', low: 3000 })];
    const about = { measure: 'troops', unit: 'persons' };
    const two = [high, low].map((one) => ({ ...one, ...about, printed: [one], printedTotal: 1 }));
    const given = { statementId: 's', ...about, op: 'about' as const, outlets: ['post'], outletsTotal: 1 };
    const also = [
      { ...given, low: 12000 },
      { ...given, low: 13000 },
    ];
    const alsoGivenBy = [{ holder: 'HUR', statementId: 's', figures: also, figuresTotal: 2 }];
    const misfit = { claimId: 'n', holder: 'Seoul', statementId: 'high', figures: two, figuresTotal: 2, alsoGivenBy };
    const differ = [{ ...misfit, alsoGivenByTotal: 4 }];
    const figures = [{ ...leading, backers: [...leading.backers, backer('Seoul', [high], { counts: 'two figures' })] }];
    const table = tableOf([measure(figures)], differ)
      .flat()
      .join(' ');
    expect(table).toContain('Seoul ≠ The Post');
    expect(table).toContain(
      '≠ The figures put on Seoul exclude each other: about 12,000 persons in The Post; about 3,000 persons in The Post. Also given by: HUR, about 12,000 persons and about 13,000 persons; 3 more.',
    );
  });

  it('says how many more there are where the door tells of the first alone', () => {
    const cut = { ...measure([{ ...leading, backersTotal: 3 }]), figuresTotal: 2 };
    expect(tableOf([cut]).slice(-2)).toEqual([['and 2 more holders'], ['and 1 more figure']]);
  });

  it("does not name the claim again over the claim's own", () =>
    expect(tableOf([measure([leading])], [], 'n')[0]).toEqual(['figure', 'given by', 'printed by']));

  it('names the measure where a claim has several', () => {
    const table = tableOf([measure([leading]), { ...measure([leading]), measure: 'war_dead' }]);
    const figures = table.map(([first]) => first).filter((first) => first?.includes('about'));
    expect(figures).toEqual(['troops: about 12,000 persons', 'war dead: about 12,000']);
  });
});

type Measured = Figures['measures'][number];
type Told = Measured['figures'][number];

function printed(about: Partial<Told['backers'][number]['printed'][number]>) {
  const where = {
    holder: '',
    outletId: 'post',
    reportId: 'r',
    statementId: 's',
    publishedAt: '2024-10-24',
    place: 'body',
  } as const;
  return { op: 'about' as const, low: 12000, ...where, ...about };
}

function backer(holder: string, those: ReturnType<typeof printed>[], about: Partial<Told['backers'][number]> = {}) {
  const named = those.map((one) => ({ ...one, holder: one.holder || holder }));
  return { holder, statementId: 's', counts: true as const, printed: named, printedTotal: those.length, ...about };
}

function figure(about: Partial<Told>): Told {
  const rests = { origins: 0, outlets: 1, leading: false, backers: [], backersTotal: 1 };
  return { statementId: 's', op: 'about', low: 12000, ...rests, ...about };
}

function measure(figures: Told[]): Measured {
  return {
    claimId: 'n',
    statementId: 's',
    measure: 'troops',
    unit: 'persons',
    figures,
    figuresTotal: figures.length,
    atOdds: [],
    atOddsTotal: 0,
  };
}

/** The cells of the lines of the figures, as they are printed. */
function tableOf(measures: Measured[], differ: Figures['differ'] = [], claimId = 'troops'): string[][] {
  const figures = [
    { claimId: 'n', proposition: 'How many', status: 'single_origin' as const, outlets: 2, measures, differ },
  ];
  return printFigures(figures, { claim: { claimId } as Sheet, papers, paper })
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/));
}
