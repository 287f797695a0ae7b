/**
 * In whatever order the rules let things be put on file, the story is one: of reports, what becomes of them and of their
 * statements, with the courier looking whenever it does. The desk's own words (links, amendments, rewordings, verdicts)
 * are in the order of the desk.
 */
import { array, assert, boolean, constantFrom, nat, pre, property, record, shuffledSubarray, tuple } from 'fast-check';
import type { Claim } from './claim/claim.js';
import { dueOn } from './report/due.js';
import { commandNamed, kindOf } from './newsroom.js';
import type { Report } from './report/report.js';
import { RuleBroken } from './rule-broken.js';
import { onFile } from './context.js';
import { streamName } from './stream-name.js';
import { statusAt, timeline } from './status/timeline.js';

interface Line {
  command: string;
  body: Record<string, unknown>;
}

const CLAIM = 'c';
const REPORTS = ['r-0', 'r-1'];
const DAYS = ['2024-10-12', '2024-10-14', '2024-10-16T09:00Z', '2024-10-16', '2024-10-18', '2024-10-20'];
const FIRST: Line[] = [
  { command: 'register-outlet', body: { outletId: 'o-0', name: 'O' } },
  { command: 'register-outlet', body: { outletId: 'o-1', name: 'P' } },
  { command: 'register-claim', body: { claimId: CLAIM, proposition: 'It is so.' } },
  ...REPORTS.map((reportId, place) => ({
    command: 'publish-report',
    body: { reportId, outletId: `o-${place}`, publishedAt: '2024-10-10' },
  })),
];

const ACTS: Record<string, string> = {
  'deny-claim': 'denies',
  'leave-claim-open': 'does_not_deny',
  'hedge-claim': 'suggests',
};

const day = constantFrom(...DAYS);
const report = constantFrom(...REPORTS);
const statementId = constantFrom('s-0', 's-1', 's-2');
const ends = array(
  statementId.map((id) => ({ claimId: CLAIM, statementId: id })),
  { maxLength: 2 },
);
const note = 'The desk tells its readers.';

const repeats = { claimId: CLAIM, holder: { name: 'HUR' }, dependsOn: { name: 'NIS' }, reason: 'its briefing' };

const statements = tuple(
  ...['s-0', 's-1', 's-2'].map((id) =>
    record(
      {
        reportId: report,
        command: constantFrom('assert-claim', 'assert-claim', 'deny-claim', 'leave-claim-open', 'hedge-claim'),
        name: constantFrom('NIS', 'HUR'),
        publishedAt: constantFrom(undefined, '2024-10-10', ...DAYS),
        utterance: constantFrom(undefined, 'u'),
      },
      { noNullPrototype: true },
    ).map(({ command, name, ...rest }): Line => ({
      command,
      body: {
        claimId: CLAIM,
        statementId: id,
        holder: { name, role: 'third_party_official' },
        act: ACTS[command] ?? 'states',
        basis: 'named',
        framing: { headline: 'reports', body: 'reports' },
        ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
      },
    })),
  ),
);

/** What happens to reports and, by hand, to statements, and who is found to repeat whom. */
const happenings = array(
  tuple(nat(17), report, day, day, ends, statementId).map(([what, reportId, at, then, named, id]): Line[] => {
    const said = { reportId, note, publishedAt: at };
    const byHand = { claimId: CLAIM, statementId: id, publishedAt: at };
    if (what === 0 || what === 14) return [{ command: 'hold-report', body: said }];
    if (what === 1 || what === 15) return [{ command: 'release-report', body: { ...said, publishedAt: then } }];
    if (what === 2) return [{ command: 'withdraw-report', body: said }];
    if (what === 3) return [{ command: 'kill-report', body: said }];
    if (what === 4) return [{ command: 'annotate-report', body: said }];
    if (what === 5) return [{ command: 'retract-statement', body: { ...byHand, why: 'misrendered' } }];
    if (what === 6) return [{ command: 'retract-statement', body: { ...byHand, why: 'holder_retracted' } }];
    if (what === 7) return [{ command: 'lift-kill', body: { reportId, reason: 'The order was lifted.' } }];
    if (what === 8) return [{ command: 'revise-report', body: { reportId, publishedAt: at, noted: false } }];
    if (what === 9) return [{ command: 'declare-dependence', body: repeats }];
    if (what === 10) return [{ command: 'end-dependence', body: repeats }];
    if (what === 11) return [{ command: 'suspend-statement', body: byHand }];
    if (what === 12) return [{ command: 'resume-statement', body: { ...byHand, publishedAt: then } }];
    if (what === 13) return [{ command: 'reinstate-statement', body: { claimId: CLAIM, statementId: id } }];
    return [{ command: 'correct-report', body: { ...said, ends: named } }];
  }),
  { minLength: 1, maxLength: 5 },
).map((lines) => lines.flat());

