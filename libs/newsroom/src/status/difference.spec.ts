/** What lies between two states of a claim. */
import { claimOf } from '../../test/claim-of.js';
import {
  amended,
  asserts,
  claimOnFile,
  type Fact,
  identified,
  reinstated,
  resumed,
  retracted,
  suspended,
} from '../../test/given.js';
import type { ClaimEvent } from '../claim/claim.js';
import { atOnce } from '../steps.js';
import { differenceInSteps } from './difference.js';

const printed = asserts('NIS', { statementId: 'a-1', outletId: 'kbs', publishedAt: '2024-10-18' });
const unnamed = { basis: 'anonymous', role: 'anonymous_official' } as const;
const official = asserts('a US official', {
  ...unnamed,
  statementId: 'b-1',
  outletId: 'wsj',
  publishedAt: '2024-10-19',
});
const another = asserts('a US official', {
  ...unnamed,
  statementId: 'c-1',
  outletId: 'nyt',
  publishedAt: '2024-10-19',
});

describe('the difference between two states of a claim', () => {
  it.each<[string, Fact[], Fact[], string[]]>([
    ['that it came', [], [printed], ['added']],
    ['that it came and ended', [], [printed, retracted('a-1', '2024-10-20')], ['added', 'retracted']],
    ['that it ended', [printed], [retracted('a-1', '2024-10-20')], ['retracted']],
    ['that its end was lifted', [printed, retracted('a-1', '2024-10-20')], [reinstated('a-1')], ['reinstated']],
    ['that its report was held', [printed], [suspended('a-1', '2024-10-20')], ['suspended']],
    ['that it was released', [printed, suspended('a-1', '2024-10-20')], [resumed('a-1', '2024-10-21')], ['resumed']],
    ['that it was mislabelled', [printed], [amended('a-1', { note: 'As heard.' })], ['amended']],
    ['who it is', [printed], [identified({ name: 'NIS', holderId: 'nis', by: 'editor' })], ['identified']],
  ])('says of a statement %s', (_what, before, since, did) =>
    expect(between(before, [...before, ...since]).statements.map((one) => [one.statementId, one.did])).toEqual([
      ['a-1', did],
    ]),
  );

  it('says of a statement that it is gone where it is known now to have been printed later', () => {
    const later = [printed, amended('a-1', { publishedAt: '2024-10-25' })];
    const { statements, origins } = between([printed], later, '2024-10-20');
    expect(statements).toMatchObject([{ statementId: 'a-1', did: ['gone'] }]);
    expect(origins).toEqual({ added: [], gone: [{ holder: 'NIS', statementId: 'a-1' }] });
  });

  it('tells unnamed sources of two papers apart though they are called alike', () => {
    const both = [official, another];
    expect(between([official], both).origins).toMatchObject({ added: [{ statementId: 'c-1' }], gone: [] });
    expect(between(both, [...both, retracted('b-1', '2024-10-20')]).origins).toMatchObject({
      added: [],
      gone: [{ statementId: 'b-1' }],
    });
  });

  it('names an origin that turned out to be another neither as new nor as gone, and of two that are one the other', () => {
    const two = [printed, asserts('GUR', { statementId: 'd-1', publishedAt: '2024-10-19' })];
    const one = [...two, identified({ name: 'NIS', holderId: 'nis', by: 'editor' })];
    expect(between(two, one).origins).toEqual({ added: [], gone: [] });
    const same = [...one, identified({ name: 'GUR', holderId: 'nis', by: 'editor' })];
    expect(between(two, same).origins).toEqual({ added: [], gone: [{ holder: 'GUR', statementId: 'd-1' }] });
  });
});

function between(before: Fact[], after: Fact[], at?: string) {
  const stateOf = (facts: Fact[]) => ({ claim: claimOf([claimOnFile(), ...facts] as ClaimEvent[]), at });
  return atOnce(differenceInSteps(stateOf(before), stateOf(after)));
}
