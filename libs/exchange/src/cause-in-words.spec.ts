import { causeOf } from './cause-in-words.js';
import type { Change, Sheet, Statement } from './story.js';

describe('what changed a claim', () => {
  it.each<[sentence: string, did: string, statements: Statement[]]>([
    ['The Post published that officials left it open.', 'published', [by('officials')]],
    [
      'The Post published that Kim (for Seoul) left it open.',
      'published',
      [by('Kim', { holder: { name: 'Kim', role: 'witness', for: 'Seoul' } })],
    ],
    ['The Post published what Kim said.', 'published', [by('Kim'), by('Kim', { statementId: 'k', stance: 'denies' })]],
    ['The Post published that A leaned against it.', 'published', [by('A', { stance: 'hedges', lean: '-' })]],
    ['The Post and The Weekly published what A and B said.', 'published', [by('A'), by('B', { outletId: 'weekly' })]],
    ['The Post published what A, B, C and 2 others said.', 'published', [...'ABCDE'].map((name) => by(name))],
    [
      'The Post published what B and images said.',
      'published',
      [by('images', { holder: { name: 'images', role: 'document_or_imagery' } }), by('B')],
    ],
    [
      'The Post took back that A asserted it.',
      'retracted',
      [by('A', { stance: 'asserts', ...retraction('report_corrected') })],
    ],
    [
      'taken back by whom it is from: that A denied it, in The Post.',
      'retracted',
      [by('A', { stance: 'denies', ...retraction('holder_retracted') })],
    ],
    [
      'an editor took out, as misrendered by The Post, that A disputed it.',
      'retracted',
      [by('A', { stance: 'disputes', ...retraction('misrendered') })],
    ],
    ['The Post held back that A left it open.', 'suspended', [by('A')]],
    ['The Post released that A left it open.', 'resumed', [by('A')]],
  ])('%s', (sentence, did, statements) => {
    const cause = causes(statements, did);
    expect(causeOf({ cause, causeTotal: cause.length }, of(statements))).toEqual([`Cause: ${sentence}`]);
  });

  it('says how many more statements there are than the door tells', () => {
    const cause = causes([by('A')], 'published');
    expect(causeOf({ cause, causeTotal: 12 }, of([by('A')]))).toEqual([
      'Cause: 12 statements, of which the first are: The Post published that A left it open.',
    ]);
  });

  it('is not told where nobody moved', () => expect(causeOf({ cause: [], causeTotal: 0 }, of([]))).toEqual([]));
});

function by(name: string, about: Partial<Statement> = {}): Statement {
  const statement = { statementId: `${name} ${about.outletId}`, outletId: 'post', stance: 'leaves_open' };
  return { ...statement, holder: { name, role: 'witness' }, ...about } as Statement;
}

function retraction(why: string): Partial<Statement> {
  return { retraction: { publishedAt: '2024-10-25', why, reportId: 'r' } } as Partial<Statement>;
}

function causes(those: Statement[], did: string): Change['cause'] {
  return those.map(({ statementId, holder }) => ({ statementId, holder: holder.name, did })) as Change['cause'];
}

function of(statements: Statement[]) {
  const papers = new Map([
    ['post', 'The Post'],
    ['weekly', 'The Weekly'],
  ]);
  return { claim: { statements } as Sheet, papers };
}
