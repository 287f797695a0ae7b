import { KILLED, sameName } from '#newsroom';
import { keyOfName } from './name-key.js';
import { leavesOf, type Of, withoutKilled } from './killed.js';

const names = new Map([[`c/${keyOfName(sameName('HUR'))}`, 'ap-1']]);
const killed = { reports: new Set(['ap-1']), statements: new Map([['c/s', 'ap-1']]), names };
const seen = (content: unknown) => withoutKilled(content, killed, { hide: () => undefined });

describe('a killed report', () => {
  it('shows that it is there and what became of it, and no text of it, by whomever', () =>
    expect(
      seen({
        reportId: 'ap-1',
        outlet: 'Associated Press',
        headline: 'H',
        url: 'https://apnews.com/h',
        authors: ['A'],
        publishedAt: '2022-11-15',
        relations: [{ kind: 'quotes', of: { name: 'N' }, url: 'https://n.example' }],
        revisions: [{ reportId: 'ap-1', headline: 'H2', noted: true, note: 'why' }],
        kills: [{ publishedAt: '2022-11-16', note: 'why' }],
        killed: true,
        due: 0,
      }),
    ).toEqual({
      reportId: 'ap-1',
      outlet: 'Associated Press',
      publishedAt: '2022-11-15',
      relations: [{ kind: 'quotes', of: { name: KILLED } }],
      revisions: [{ reportId: 'ap-1', noted: true }],
      kills: [{ publishedAt: '2022-11-16' }],
      killed: true,
      due: 0,
    }));

  it('shows of its statements who printed them and where they stand, and nothing that they say', () => {
    const framing = { headline: 'asserts', body: 'reports' };
    const said = { statementId: 's', reportId: 'ap-1', stance: 'asserts', framing };
    const holder = { name: 'N', role: 'witness', for: 'F' };
    const texts = { quote: { exact: 'q' }, passage: 'p', note: 'ours', amendments: ['r'], quantity: { low: 6 } };
    expect(seen({ statements: [{ ...said, holder, ...texts }] })).toEqual({
      statements: [{ ...said, holder: { name: KILLED, role: 'witness' } }],
    });
  });

  it('leaves whole the place in which a page ended, though it was of one of its statements', () => {
    const next = { moment: 1728432000000, statementId: 's' };
    expect(seen({ claimId: 'c', holders: [], next })).toEqual({ claimId: 'c', holders: [], next });
  });

  it('shows of a name that it alone prints on a claim that somebody said whom it means, and neither the name nor whom', () => {
    const said = { claimId: 'c', holderId: 'hur', forId: 'ukraine', by: 'editor', reason: 'r' };
    const event = (data: object) => ({ type: 'HolderIdentified', data: { ...said, ...data } });
    const others = [event({ name: 'GUR' }), event({ name: 'hur', claimId: 'd' }), event({ id: 'hur' })];
    expect(seen([event({ name: 'hur' }), ...others])).toEqual([
      { type: 'HolderIdentified', data: { claimId: 'c', name: KILLED, by: 'editor' } },
      ...others,
    ]);
  });

  it('shows of a name that it alone prints on a claim that another only repeats it, and neither of them nor why', () => {
    const repeats = (holder: string, dependsOn: string) => ({
      claimId: 'c',
      holder: { name: holder },
      dependsOn: { name: dependsOn, outlet: 'ap' },
      reason: 'r',
    });
    const hidden = { claimId: 'c', holder: { name: KILLED }, dependsOn: { name: KILLED, outlet: 'ap' } };
    expect(seen([repeats('NIS', 'Hur'), repeats('HUR', 'NIS'), repeats('NIS', 'GUR')])).toEqual([
      hidden,
      hidden,
      repeats('NIS', 'GUR'),
    ]);
  });

  it('shows no field that nobody has thought of', () =>
    expect(seen({ reportId: 'ap-1', standfirst: 'said since' })).toEqual({ reportId: 'ap-1' }));

  it('shows none of the words that an amendment of its statement gives', () =>
    expect(
      seen([
        { claimId: 'c', statementId: 's', changes: { quote: { exact: 'q' }, act: 'suggests' }, reason: 'r' },
        { claimId: 'c', statementId: 'other', changes: { passage: 'p' }, reason: 'r' },
      ]),
    ).toEqual([
      { claimId: 'c', statementId: 's', changes: { act: 'suggests' } },
      { claimId: 'c', statementId: 'other', changes: { passage: 'p' }, reason: 'r' },
    ]));

  it('shows no name where its statement is told of under its claim, and those of others beside it', () => {
    const because = (holder: string) => [
      { statementId: 's', holder, stance: 'asserts' },
      { statementId: 'other', holder: 'NIS', stance: 'denies' },
    ];
    const told = (holder: string) => ({ claimId: 'c', changes: [{ status: 'contested', because: because(holder) }] });
    expect(seen(told('N'))).toEqual(told(KILLED));
    expect(seen({ ...told('N'), claimId: 'another' })).toEqual({ ...told('N'), claimId: 'another' });
  });

  it('shows who else has what it names first', () => {
    const printed = (name: string) => [
      { statementId: 's', reportId: 'ap-1', through: [{ name }] },
      { statementId: 'other', reportId: 'ap-2', through: [{ name: 'Telegram' }] },
    ];
    const origin = (holder: string, via: string) => ({
      holder,
      statementId: 's',
      isOrigin: true,
      repeats: [
        { holder: 'NIS', statementId: 'other' },
        { holder, statementId: 's' },
      ],
      printed: printed(via),
    });
    expect(seen({ claimId: 'c', holders: [origin('N', 'V')] })).toEqual({
      claimId: 'c',
      holders: [origin(KILLED, KILLED)],
    });
  });

  it('is told of by others without its words', () =>
    expect(
      seen({ reportId: 'ap-2', relations: [{ kind: 'copy_of', of: { name: 'N' }, reportId: 'ap-1', url: 'u' }] }),
    ).toEqual({ reportId: 'ap-2', relations: [{ kind: 'copy_of', of: { name: KILLED }, reportId: 'ap-1' }] }));

  it('is looked for in what no command would write, without a failure', () => {
    const odd = { reportId: { toString: 1 }, claimId: { valueOf: 1 }, statementId: [] };
    expect(seen({ events: [{ data: odd }] })).toEqual({ events: [{ data: odd }] });
  });

  it('leaves others as they are', () => {
    const other = { reportId: 'ap-2', headline: 'H', at: null, figures: [1, 2] };
    expect(seen(other)).toEqual(other);
  });
});

