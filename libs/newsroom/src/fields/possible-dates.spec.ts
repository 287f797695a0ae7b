/** What was published lies behind us, and was said before, and its report was out: of every command that bears a date. */
import { DATE_FIELDS, type DateField, dated } from '../../test/date-fields.js';
import { newsroom } from '../newsroom.js';
import { RuleBroken } from '../rule-broken.js';
import { onFile } from '../context.js';
import type { Event } from '../stream.js';
import { knownKindOf, streamOf } from '../../test/stream-of.js';

const NOW = '2030-06-01T12:00:00.000Z';
/** It may post all that an editor may, and what follows from a report besides. */
const THE_COURIER = 'stet:courier';
/** Before every date of the lists' examples. */
const LONG_AGO = '2000-01-01';

/** A date that is taken, by what it is of. */
const CAN_BE = { published: '2030-05', said: LONG_AGO, 'of the figure': '2030-05', 'to come': '2030-07' };

/** What a date of this name is of. A date of another name is to be put here, and told of below. */
const CLOCKS: Record<string, keyof typeof CAN_BE> = {
  publishedAt: 'published',
  saidAt: 'said',
  asOf: 'of the figure',
};

const fields = DATE_FIELDS.map((field) => ({
  name: `${field.command.command}.${field.path}`,
  clock: CLOCKS[field.path.split('.').at(-1) ?? ''],
  field,
}));
const published = fields.filter(({ clock }) => clock === 'published');

describe('a date of a command', () => {
  it.each(fields)('$name is of a clock that this page knows', ({ clock }) => expect(clock).toBeDefined());

  it.each(fields)('$name is taken where it can be', ({ field, clock }) =>
    expect(outcomeOf(field, CAN_BE[clock ?? 'published'])).toBe(field.command.event),
  );

  it.each(published)('$name is taken five minutes ahead of our clock', ({ field }) =>
    expect(outcomeOf(field, '2030-06-01T12:05Z')).toBe(field.command.event),
  );

  it.each(published)('$name is refused where it lies in the future', ({ field }) => {
    for (const date of ['2030-06-01T12:05:00.001Z', '2030-06-02', '2030-07/..', '9999'])
      expect(outcomeOf(field, date)).toMatch(/^(report|statement)\.in-the-future$/);
  });

  it.each(published.filter(({ field }) => field.command.name !== 'publish-report'))(
    '$name is refused where its report was not out yet',
    ({ field }) => {
      for (const date of ['1999-12-31', '../1999', '1999-12-31T23:59:59.999Z', '2000-01-01T08:59+09:00'])
        expect(outcomeOf(field, date)).toMatch(/^(report\.before-publication|statement\.before-its-report)$/);
    },
  );

  it.each(fields.filter(({ clock }) => clock === 'said'))(
    '$name is refused where it was printed before',
    ({ field }) => {
      for (const date of ['2030-06-01', '9999', '2030-06/..'])
        expect(outcomeOf(field, date)).toBe('statement.said-after-published');
    },
  );
});

/** An event's type if it is accepted, else the code of the refusal: on the first desk that takes the example as it is. */
function outcomeOf(field: DateField, date: string): string {
  const desk = DESKS.find((facts) => decided(facts, field, field.command.example) === field.command.event);
  if (!desk) throw new Error(`No desk of this spec takes the example of ${field.command.name}.`);
  return decided(desk, field, dated(field, date));
}

const examples = newsroom.flatMap(({ commands }) => commands.map(({ example }) => example));
const named = (...names: string[]) => [...new Set(examples.flatMap((example) => valuesOf(example, names)))];
const statements = examples.filter((example) => 'statementId' in example) as Record<string, string>[];

const outlets = named('outletId', 'outlet').map((outletId) => ({
  type: 'OutletRegistered',
  data: { outletId, name: outletId },
}));
const claims = named('claimId', 'to').map((claimId) => ({
  type: 'ClaimRegistered',
  data: { claimId, proposition: 'It is so.' },
}));
const reports = named('reportId').map((reportId) => ({
  type: 'ReportPublished',
  data: { reportId, outletId: 'o', publishedAt: LONG_AGO },
}));
const made = statements.map(({ claimId, statementId, reportId = 'r' }) => ({
  type: 'ClaimAsserted',
  data: {
    claimId,
    statementId,
    reportId,
    outletId: 'o',
    holder: { name: 'NIS', role: 'third_party_official' },
    act: 'states',
    basis: 'named',
    framing: { headline: 'reports', body: 'reports' },
    place: 'body',
    publishedAt: LONG_AGO,
    reportPublishedAt: LONG_AGO,
  },
}));
const suspended = statements.map(({ claimId, statementId }) => ({
  type: 'StatementSuspended',
  data: { claimId, statementId, publishedAt: LONG_AGO },
}));
const held = reports.map(({ data: { reportId } }) => ({
  type: 'ReportHeld',
  data: { reportId, note: 'Hold.', publishedAt: LONG_AGO },
}));

/** From nothing on file to what most commands are about. */
const DESKS: Event[][] = [
  outlets,
  [...outlets, ...claims, ...reports],
  [...outlets, ...claims, ...reports, ...made],
  [...outlets, ...claims, ...reports, ...made, ...suspended, ...held],
];

function decided(facts: Event[], { command }: DateField, body: object): string {
  const states = new Map<string, unknown>();
  for (const fact of facts) {
    const stream = streamOf(fact.data);
    const kind = knownKindOf(stream);
    states.set(stream, kind.fold(states.get(stream) ?? kind.initial, { stream, events: [fact] }));
  }
  const stream = command.streamOf(body);
  const context = { now: NOW, by: THE_COURIER, onFile: onFile((name) => states.get(name)) };
  try {
    const events = command.decide(body, states.get(stream) ?? knownKindOf(stream).initial, context);
    return events.map(({ type }) => type).join();
  } catch (error) {
    if (error instanceof RuleBroken) return error.code;
    throw error;
  }
}

function valuesOf(value: unknown, names: string[]): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    names.includes(name) && typeof inner === 'string' ? [inner] : valuesOf(inner, names),
  );
}
