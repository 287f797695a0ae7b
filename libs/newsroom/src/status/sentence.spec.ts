import { claimOf } from '../../test/claim-of.js';
import {
  amended,
  asserts,
  claimOnFile,
  denies,
  disputes,
  type Fact,
  leansAgainst,
  leansTo,
  leavesOpen,
  retracted,
} from '../../test/given.js';
import { sentenceOf } from './sentence.js';
import { statusAt, timeline } from './timeline.js';

describe('a status in print', () => {
  it.each<[string, Fact[]]>([
    ['registered: nobody has spoken on it', []],
    ['single origin since 18 October 2024: ROK NIS asserts', [asserts('ROK NIS')]],
    [
      'contested since 21 October 2024, 20:00 UTC: ROK NIS asserts; DPRK UN mission denies',
      [asserts('ROK NIS'), denies('DPRK UN mission', { publishedAt: '2024-10-21T20:00Z' })],
    ],
    [
      'contested since 18 October 2024: NIS leans to it; Iran and Pentagon lean against it',
      [leansTo('NIS'), leansAgainst('Pentagon'), leansAgainst('Iran')],
    ],
    ['denied since 18 October 2024: Kremlin denies; Pentagon disputes', [denies('Kremlin'), disputes('Pentagon')]],
    [
      'corroborated since 18 October 2024: HUR, NATO, NIS and Seoul assert',
      ['NIS', 'HUR', 'Seoul', 'NATO'].map((name) => asserts(name)),
    ],
    [
      'corroborated since 18 October 2024: A, B, C and 2 others assert',
      ['A', 'B', 'C', 'D', 'E'].map((name) => asserts(name)),
    ],
    [
      'abandoned since 20 October 2024: nobody holds it any more; NIS once did',
      [asserts('NIS', { statementId: 'a' }), retracted('a', '2024-10-20')],
    ],
    [
      'circulating since 18 October 2024: nobody is for it or against it; Pentagon leaves it open',
      [leavesOpen('Pentagon'), asserts('Kremlin', { inferred: true })],
    ],
    ['circulating since 18 October 2024: nobody is for it or against it', [asserts('Onion', { role: 'satire' })]],
    ['denied since 23 October 2024 or earlier: Kremlin denies', [denies('Kremlin', { publishedAt: '../2024-10-23' })]],
    [
      'single origin since October 2024: NIS asserts',
      [asserts('NIS', { statementId: 'a' }), amended('a', { publishedAt: '2024-10' })],
    ],
  ])('%s', (print, facts) => expect(sentenceOf(statusAt(claimOf([claimOnFile(), ...facts])))).toBe(print));

  it('says of a change how it stands as of then, for the status may have been so before', () => {
    const changes = timeline(
      claimOf([asserts('NIS'), denies('Kremlin'), asserts('HUR', { publishedAt: '2024-10-20' })]),
    );
    expect(changes.map(sentenceOf)).toEqual([
      'contested as of 18 October 2024: NIS asserts; Kremlin denies',
      'contested as of 20 October 2024: NIS and HUR assert; Kremlin denies',
    ]);
  });
});