const scenario = tuple(statements, happenings).chain(([said, happened]) => {
  const lines = [...said, ...undoneOnce(happened).map((line) => endingAllUndated(line, said))];
  const whole = { minLength: lines.length, maxLength: lines.length };
  return record({
    lines: tuple(shuffledSubarray(lines, whole), shuffledSubarray(lines, whole)),
    looks: tuple(array(boolean(), whole), array(boolean(), whole)),
  });
});

const UNDONE: Record<string, { by: string; of: string }> = {
  'kill-report': { by: 'lift-kill', of: 'reportId' },
  'retract-statement': { by: 'reinstate-statement', of: 'statementId' },
};

/** What is undone is what came before it: of two on different days, one undone, it is their order that says which stays. */
function undoneOnce(lines: Line[]): Line[] {
  return lines.filter(({ command, body }, place) => {
    const { by, of } = UNDONE[command] ?? {};
    const same = (other: Line, is: string | undefined) => of && other.command === is && other.body[of] === body[of];
    return !lines.some((other) => same(other, by)) || !lines.slice(0, place).some((other) => same(other, command));
  });
}

/** What is not dated is of the latest version as of its decision: but for a correction that ends it, in any order. */
function endingAllUndated({ command, body }: Line, said: Line[]): Line {
  const undated = said.filter((one) => one.body.reportId === body.reportId && one.body.publishedAt === undefined);
  // Of a version that comes later nobody can tell whether it has the statement: its date is to be given.
  if (command === 'revise-report' && undated.length > 0) return { command: 'annotate-report', body: noted(body) };
  if (command !== 'correct-report') return { command, body };
  const ended = undated.map((one) => ({ claimId: CLAIM, statementId: one.body.statementId }));
  return { command, body: { ...body, ends: [...(body.ends as object[]), ...ended] } };
}

function noted({ reportId, publishedAt }: Line['body']): Line['body'] {
  return { reportId, publishedAt, note };
}

describe('the story of a claim', () => {
  it('is one, in whatever order its reports and statements and what became of them were put on file', () => {
    let told = 0;
    assert(
      property(scenario, ({ lines, looks }) => {
        const [one, other] = [newsroomOf(lines[0], looks[0]), newsroomOf(lines[1], looks[1])];
        pre(one.refused === other.refused);
        told += 1;
        expect(storyOf(other.claim)).toEqual(storyOf(one.claim));
      }),
      { numRuns: 500, maxSkipsPerRun: 20 },
    );
    expect(told).toBeGreaterThanOrEqual(500);
  });
});

function storyOf(claim: Claim) {
  const ended = claim.statements.map((one) => [one.statementId, one.publishedAt, one.retraction]);
  return {
    changes: timeline(claim),
    at: DAYS.map((at) => statusAt(claim, at)),
    ended: ended.sort((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1)),
  };
}

/** All lines in their order; the courier looks where it is said to, and at the end. */
function newsroomOf(lines: Line[], looks: boolean[]): { claim: Claim; refused: string } {
  const desk = new Desk();
  for (const line of FIRST) desk.post(line);
  const refused = lines.flatMap((line, place) => {
    const code = desk.post(line);
    if (looks[place]) desk.carry();
    // Nothing is to be added to an end that is on file: that is no other story.
    return code === undefined || code === 'statement.already-retracted' ? [] : [`${JSON.stringify(line)} ${code}`];
  });
  desk.carry();
  return { claim: desk.claim, refused: refused.sort().join('\n') };
}

class Desk {
  private readonly states = new Map<string, unknown>();

  get claim(): Claim {
    return this.states.get(streamName('claim', CLAIM)) as Claim;
  }

  /** The code of the refusal; undefined if it was taken. */
  post({ command, body }: Line, by = 'editor:test'): string | undefined {
    const definition = commandNamed(command);
    const stream = definition?.streamOf(body) ?? '';
    const kind = kindOf(stream);
    if (!definition || !kind) throw new Error(`There is no command ${command}.`);
    const state = this.states.get(stream) ?? kind.initial;
    const context = { now: '2024-11-01T12:00:00.000Z', by, onFile: onFile((name) => this.states.get(name)) };
    try {
      const events = definition.decide(body, state, context);
      this.states.set(stream, kind.fold(state, { stream, events }));
      return undefined;
    } catch (error) {
      if (error instanceof RuleBroken) return error.code;
      throw error;
    }
  }

  /** As the courier does: until nothing more is due. */
  carry(): void {
    for (let look = 0; look < 20; look += 1) {
      const due = this.claim.statements.flatMap((statement) => {
        const about = this.states.get(streamName('report', statement.reportId)) as Report;
        return dueOn(statement, about).slice(0, 1);
      });
      if (due.length === 0) return;
      for (const { command, body } of due)
        expect([command, body, this.post({ command, body: { ...body } }, 'stet:courier')]).toEqual([
          command,
          body,
          undefined,
        ]);
    }
    throw new Error('The courier does not come to an end.');
  }
}
