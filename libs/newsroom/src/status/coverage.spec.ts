/** Who printed what and when, and who has whose word through whom. */
import { claimOf } from '../../test/claim-of.js';
import { asserts, claimOnFile, denies, type Fact, leavesOpen, linked, repeats, retracted } from '../../test/given.js';
import type { ClaimEvent } from '../claim/claim.js';
import { attributionInSteps, gridInSteps, notCountedInSteps } from './coverage.js';
import { atOnce } from '../steps.js';

const open = { headline: 'denies', body: 'reports' } as const;

function claim(...facts: Fact[]) {
  return claimOf([claimOnFile(), ...facts] as ClaimEvent[]);
}

describe('the grid of a claim', () => {
  const told = claim(
    asserts('NIS', { outletId: 'yonhap', publishedAt: '2024-10-19' }),
    asserts('NIS', { outletId: 'kbs', publishedAt: '2024-10-18' }),
    denies('Moscow', { outletId: 'kbs', publishedAt: '2024-10-18', framing: open, place: 'headline' }),
    leavesOpen('Kremlin', { outletId: 'kbs', publishedAt: '2024-10-20' }),
  );

  it('has a row for each outlet, the first to print it first, and a cell for each version of a report', () =>
    expect(
      atOnce(gridInSteps(told)).map(({ outletId, cells }) => [
        outletId,
        cells.map(({ at, statements }) => [at, statements.length]),
      ]),
    ).toEqual([
      [
        'kbs',
        [
          ['2024-10-18', 2],
          ['2024-10-20', 1],
        ],
      ],
      ['yonhap', [['2024-10-19', 1]]],
    ]));

  it('has one cell for what a report printed at one moment, in whatever zone that is told', () => {
    const [row] = atOnce(
      gridInSteps(
        claim(
          asserts('NIS', { outletId: 'kbs', publishedAt: '2024-10-18T09:00Z' }),
          denies('Moscow', { outletId: 'kbs', publishedAt: '2024-10-18T18:00:00+09:00' }),
          denies('Kremlin', { outletId: 'kbs', publishedAt: '2024-10-18' }),
        ),
      ),
    );
    expect(row?.cells.map(({ statements }) => statements.length)).toEqual([1, 2]);
  });

  it('shows what the outlet itself commits to, in headline and body', () =>
    expect(atOnce(gridInSteps(told))[0]?.cells[0]?.framings).toEqual([open, { headline: 'reports', body: 'reports' }]));

  it('shows at a moment what had been printed by then', () =>
    expect(atOnce(gridInSteps(told, '2024-10-18')).map(({ outletId, cells }) => [outletId, cells.length])).toEqual([
      ['kbs', 1],
    ]));

  it('shows what does not count too, with the reason', () => {
    const [row] = atOnce(gridInSteps(claim(asserts('The Onion', { role: 'satire' }), asserts('NIS'))));
    expect(row?.cells[0]?.statements).toMatchObject([{ holder: { name: 'NIS' } }, { notCounted: 'satire' }]);
    expect(row?.cells[0]?.statements[0]).not.toHaveProperty('notCounted');
  });

  it('shows what was taken back, from when it was, and that it was at first hand', () => {
    const took = claim(
      asserts('NIS', { statementId: 'nis-1', publishedAt: '2024-10-18', basis: 'own_reporting' }),
      retracted('nis-1', '2024-10-20'),
    );
    const toldOf = (at?: string) => atOnce(gridInSteps(took, at))[0]?.cells[0]?.statements[0];
    expect(toldOf('2024-10-19')).not.toHaveProperty('ended');
    expect(toldOf()).toMatchObject({ basis: 'own_reporting', ended: '2024-10-20' });
  });
});

describe('whose word an outlet carries, in the grid of a claim', () => {
  const whose = (told: ReturnType<typeof claim>, at?: string) =>
    atOnce(gridInSteps(told, at)).map(({ outletId, origins }) => [
      outletId,
      origins.map(({ holder, statements }) => `${holder} ${statements}`),
    ]);

  it('is that of each origin, whose most is first, and not of who repeats, denies or does not count', () => {
    const told = claim(
      asserts('NIS', { outletId: 'kbs' }),
      asserts('Kyiv', { outletId: 'kbs', publishedAt: '2024-10-19' }),
      asserts('Kyiv', { outletId: 'kbs', publishedAt: '2024-10-20' }),
      asserts('Seoul', { outletId: 'yonhap', publishedAt: '2024-10-21' }),
      repeats('Seoul', 'NIS'),
      denies('Moscow', { outletId: 'tass', publishedAt: '2024-10-22' }),
      asserts('The Onion', { outletId: 'onion', publishedAt: '2024-10-23', role: 'satire' }),
    );
    expect(whose(told)).toEqual([
      ['kbs', ['Kyiv 2', 'NIS 1']],
      ['yonhap', []],
      ['tass', []],
      ['onion', []],
    ]);
  });

  it('is the same that the attribution tells, by the statement that names it: of hundreds, too', () => {
    const many = Array.from({ length: 300 }, (_, n) => asserts(`Speaker ${n}`, { outletId: `paper-${n % 7}` }));
    const told = claim(...many, asserts('an official', { basis: 'anonymous', outletId: 'ap' }));
    const carried = atOnce(gridInSteps(told)).flatMap(({ outletId, origins }) =>
      origins.map(({ holder, statementId }) => [outletId, holder, statementId]),
    );
    const printed = atOnce(attributionInSteps(told)).flatMap(({ holder, statementId, printed: [first] }) => [
      [first?.outletId, holder, statementId],
    ]);
    expect(carried).toHaveLength(301);
    expect(carried.map(String).toSorted()).toEqual(printed.map(String).toSorted());
  });

  it('is nobody’s any more once it was taken back, and was before', () => {
    const took = claim(
      asserts('NIS', { statementId: 'nis-1', outletId: 'kbs', publishedAt: '2024-10-18' }),
      retracted('nis-1', '2024-10-20'),
    );
    expect([whose(took, '2024-10-19'), whose(took)]).toEqual([[['kbs', ['NIS 1']]], [['kbs', []]]]);
  });
});

