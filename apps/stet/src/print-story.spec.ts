import { printStory, type Story } from './print-story.js';

const story: Story = {
  proposition: 'North Korean troops are in Russia',
  changes: [
    {
      at: '2024-10-11',
      status: 'single_origin',
      assertingOrigins: 1,
      outlets: 1,
      flags: [],
      because: [{ statementId: 's', holder: 'HUR', stance: 'asserts' }],
      becauseTotal: 1,
    },
    {
      at: '2024-10-24T18:26:00Z',
      status: 'contested',
      assertingOrigins: 2,
      outlets: 20,
      flags: ['quantity_conflict'],
      because: [
        { statementId: 's', holder: 'HUR', stance: 'asserts' },
        { statementId: 's', holder: 'NIS', stance: 'asserts' },
        { statementId: 's', holder: 'Kremlin', stance: 'denies' },
      ],
      becauseTotal: 3,
    },
  ],
};

describe('a story on paper', () => {
  it('has its columns in line, and says why', () =>
    expect(printStory(story, { colour: false, width: 120 }).split('\n')).toEqual([
      'North Korean troops are in Russia',
      '  2024-10-11        single origin  1 outlet · 1 origin     HUR asserts',
      '  2024-10-24 18:26  contested      20 outlets · 2 origins  HUR, NIS assert; Kremlin denies; [quantity conflict]',
    ]));

  it('folds its reasons under each other where the paper is narrow', () =>
    expect(printStory(story, { colour: false, width: 90 }).split('\n').at(-1)).toBe(
      `${' '.repeat(59)}denies; [quantity conflict]`,
    ));

  it('is coloured only where that is wanted', () => {
    expect(printStory(story, { colour: false, width: 80 })).not.toContain('\u001b');
    expect(printStory(story, { colour: true, width: 80 })).toContain('\u001b[33mcontested');
  });

  it('says how coarse a date is', () => {
    const at = (date: string) => ({
      ...story,
      changes: story.changes.slice(0, 1).map((change) => ({ ...change, at: date })),
    });
    const paper = { colour: false, width: 120 };
    expect(printStory(at('2024-10-24/..'), paper)).toContain('  2024-10-24 or later  single origin');
    expect(printStory(at('2024-10-24/2024-10-25'), paper)).toContain('  2024-10-24 to 2024-10-25  single origin');
  });

  it('says how many more there are where not all are told', () => {
    const changes = story.changes.slice(0, 1).map((change) => ({ ...change, becauseTotal: 8 }));
    expect(printStory({ ...story, changes }, { colour: false, width: 120 })).toContain('HUR asserts; and 7 more');
  });

  it('says when nobody has spoken', () =>
    expect(printStory({ proposition: 'P', changes: [] }, { colour: false, width: 80 })).toBe(
      'P\n  nobody has spoken to it',
    ));
});