describe('what is hidden of what was read', () => {
  const hidden = (content: unknown) => {
    const texts: [string, Of][] = [];
    withoutKilled(content, killed, { hide: (text, of) => texts.push([text, of]) });
    return texts;
  };
  const statement = { claimId: 'c', statementId: 's' };

  it('is told text by text, with the killed report and the statement that it is of', () =>
    expect(
      hidden({
        claimId: 'c',
        statements: [{ statementId: 's', reportId: 'ap-1', quote: { exact: 'q' }, holder: { name: 'N' } }],
        because: [{ statementId: 's', holder: 'H', stance: 'asserts' }],
        data: { reportId: 'ap-1', headline: 'T', authors: ['A', 'B'] },
      }),
    ).toEqual([
      ...['q', 'N', 'H'].map((text) => [text, { reportId: 'ap-1', statement }]),
      ...['T', 'A', 'B'].map((text) => [text, { reportId: 'ap-1' }]),
    ]));

  it('is nothing where others would have been told the same', () => {
    for (const content of [
      { reportId: 'ap-1', killed: true, publishedAt: '2022-11-15', headline: null, authors: [] },
      { claimId: 'c', statementId: 's', stance: 'asserts', holder: { role: 'witness' } },
      { reportId: 'ap-2', headline: 'H' },
      { claimId: 'another', statementId: 's', holder: 'N' },
    ])
      expect([content, hidden(content)]).toEqual([content, []]);
  });
});

it('a text in which words were found is told in pieces that make it up', () =>
  expect(
    leavesOf({
      found: [
        {
          in: 'headline',
          pieces: [
            { text: 'A tan', hit: false },
            { text: 'ker', hit: true },
          ],
        },
      ],
    }),
  ).toContain('A tanker'));
