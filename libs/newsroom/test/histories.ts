/** Any history that the commands of a claim could have made: what fast-check tells stories with. */
import { array, type Arbitrary, constantFrom, integer, nat, option, record, tuple } from 'fast-check';
import { type Claim, type ClaimEvent, evolveClaim, isSame, noClaim } from '../src/claim/claim.js';
import { earliest } from '../src/fields/edtf.js';
import type { Quantity } from '../src/fields/quantity.js';
import { IDENTIFIERS, LINKS, type Retraction, wordsOf } from '../src/vocabulary.js';
import {
  amended,
  asserts,
  CLAIM,
  claimOnFile,
  denies,
  disputes,
  identified,
  leansAgainst,
  leansTo,
  leavesOpen,
  linked,
  reinstated,
  repeats,
  resumed,
  retracted,
  suspended,
  unlinked,
} from './given.js';

const OUTLETS = ['kbs-world', 'reuters', 'tass', 'ap'];
const HOLDERS = ['NIS', 'HUR', 'Kremlin', 'Peskov', 'NATO'];
/** Ids of holders on file, whom names and other ids may mean. */
const ON_FILE = ['nis', 'hur', 'kremlin'];
const DAYS = [
  '../2024-10-23',
  '2024-10-10',
  '2024-10-18',
  '2024-10-18T09:00Z',
  '2024-10-19',
  '2024-10-24/..',
  '2025-04-26',
];
const maybe = <T>(of: Arbitrary<T>) => option(of, { nil: undefined });

/** When things are published, said and ended, and as whose words; undefined is an utterance of its own. */
interface Range {
  days: string[];
  utterances: (string | undefined)[];
}

/** Anything that anybody may say: what is said, by whom, when, and in which outlet. */
const statementOf = ({ days, utterances }: Range) =>
  record(
    {
      says: constantFrom(asserts, leansTo, leansAgainst, disputes, denies, leavesOpen),
      name: constantFrom(...HOLDERS),
      for: maybe(constantFrom('Kremlin', 'NIS')),
      id: option(constantFrom(...ON_FILE), { nil: undefined, freq: 2 }),
      forId: option(constantFrom(...ON_FILE), { nil: undefined, freq: 1 }),
      role: constantFrom('implicated_party', 'third_party_official', 'third_party_official', 'outlet', 'satire'),
      act: maybe(constantFrom('acknowledges', 'states')),
      basis: constantFrom('named', 'named', 'own_reporting', 'record', 'anonymous'),
      inferred: constantFrom(undefined, undefined, undefined, undefined, true),
      place: constantFrom('headline', 'body', 'body'),
      framing: constantFrom({ headline: 'reports', body: 'reports' }, { headline: 'asserts', body: 'reports' }),
      outletId: constantFrom(...OUTLETS),
      via: maybe(constantFrom(...OUTLETS).map((outlet) => [{ outlet }])),
      relations: maybe(constantFrom(...OUTLETS).map((outlet) => [{ kind: 'copy_of' as const, of: { outlet } }])),
      utterance: constantFrom(...utterances),
      saidAt: maybe(constantFrom(...days)),
      publishedAt: constantFrom(...days),
      quantity: maybe(
        record({
          measure: constantFrom('deployed', 'killed'),
          op: constantFrom('eq', 'at_least', 'at_most', 'about', 'range'),
          low: integer({ min: 1, max: 5 }),
          unit: constantFrom('persons', 'persons', 'km', 'miles'),
          asOf: constantFrom('2024-10-18', '2024-10-19'),
        }).map((drawn): Quantity => (drawn.op === 'range' ? { ...drawn, high: drawn.low + 2 } : drawn)),
      ),
    },
    { noNullPrototype: true },
  );
const WHYS: Retraction[] = ['holder_retracted', 'report_corrected', 'report_withdrawn', 'misrendered'];

type Step = (claim: Claim, place: number) => ClaimEvent | undefined;

const speaks = (range: Range): Arbitrary<Step> =>
  statementOf(range).map(({ says, name, act, ...about }) => (_, place) => {
    const told = Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined));
    return says(name, { ...told, ...(act && { act }), statementId: `s-${String(place).padStart(2, '0')}` });
  });

