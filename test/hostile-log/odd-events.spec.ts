/** Whoever can write to the log can write anything, and the past cannot be refused: no fold of it throws. */
import { assert, property } from 'fast-check';
import {
  atOnce,
  attributionInSteps,
  type Claim,
  dueOn,
  FollowUps,
  gridInSteps,
  inStreamName,
  kindOf,
  lifted,
  newsroom,
  notCountedInSteps,
  type Report,
  soundEvents,
  stateInSteps,
  statusAt,
  timeline,
  type StreamEvents,
} from '#newsroom';
import { oddly, realStreams } from './odd-events.js';

const RUNS = 4000;
const PATIENCE_MS = 120_000;
const streams = realStreams();
const types = new Set(newsroom.flatMap(({ commands }) => commands.map(({ event }) => event)));
const report = streams.map(stateOf).find((state) => (state as Report | undefined)?.life !== undefined) as Report;

describe('events that no command would make', () => {
  it(
    'are taken by every fold, and all that is told of a stream is told of what they come to',
    () =>
      assert(
        property(oddly(streams), (told) => {
          tell(told);
        }),
        { numRuns: RUNS },
      ),
    PATIENCE_MS,
  );

  it('leave what sound events come to as it is', () => {
    for (const { stream, events } of streams) {
      const kind = kindOf(stream);
      const known = kind ? lifted(events, kind.upcasters ?? []).filter(({ type }) => types.has(type)) : [];
      const sound = soundEvents({ stream, events });
      expect(sound).toHaveLength(known.length);
      // The first release kept fields that are named like members of every object.
      expect(known).toMatchObject(sound);
    }
  });
});

function stateOf({ stream, events }: StreamEvents): unknown {
  return atOnce(stateInSteps(stream, [{ events }]));
}

/** All that views, courier and answers make of a stream. */
function tell(told: StreamEvents): string {
  const state = stateOf(told);
  if (state === undefined) return '';
  const { category } = inStreamName(told.stream);
  if (category === 'claim') return JSON.stringify(tellClaim(state as Claim));
  return JSON.stringify(category === 'report' ? followed(state as Report, []) : state);
}

function tellClaim(claim: Claim): unknown[] {
  return [
    timeline(claim),
    statusAt(claim),
    statusAt(claim, '2024-10-20'),
    atOnce(gridInSteps(claim)),
    atOnce(attributionInSteps(claim)),
    [...atOnce(notCountedInSteps(claim.statements))],
    claim.statements.map((statement) => dueOn(statement, { ...report, reportId: statement.reportId })),
    followed(report, claim.statements),
  ];
}

function followed(report: Report, statements: Claim['statements']) {
  const followUps = new FollowUps(report);
  for (const statement of statements) followUps.take(statement);
  return followUps.told();
}