describe('the attribution of a claim', () => {
  it('names the outlets that have the word of one holder, each with its way to it', () => {
    const [source] = atOnce(
      attributionInSteps(
        claim(
          asserts('a US official', { outletId: 'ap', basis: 'anonymous' }),
          asserts('a US official', { outletId: 'fox', basis: 'anonymous', via: [{ outlet: 'ap' }] }),
          asserts('a US official', {
            outletId: 'sky',
            basis: 'anonymous',
            relations: [{ kind: 'copy_of', of: { outlet: 'ap' }, reportId: 'ap-1' }],
          }),
        ),
      ),
    );
    expect(source).toMatchObject({
      holder: 'a US official',
      stance: 'asserts',
      isOrigin: true,
      printed: [
        { outletId: 'ap', through: [] },
        { outletId: 'fox', through: [{ outlet: 'ap' }] },
        { outletId: 'sky', through: [{ kind: 'copy_of', outlet: 'ap', reportId: 'ap-1' }] },
      ],
    });
  });

  it('names the way of a statement alone: not whom its report quotes elsewhere, nor whose place it took', () => {
    const relations = (['quotes', 'replaces', 'derived_from', 'copy_of'] as const).map((kind) => ({
      kind,
      of: { outlet: `${kind}-outlet` },
    }));
    const [nis] = atOnce(
      attributionInSteps(
        claim(
          asserts('NIS', { statementId: 'heard', outletId: 'rfa', relations }),
          asserts('NIS', { statementId: 'quoted', outletId: 'rfa', relations, via: [{ outlet: 'quotes-outlet' }] }),
        ),
      ),
    );
    const whole = [
      { kind: 'derived_from', outlet: 'derived_from-outlet' },
      { kind: 'copy_of', outlet: 'copy_of-outlet' },
    ];
    expect(nis?.printed.map(({ through }) => through)).toEqual([whole, [{ outlet: 'quotes-outlet' }, ...whole]]);
  });

  it('has one holder for an unnamed source of one utterance, whichever outlet heard or quoted it', () => {
    const official = { basis: 'anonymous', utterance: 'official-1' } as const;
    const quotes = [{ kind: 'quotes' as const, of: { outlet: 'ap' } }];
    const holders = atOnce(
      attributionInSteps(
        claim(
          asserts('an official', { ...official, outletId: 'ap' }),
          asserts('an official', { ...official, outletId: 'tass', relations: quotes }),
        ),
      ),
    );
    expect(holders).toMatchObject([{ isOrigin: true, printed: [{ outletId: 'ap' }, { outletId: 'tass' }] }]);
  });

  it('says who only repeats another, and that this is no origin', () =>
    expect(
      atOnce(attributionInSteps(claim(asserts('NIS'), asserts('Seoul'), repeats('Seoul', 'NIS')))).map((one) => ({
        ...one,
        repeats: one.repeats(),
      })),
    ).toMatchObject([
      { holder: 'NIS', isOrigin: true, repeats: [] },
      { holder: 'Seoul', isOrigin: false, repeats: [{ holder: 'NIS' }] },
    ]));

  it('gives no stance to whose word does not count, and says why it does not', () =>
    expect(
      atOnce(
        attributionInSteps(claim(asserts('NIS', { statementId: 'nis' }), retracted('nis', '2024-10-20')), '2024-10-21'),
      ),
    ).toMatchObject([
      { stance: null, isOrigin: false, printed: [{ notCounted: 'retracted: the outlet corrected its report' }] },
    ]));

  it('names whom a holder speaks for', () =>
    expect(
      atOnce(attributionInSteps(claim(denies('Dmitry Peskov', { for: 'Russia' }), linked('part_of', 'other')))),
    ).toMatchObject([{ holder: 'Russia', stance: 'denies', isOrigin: false }]));
});

it('tells of a few statements why they do not count, if all that share their utterances are among them', () => {
  const { statements } = claim(
    asserts('NIS', { statementId: 'ap', outletId: 'ap', utterance: 'u' }),
    asserts('NIS', { statementId: 'fox', outletId: 'fox', utterance: 'u', via: [{ outlet: 'ap' }] }),
    retracted('ap', '2024-10-20'),
  );
  expect([...atOnce(notCountedInSteps(statements)).keys()].sort()).toEqual(['ap', 'fox']);
  expect([...atOnce(notCountedInSteps(statements, '2024-10-19'))]).toEqual([]);
});