/** What becomes of a statement that is on file. */
const becomes = ({ days }: Range) =>
  tuple(nat(), constantFrom(...days), constantFrom(...WHYS), nat(4)).map(
    ([one, at, why, what]): Step =>
      ({ statements }) => {
        const ended = statements.find(({ retraction }) => retraction?.why === 'report_withdrawn');
        if (ended && one % 3 === 0) return reinstated(ended.statementId);
        const standing = statements.filter(({ retraction }) => !retraction);
        const { statementId, suspensions = [] } = standing[one % (standing.length || 1)] ?? {};
        if (statementId === undefined) return undefined;
        const suspension = suspensions.at(-1);
        if (what < 2) return retracted(statementId, at, why);
        if (what === 2) return amended(statementId, { stance: 'denies', lean: null, publishedAt: at });
        if (suspension === undefined || suspension.until !== undefined) return suspended(statementId, at);
        return earliest(at) >= earliest(suspension.from) ? resumed(statementId, at) : undefined;
      },
  );

/** As an editor names holders: an unnamed one as a source of its outlet. */
const NAMED = [...HOLDERS.map((name) => ({ name })), ...OUTLETS.map((outlet) => ({ name: 'NIS', outlet }))];

/** Whom a name or an id means, by an editor's word or by the files. */
const identifies = record({
  name: maybe(constantFrom(...HOLDERS, 'N.I.S.')),
  id: constantFrom(...ON_FILE),
  holderId: option(constantFrom(...ON_FILE), { nil: null }),
  forId: maybe(constantFrom(...ON_FILE)),
  by: constantFrom(...wordsOf(IDENTIFIERS)),
}).map(
  ({ name, id, holderId, forId, by }): Step =>
    () =>
      identified({ ...(name === undefined ? { id } : { name }), holderId, ...(holderId && forId && { forId }), by }),
);

/** What the desk understands. A holder may repeat one that stands before it, so that nobody repeats itself. */
const understands = tuple(nat(NAMED.length - 1), nat(NAMED.length - 1), nat(7)).map(
  ([one, other, what]): Step =>
    ({ links, dependences }) => {
      if (what === 4)
        return { type: 'ClaimReworded', data: { claimId: CLAIM, proposition: 'They are.', reason: 'shorter' } };
      if (what === 5)
        return { type: 'VerdictIssued', data: { claimId: CLAIM, verdict: 'confirmed', reason: 'They say so.' } };
      if (what === 0 || what > 5) return relinked(links, { one, other });
      const declared = repeats(NAMED[Math.max(one, other)] ?? '', NAMED[Math.min(one, other)] ?? '');
      if (one === other || declared.type !== 'DependenceDeclared') return undefined;
      const isDeclared = dependences.some((dependence) => isSame(dependence, declared.data));
      return isDeclared ? { ...declared, type: 'DependenceEnded' } : declared;
    },
);

/** Of the histories' claims each may be linked to each, from both ends at once; what is linked is taken back. */
export const CLAIMS = ['claim-0', 'claim-1', 'claim-2'];

function relinked(links: Claim['links'], { one, other }: { one: number; other: number }): ClaimEvent {
  const to = CLAIMS[one % CLAIMS.length] ?? '';
  const link = links.find((link) => link.to === to);
  const kinds = wordsOf(LINKS);
  return link ? unlinked(link.kind, to) : linked(kinds[other % kinds.length] ?? 'part_of', to);
}

const steps = (range: Range) =>
  array(
    constantFrom(
      speaks(range),
      speaks(range),
      speaks(range),
      speaks(range),
      becomes(range),
      becomes(range),
      understands,
      identifies,
    ).chain((step) => step),
    { minLength: 1, maxLength: 14 },
  );

/** All events of a claim, and the claim after each. */
export interface History {
  events: ClaimEvent[];
  claims: Claim[];
}

const historyOf = (range: Range): Arbitrary<History> =>
  tuple(steps(range), nat(1)).map(([taken, inOrder]) => {
    const registered = claimOnFile();
    let claim = evolveClaim(noClaim, registered);
    const told: History = { events: [registered], claims: [claim] };
    let last = -Infinity;
    for (const [place, step] of taken.entries()) {
      const event = step(claim, place);
      const at = event && 'publishedAt' in event.data ? earliest(event.data.publishedAt) : last;
      // Half of all histories are told as they happen.
      if (!event || (inOrder === 1 && at < last)) continue;
      last = at;
      claim = evolveClaim(claim, event);
      told.events.push(event);
      told.claims.push(claim);
    }
    return told;
  });

export const history = historyOf({ days: DAYS, utterances: [undefined, 'u-1', 'u-2', 'u-3'] });

/** Of words that many print, where nearly everything takes effect at one moment. */
export const historyOfOneUtterance = historyOf({ days: ['../2024-10-23', '2024-10-18'], utterances: ['u-1'] });
