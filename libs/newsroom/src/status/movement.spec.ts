/** What changed a claim's status: what was published, taken back, held or released at that moment and moved a holder. */
import { claimOf } from '../../test/claim-of.js';
import {
  asserts,
  claimOnFile,
  denies,
  leavesOpen,
  resumed,
  retracted,
  suspended,
  type Fact,
} from '../../test/given.js';
import type { ClaimEvent } from '../claim/claim.js';
import { statusAt, timeline } from './timeline.js';

const nis = asserts('NIS', { statementId: 'nis', publishedAt: '2024-10-18' });
const putin = leavesOpen('Putin', { statementId: 'putin', publishedAt: '2024-10-24' });

describe('what changed the status', () => {
  it('is what was published, though no reason of the status names it: Putin, who left it open', () => {
    const before = denies('Putin', { statementId: 'denial', publishedAt: '2024-10-10' });
    expect(causes(before, nis, putin)).toEqual([
      ['2024-10-10', 'denied', ['Putin published']],
      ['2024-10-18', 'contested', ['NIS published']],
      ['2024-10-24', 'single_origin', ['Putin published']],
    ]);
  });

  it('is what was taken back, held and released', () => {
    expect(
      causes(nis, suspended('nis', '2024-10-19'), resumed('nis', '2024-10-20'), retracted('nis', '2024-10-21')),
    ).toEqual([
      ['2024-10-18', 'single_origin', ['NIS published']],
      ['2024-10-19', 'abandoned', ['NIS suspended']],
      ['2024-10-20', 'single_origin', ['NIS resumed']],
      ['2024-10-21', 'abandoned', ['NIS retracted']],
    ]);
  });

  it('is told once of a statement whose report was held twice at one time', () => {
    const twice = [suspended('nis', '2024-10-19'), resumed('nis', '2024-10-19'), suspended('nis', '2024-10-19')];
    const { cause, causeTotal } = statusAt(claimOf([claimOnFile(), nis, ...twice] as ClaimEvent[]));
    expect(new Set(cause.map(({ did }) => did)).size).toBe(cause.length);
    expect(causeTotal).toBe(cause.length);
    expect(cause).toContainEqual({ statementId: 'nis', holder: 'NIS', did: 'suspended' });
  });

  it('is the end of a statement, and not a hold that began with it: whether that is on file depends on what came first', () => {
    const end = retracted('nis', '2024-10-19');
    for (const facts of [[end], [suspended('nis', '2024-10-19'), end]])
      expect(causes(nis, ...facts).at(-1)).toEqual(['2024-10-19', 'abandoned', ['NIS retracted']]);
  });

  it('is nothing that was printed at that moment and moved nobody: a copy, or what its outlet reads into the words', () => {
    const said = { utterance: 'u', publishedAt: '2024-10-18' };
    const first = asserts('HUR', { ...said, publishedAt: '2024-10-17', statementId: 'first' });
    const copy = asserts('HUR', { ...said, outletId: 'tass', statementId: 'copy' });
    const read = asserts('Putin', { inferred: true, statementId: 'read' });
    expect(causes(first, nis, copy, read)).toEqual([
      ['2024-10-17', 'single_origin', ['HUR published']],
      ['2024-10-18', 'corroborated', ['NIS published']],
    ]);
  });

  it('is, of words that two papers print at once, the rendering that counts, and not what one reads into them', () => {
    const said = { utterance: 'putin-1024' };
    const reads = asserts('Putin', { ...said, inferred: true, statementId: 'a' });
    const prints = leavesOpen('Putin', { ...said, statementId: 'b', outletId: 'tass' });
    const { cause } = statusAt(claimOf([claimOnFile(), reads, prints] as ClaimEvent[]));
    expect(cause).toEqual([{ statementId: 'b', holder: 'Putin', did: 'published' }]);
  });

  it('is what a correction took from others, by the statement that was corrected', () => {
    const ap = asserts('An official', { basis: 'anonymous', outletId: 'ap', statementId: 'ap', utterance: 'u' });
    const copy = asserts('An official', {
      basis: 'anonymous',
      outletId: 'fox',
      statementId: 'fox',
      utterance: 'u',
      via: [{ outlet: 'ap' }],
    });
    expect(causes(ap, copy, retracted('ap', '2024-10-19')).at(-1)).toEqual([
      '2024-10-19',
      'abandoned',
      ['An official retracted'],
    ]);
  });

  it('is who owned up again after a denial, though that holder said so before', () => {
    const implicated = { role: 'implicated_party' } as const;
    const owns = (publishedAt: string) => asserts('Russia', { ...implicated, act: 'acknowledges', publishedAt });
    const denial = denies('DPRK', { ...implicated, publishedAt: '2024-10-20' });
    expect(causes(owns('2024-10-19'), denial, owns('2024-10-21')).at(-1)).toEqual([
      '2024-10-21',
      'conceded',
      ['Russia published'],
    ]);
  });

  it('is told of the present by the last change, and twenty of it at most', () => {
    const many = Array.from({ length: 30 }, (_, n) => asserts(`holder ${n}`, { statementId: `s-${n}` }));
    const { cause, causeTotal } = statusAt(claimOf([claimOnFile(), ...many] as ClaimEvent[]));
    expect([cause.length, causeTotal]).toEqual([20, 30]);
    expect(statusAt(claimOf([claimOnFile(), nis, putin] as ClaimEvent[]), '2024-10-17').cause).toEqual([]);
  });
});

function causes(...facts: Fact[]) {
  return timeline(claimOf([claimOnFile(), ...facts] as ClaimEvent[])).map(({ at, status, cause }) => [
    at,
    status,
    cause.map(({ holder, did }) => `${holder} ${did}`),
  ]);
}
