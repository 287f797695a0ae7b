import { claimOf } from '../../test/claim-of.js';
import { asserts, CLAIM, type Details, denies, leavesOpen } from '../../test/given.js';
import type { ClaimEvent } from './claim.js';
import { whoSpeaks } from './who-speaks.js';

const identified = (name: string, holderId: string, forId?: string): ClaimEvent => ({
  type: 'HolderIdentified',
  data: { claimId: CLAIM, name, holderId, ...(forId !== undefined && { forId }), by: 'courier' },
});
const spoken = (details: Details, ...also: ClaimEvent[]) => {
  const claim = claimOf([asserts('Dmitry Peskov', details), ...also]);
  const [statement] = claim.statements;
  if (!statement) throw new Error('There is no statement.');
  return whoSpeaks(claim, statement);
};

describe('who speaks in a statement', () => {
  it('is nobody on file while its names mean nobody, and both names are asked for', () =>
    expect(spoken({ for: 'The Kremlin' })).toMatchObject({
      unidentified: ['dmitry peskov', 'the kremlin'],
    }));

  it('is whom its name means on the claim, and whom that holder speaks for', () =>
    expect(spoken({}, identified('DMITRY Peskov', 'peskov', 'kremlin'))).toMatchObject({
      holderId: 'peskov',
      houseId: 'kremlin',
      unidentified: [],
    }));

  it('speaks for whom was printed, before whom its file says', () =>
    expect(
      spoken({ for: 'Russia' }, identified('Dmitry Peskov', 'peskov', 'kremlin'), identified('Russia', 'russia')),
    ).toMatchObject({ holderId: 'peskov', houseId: 'russia', unidentified: [] }));

  it('is nobody to be asked for where it is an unnamed source, but for whom it speaks is', () =>
    expect(spoken({ basis: 'anonymous', for: 'Russia' }, identified('Dmitry Peskov', 'peskov'))).toMatchObject({
      unidentified: ['russia'],
    }));

  it('speaks when it was said, else when it was printed; for, against, or leaving it open', () => {
    expect(spoken({ saidAt: '2024-10-10', publishedAt: '2024-10-18' }).moment).toBe(Date.UTC(2024, 9, 10));
    expect(spoken({ publishedAt: '2024-10-18' }).moment).toBe(Date.UTC(2024, 9, 18));
    const { statements } = claimOf([asserts('A'), denies('B'), leavesOpen('C')]);
    expect(statements.map((one) => whoSpeaks({}, one).side)).toEqual(['for', 'against', 'open']);
  });
});
