/** Old bytes of the golden log, lifted to what they mean today: by the newsroom's upcasters, and by one of the tests. */
import { IsString } from 'class-validator';
import { readRecord } from '#ledger';
import { newsroom, on, soundEvents, stream, upcaster } from '#newsroom';
import { goldenRecords, PARTITIONS } from './golden-log.js';

const commits = goldenRecords().flatMap(
  (record) => readRecord({ ...record, value: Buffer.from(record.value) }, PARTITIONS).commit ?? [],
);

describe('old shapes of events', () => {
  it.each(newsroom.flatMap(({ upcasters = [] }) => upcasters))('have old bytes of $type in the golden log', (one) => {
    const old = commits.flatMap(({ events }) => events.filter(({ type }) => type === one.type));
    expect(old.some(({ data }) => one.lift(data) !== undefined)).toBe(true);
  });

  it('are lifted: what the first release withdrew as a kill is withdrawn and killed', () => {
    const withdrawn = commitWith('ReportWithdrawn', '"kill":true');
    expect(soundEvents(withdrawn, true).map(({ type }) => type)).toEqual(['ReportWithdrawn', 'ReportKilled']);
    expect(withdrawn.events.map(({ type }) => type)).toEqual(['ReportWithdrawn']);
  });

  it('are lifted in any kind of stream: a wire is read as if its headline had been words', () => {
    const printed = commitWith('WirePrinted', '"headline":"unknown kind"');
    expect(wires.fold(NO_WORDS, printed)).toEqual(['unknown', 'kind']);
  });
});

/** A kind of stream that no release knows, and of whose event the golden log has old bytes. */
class PrintWire {
  @IsString() wireId!: string;
  @IsString({ each: true }) words!: string[];
}

class WithHeadline {
  @IsString() wireId!: string;
  @IsString() headline!: string;
}

const NO_WORDS: string[] = [];

interface WirePrinted {
  type: 'WirePrinted';
  data: PrintWire;
}

const wires = stream(
  'wire',
  {
    initial: NO_WORDS,
    begins: 'WirePrinted',
    evolve: (words, event: WirePrinted) => [...words, ...event.data.words],
    upcasters: [
      upcaster('WirePrinted', WithHeadline, ({ wireId, headline }): WirePrinted[] => [
        { type: 'WirePrinted', data: { wireId, words: headline.split(' ') } },
      ]),
    ],
  },
  [
    on(PrintWire, (command: PrintWire): WirePrinted[] => [{ type: 'WirePrinted', data: command }], {
      event: 'WirePrinted',
      postedBy: 'tool',
      means: 'Puts a wire on file.',
      example: { wireId: '1', words: ['One'] },
      id: ({ wireId }) => wireId,
    }),
  ],
);

function commitWith(type: string, text: string) {
  const found = commits.find(({ events }) =>
    events.some((one) => one.type === type && JSON.stringify(one).includes(text)),
  );
  if (!found) throw new Error(`The golden log has no ${type} with ${text}.`);
  return found;
}
