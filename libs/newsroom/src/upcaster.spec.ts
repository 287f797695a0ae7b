/** Old shapes of events, lifted: shown with streams of wires, of which the newsroom knows nothing. */
import { IsArray, IsString } from 'class-validator';
import { Optional } from './fields/field.js';
import { on, stream } from './stream.js';
import { upcaster } from './upcaster.js';

class PrintWire {
  @IsString() wireId!: string;
  @IsString() slug!: string;
  @IsArray() @IsString({ each: true }) words!: string[];
}

class FlagWire {
  @IsString() wireId!: string;
  @Optional() @IsString() note?: string;
}

type WireEvent = { type: 'WirePrinted'; data: PrintWire } | { type: 'WireFlagged'; data: FlagWire };

interface Wire {
  slug: string;
  words: string[];
  flags: number;
}

const noWire: Wire = { slug: '', words: [], flags: 0 };

function evolve(wire: Wire, event: WireEvent): Wire {
  if (event.type === 'WireFlagged') return { ...wire, flags: wire.flags + 1 };
  return { ...wire, slug: event.data.slug, words: event.data.words };
}

/** At first it was all in one text. */
class PrintedAtFirst {
  @IsString() wireId!: string;
  @IsString() text!: string;
}

/** Then its words were kept in one, and it had no slug. */
class PrintedLater {
  @IsString() wireId!: string;
  @IsString() headline!: string;
}

/** Whoever marked a wire also flagged it. The command is long gone. */
class Marked {
  @IsString() wireId!: string;
}

class Shredded extends Marked {}

const about = { means: '', postedBy: 'tool', id: ({ wireId }: { wireId: string }) => wireId } as const;

const wires = stream(
  'wire',
  {
    initial: noWire,
    begins: 'WirePrinted',
    evolve,
    upcasters: [
      upcaster('WirePrinted', PrintedAtFirst, ({ wireId, text }) => [
        { type: 'WirePrinted', data: { wireId, headline: text.trim() } },
      ]),
      upcaster('WirePrinted', PrintedLater, ({ wireId, headline }): WireEvent[] => [
        { type: 'WirePrinted', data: { wireId, slug: headline.toLowerCase(), words: headline.split(' ') } },
      ]),
      upcaster('WireMarked', Marked, ({ wireId }): WireEvent[] => [
        { type: 'WireFlagged', data: { wireId, note: 'marked' } },
        { type: 'WireFlagged', data: { wireId } },
      ]),
      upcaster('WireShredded', Shredded, (): WireEvent[] => []),
    ],
  },
  [
    on(PrintWire, (command: PrintWire): WireEvent[] => [{ type: 'WirePrinted', data: command }], {
      ...about,
      event: 'WirePrinted',
      example: { wireId: '1', slug: 'a', words: ['A'] },
    }),
    on(FlagWire, (command: FlagWire): WireEvent[] => [{ type: 'WireFlagged', data: command }], {
      ...about,
      event: 'WireFlagged',
      example: { wireId: '1' },
    }),
  ],
);

const today = { type: 'WirePrinted', data: { wireId: '1', slug: 'they are there', words: ['They', 'are', 'there'] } };
const later = { type: 'WirePrinted', data: { wireId: '1', headline: 'They are there' } };
const atFirst = { type: 'WirePrinted', data: { wireId: '1', text: ' They are there\n' } };

describe('an old event', () => {
  it('is folded as what it means today', () => expect(stateOf(later)).toEqual(stateOf(today)));

  it('of a shape that was old when another came is lifted by each in its turn', () =>
    expect(stateOf(atFirst)).toEqual(stateOf(today)));

  it('may mean several events, of a type for which there is no command any more', () => {
    expect(stateOf(today, { type: 'WireMarked', data: { wireId: '1' } }).flags).toBe(2);
    expect(soundOf({ type: 'WireMarked', data: { wireId: '1' } }).map(({ type }) => type)).toEqual([
      'WireFlagged',
      'WireFlagged',
    ]);
  });

  it('may mean nothing', () => expect(soundOf({ type: 'WireShredded', data: { wireId: '1' } })).toEqual([]));

  it('puts its stream on file where what it means today does', () =>
    expect(wires.sound({ stream: 'wire-1', events: [later] }, false)).toEqual([today]));

  it('is of its own stream, like any other', () =>
    expect(soundOf({ type: 'WirePrinted', data: { wireId: '2', headline: 'They are there' } })).toEqual([]));

  it.each([
    ['lacks a field', { headline: 'They are there' }],
    ['has a field of another type', { wireId: '1', headline: { toString: 1 } }],
    ['is nothing', {}],
  ])('that somebody wrote around all rules, and %s, is not lifted and changes nothing', (_, data) =>
    expect(soundOf({ type: 'WirePrinted', data })).toEqual([]),
  );

  it('stays in the log as it is: what is lifted is another', () => {
    const written = JSON.stringify(later);
    soundOf(later);
    expect(JSON.stringify(later)).toBe(written);
  });
});

it("today's event is the very one that was written", () => expect(soundOf(today)[0]?.data).toBe(today.data));

function soundOf(...events: { type: string; data: object }[]) {
  return wires.sound({ stream: 'wire-1', events }, true);
}

function stateOf(...events: { type: string; data: object }[]): Wire {
  return wires.fold(noWire, { stream: 'wire-1', events }) as Wire;
}
