/** Ten thousand names on one claim, put on file at once, once took its process minutes, in one piece. */
import { asserts, CLAIM } from '../../test/given.js';
import { claimOf } from '../../test/claim-of.js';
import type { OnFile } from '../context.js';
import { noHolder } from '../holder/holder.js';
import { type Claim, evolveClaim } from './claim.js';
import { identifyHolder } from './identify-holder.js';

const NAMES = 500;

describe('names that are put on file at once', () => {
  it('have the statements of their claim gone through once, for all of them', () => {
    const named = Array.from({ length: NAMES }, (_, n) => asserts(`holder ${n}`, { statementId: `s-${n}` }));
    let read = 0;
    const statements = claimOf(named).statements.map(
      (statement) =>
        new Proxy(statement, {
          get: (target, field) => {
            read += 1;
            return Reflect.get(target, field) as unknown;
          },
        }),
    );
    let claim: Claim = { ...claimOf(named), isRegistered: true, statements };
    for (let n = 0; n < NAMES; n++) {
      const command = { claimId: CLAIM, name: `holder ${n}`, holderId: `h-${n}` };
      for (const event of identifyHolder(command, claim, { now: NOW, by: 'stet:courier', onFile: EVERYBODY }))
        claim = evolveClaim(claim, event);
    }
    expect(claim.identifications).toHaveLength(NAMES);
    expect(read).toBeLessThan(10 * NAMES);
  });
});

const NOW = '2026-11-30T12:00:00.000Z';
const nobody = () => undefined;
const EVERYBODY: OnFile = { claim: nobody, report: nobody, outlet: nobody, holder: () => noHolder };
