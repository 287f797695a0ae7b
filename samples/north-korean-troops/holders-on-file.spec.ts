/** Five papers call one agency by seven names: each is printed as it stands in its paper, and all of them count once. */
import { readFileSync } from 'node:fs';
import { type Claim, identificationOf, keyOf, namesIn, noClaim, statusAt } from '#newsroom';
import { onPaper } from '../../test/on-paper.js';

const { claims } = onPaper(readFileSync('samples/north-korean-troops/commands.ndjson', 'utf8'));

describe('holders on file', () => {
  it("have Ukraine's military intelligence by the names that each paper prints", () =>
    expect(namesOf('hur')).toEqual({
      'financial-times': ["Ukraine's military intelligence service"],
      'kyiv-independent': ["Ukraine's military intelligence (HUR)"],
      newsweek: ["Ukraine's military intelligence agency"],
      rfa: [
        'GUR',
        'Ukraine intelligence',
        "Ukraine's military intelligence",
        'Ukrainian Defense Intelligence Directorate',
      ],
      'washington-post': ["Ukraine's military intelligence", "Ukraine's military intelligence agency"],
    }));

  it("have South Korea's service by those of three papers, and its house", () => {
    expect(namesOf('nis')).toEqual({
      newsweek: ["South Korea's intelligence service", 'South Korean spy agency'],
      rfa: ["South Korea's top intelligence agency"],
      'washington-post': ['South Korean intelligence'],
    });
    expect(Object.keys(namesOf('south-korea'))).toHaveLength(4);
  });

  it.each([
    ['nk-troops-in-kursk', 'corroborated', 'single_origin'],
    ['nk-training-grounds', 'contested', 'single_origin'],
    ['nk-troops-in-russia', 'corroborated', 'corroborated'],
  ])('count once where names alone would be several: %s would be %s', (claimId, byNames, byHolders) => {
    const claim = claims.get(claimId) ?? noClaim;
    const { identifications: _, ...named } = claim;
    expect([statusAt(named).status, statusAt(claim).status]).toEqual([byNames, byHolders]);
    expect(statusAt(named).assertingOrigins).toBeGreaterThanOrEqual(statusAt(claim).assertingOrigins);
  });

  it('are all whom the papers name, but for images, outlets, a mission and agencies that are several', () => {
    const unknown = [...claims.values()].flatMap((claim) =>
      claim.statements
        .filter(({ holder: { role } }) => role !== 'outlet' && role !== 'document_or_imagery')
        .flatMap((statement) => namesIn(statement).names)
        .filter((name) => meaning(claim, name) === undefined),
    );
    expect([...new Set(unknown)].sort()).toEqual([
      "North Korea's mission to the United Nations",
      'South Korean intelligence agencies',
      'U.S. intelligence agencies',
    ]);
  });
});

/** By outlet the names that mean this holder on some claim. */
function namesOf(holderId: string): Record<string, string[]> {
  const names: Record<string, Set<string>> = {};
  for (const claim of claims.values())
    for (const statement of claim.statements)
      for (const name of namesIn(statement).names)
        if (meaning(claim, name) === holderId) (names[statement.outletId] ??= new Set()).add(name);
  return Object.fromEntries(Object.entries(names).map(([outletId, those]) => [outletId, [...those].sort()]));
}

function meaning({ identifications }: Claim, name: string): string | undefined {
  return identificationOf(identifications, keyOf({ name }))?.holderId ?? undefined;
}
