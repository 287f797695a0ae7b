import { newsroom, soundEvents, stateInSteps } from './newsroom.js';
import { rulesOf } from './shape.js';
import { atOnce } from './steps.js';
import type { StreamEvents } from './stream.js';
import { streamName } from './stream-name.js';

const registered = { claimId: 'a', proposition: 'They are there' };
const example = Object.fromEntries(
  newsroom.flatMap(({ commands }) => commands.map(({ event, example }) => [event, example as object])),
);
const asserted = {
  ...example.ClaimAsserted,
  claimId: 'a',
  outletId: 'kbs-world',
  place: 'body',
  publishedAt: '2024-10-18',
  by: 'editor',
};

describe('an event that no command would make', () => {
  it.each<[string, string, object]>([
    ['lacks a field', 'ClaimRegistered', { claimId: 'a' }],
    ['has a field of another type', 'ClaimRegistered', { ...registered, proposition: { toString: 1 } }],
    ['has null where nothing may be missing', 'ClaimRegistered', { ...registered, proposition: null }],
    ['is of another stream', 'ClaimRegistered', { ...registered, claimId: 'b' }],
    ['has an id that is none', 'ClaimAsserted', { ...asserted, reportId: 'x'.repeat(101) }],
    ['has a word of no list', 'ClaimAsserted', { ...asserted, act: 'toString' }],
    ['has something odd in a field of a field', 'ClaimAsserted', { ...asserted, holder: { role: 'expert', name: 7 } }],
    ['has something odd in a list', 'ClaimAsserted', { ...asserted, via: [{ outlet: 'ap' }, null] }],
    ['has no figure for a figure', 'ClaimAsserted', { ...asserted, quantity: { measure: 'm', op: 'eq', unit: 'u' } }],
    ['lacks what was decided', 'ClaimAsserted', { ...asserted, outletId: undefined }],
    ['is of a type that nobody knows', 'toString', registered],
  ])('changes nothing if it %s', (_what, type, data) =>
    expect(soundEvents({ stream: 'claim-a', events: [{ type, data }] }, true)).toEqual([]),
  );

  it('changes nothing before the event that puts its stream on file', () => {
    const early = { type: 'ClaimAsserted', data: asserted };
    const first = { type: 'ClaimRegistered', data: registered };
    expect(stateOf({ stream: 'claim-a', events: [early] })).toBeUndefined();
    expect(stateOf({ stream: 'claim-a', events: [early, first] })).toMatchObject({ ...registered, statements: [] });
  });

  it('sets no field of a state, of a statement, or of every object: what it has beside its fields is left out', () => {
    const odd = { statements: 5, isRegistered: false, links: null, toString: 1, constructor: {} };
    const events = [
      { type: 'ClaimRegistered', data: { ...registered, ...odd } },
      {
        type: 'ClaimAsserted',
        data: { ...asserted, retraction: 1, stance: 'denies', holder: { name: 'A', role: 'expert', key: 'B' } },
      },
    ];
    const { statementId } = asserted as { statementId?: string };
    expect(stateOf({ stream: 'claim-a', events })).toMatchObject({
      isRegistered: true,
      links: [],
      statements: [{ statementId, stance: 'asserts', holder: { name: 'A', role: 'expert' } }],
    });
    expect(JSON.stringify(stateOf({ stream: 'claim-a', events }))).not.toMatch(/retraction|constructor|key/);
  });

  it('is of no stream of ours if its stream is named by what is no id', () => {
    for (const id of ['', 'A', 'a b', 'x'.repeat(101), 'é'])
      expect(
        stateOf({
          stream: streamName('claim', id),
          events: [{ type: 'ClaimRegistered', data: { ...registered, claimId: id } }],
        }),
      ).toBeUndefined();
  });
});

describe('an event that a command made', () => {
  it('means what it meant, though what is taken now is less: long texts, old dates, other tags', () => {
    const data = { reportId: 'r', outletId: 'o', publishedAt: '156X', headline: 'x'.repeat(9000), language: 'Korean' };
    expect(stateOf({ stream: 'report-r', events: [{ type: 'ReportPublished', data }] })).toMatchObject(data);
  });

  it.each(newsroom.flatMap(({ commands }) => commands))('has a type for each field of $command', (definition) => {
    const { event, type, streamOf } = definition;
    const sound = { ...asserted, ...example[event] };
    const counts = (data: object) =>
      soundEvents({ stream: streamOf(sound), events: [{ type: event, data }] }, true).length;
    const takesAnything = rulesOf(type)
      .map(({ propertyName }) => propertyName)
      .filter((name) => counts({ ...sound, [name]: 5 }) + counts({ ...sound, [name]: { odd: true } }) > 1);
    expect([counts(sound), takesAnything]).toEqual([1, []]);
  });
});

function stateOf({ stream, events }: StreamEvents): unknown {
  return atOnce(stateInSteps(stream, [{ events }]));
}
