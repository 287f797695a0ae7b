import { array, assert, nat, property, tuple } from 'fast-check';
import type { ClaimStatement } from './claim.js';
import { Places } from './places.js';

const places = new Places<ClaimStatement>(({ statementId }) => statementId);
const IDS = Array.from({ length: 61 }, (_, id) => `s-${id}`);

describe('the place of a statement among those of its claim', () => {
  it('is the same as if they were gone through, in whatever the claim has become', () =>
    assert(
      property(array(tuple(nat(3), nat(60), nat(200)), { maxLength: 200 }), (steps) => {
        // Several claims that were one: each step goes on with one of them.
        const became: ClaimStatement[][] = [[]];
        for (const [what, id, from] of steps) {
          const statements = became[from % became.length] ?? [];
          const place = statements.findIndex(({ statementId }) => statementId === `s-${id}`);
          expect(places.of(statements, `s-${id}`)).toBe(place);
          if (place < 0) became.push(places.withOneMore(statements, statement(id)));
          else if (what === 0) became.push(places.withAnother(statements, place, statement(id)));
        }
        for (const statements of became)
          expect(IDS.map((id) => places.of(statements, id))).toEqual(
            IDS.map((id) => statements.findIndex(({ statementId }) => statementId === id)),
          );
      }),
      { numRuns: 200 },
    ));

  it('is found without going through them', () => {
    let statements: ClaimStatement[] = [];
    for (let id = 0; id < 1000; id++) statements = places.withOneMore(statements, statement(id));
    let read = 0;
    const watched = places.withAnother(
      statements,
      0,
      new Proxy(statement(0), { get: (one, field) => ((read += 1), Reflect.get(one, field) as unknown) }),
    );
    expect([places.of(watched, 's-999'), places.of(watched, 's-1000')]).toEqual([999, -1]);
    expect(read).toBe(0);
  });
});

function statement(id: number): ClaimStatement {
  return { statementId: `s-${id}` } as ClaimStatement;
}
