/** The annotated coverage of two claims, October 2024 to April 2025, and what the rules must make of it. */
import { noClaim, timeline } from '#newsroom';
import { claimIds, commands, expectedRows, rowsOf } from './nk-troops.js';
import { onPaper } from './on-paper.js';

const { claims } = onPaper(commands);

describe('the coverage of North Korean troops', () => {
  it.each(claimIds)('gives %s the status that its story has at every moment', (claimId) =>
    expect(rowsOf(claimId, timeline(claims.get(claimId) ?? noClaim))).toEqual(expectedRows(claimId)),
  );
});
