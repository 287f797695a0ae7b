import { array, assert, constantFrom, oneof, property, record } from 'fast-check';
import { type Claim, type ClaimStatement, noClaim } from '#newsroom';
import { came, type Standing, standingOn } from './names-standing.js';

const NAMES = ['HUR', 'hur', 'GUR', 'officials', 'NIS'];
const IDS = ['hur', 'gur', 'nis'];
const name = constantFrom(...NAMES);
const id = constantFrom(...IDS);
const step = oneof(
  record({
    does: constantFrom('states'),
    name,
    house: constantFrom(undefined, ...NAMES),
    id: constantFrom(undefined, ...IDS),
    basis: constantFrom('named', 'anonymous'),
  }),
  record({ does: constantFrom('amends'), name, basis: constantFrom('named', 'anonymous') }),
  record({ does: constantFrom('repeats', 'no longer repeats'), name }),
  record({
    does: constantFrom('means'),
    key: oneof(
      name.map((one) => one.toLowerCase()),
      id.map((one) => ` ${one}`),
    ),
    id: constantFrom(null, ...IDS),
    house: constantFrom(undefined, ...IDS),
    by: constantFrom('editor', 'courier'),
  }),
);

describe('the names on a claim', () => {
  it('are the same whether they are kept as they come or looked for in all of it', () => {
    assert(
      property(array(array(step as never, { maxLength: 3 }), { maxLength: 12 }), (batches) => {
        let [claim, kept] = [noClaim, new Map<string, Standing>()];
        for (const batch of batches as Step[][]) {
          const next = batch.reduce(after, claim);
          const more = came(next, claim);
          kept = more ? new Map([...kept, ...more.map((one) => [one.key, one] as const)]) : new Map(standingOn(next));
          expect(sorted(kept)).toEqual(sorted(standingOn({ ...next })));
          claim = next;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of one that comes it is told alone, however many there are', () => {
    const claim = Array.from({ length: 50 }, (_, n): Step => ({ does: 'states', name: `holder ${n}` })).reduce(
      after,
      noClaim,
    );
    standingOn(claim);
    expect(came(after(claim, { does: 'states', name: 'HUR' }), claim)).toEqual([{ key: 'hur', ordinal: 50 }]);
  });
});

interface Step {
  does: string;
  name?: string;
  house?: string | undefined;
  id?: string | null | undefined;
  key?: string;
  by?: string;
  basis?: string;
}

function after(claim: Claim, { does, name: one = '', house, id: its, key = '', by, basis = 'named' }: Step): Claim {
  const { statements, dependences, identifications = [] } = claim;
  const said = { key, holderId: its, ...(house !== undefined && { forId: house }), by };
  switch (does) {
    case 'states': {
      const holder = { name: one, ...(house !== undefined && { for: house }), ...(its && { id: its }) };
      return { ...claim, statements: [...statements, { holder, basis } as ClaimStatement] };
    }
    case 'amends':
      return {
        ...claim,
        statements: statements.map((old, place) =>
          place === 0 ? { ...old, holder: { name: one, role: 'expert' }, basis } : old,
        ) as ClaimStatement[],
      };
    case 'repeats':
      return { ...claim, dependences: [...dependences, { holder: { name: one }, dependsOn: { name: 'AP' } }] } as Claim;
    case 'no longer repeats':
      return { ...claim, dependences: dependences.filter(({ holder }) => holder.name !== one) };
    default: {
      const isNew = identifications.every((other) => other.key !== key);
      const placed = identifications.map((other) => (other.key === key ? said : other));
      return { ...claim, identifications: isNew ? [...identifications, said] : placed } as Claim;
    }
  }
}

function sorted(standing: Map<string, Standing>): Standing[] {
  return [...standing.values()].toSorted((one, other) => (one.key < other.key ? -1 : 1));
}
