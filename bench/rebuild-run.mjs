/**
 * `npm run bench -- rebuild [events]`: how fast read models are filled and how much memory that takes, a million events
 * by default (about eight minutes), beside Emmett's rebuild of one projection and beside our own writer a record at a
 * time; and a door that is started meanwhile.
 */
import { doorsMeanwhile } from './door-meanwhile.mjs';
import { runPart } from './part.mjs';

const AIMS = { standing: 40_000, kafka: 25_000, corrected: 20_000, megabytes: 400 };

/** `around` gives logs and databases of its own. */
export async function benchRebuild(events, { log, freshDatabase }) {
  const [share, tenth] = [Math.round(events / 4), Math.min(50_000, Math.round(events / 20))];
  const part = (task) => runPart('rebuild.mjs', task);
  const databaseUrl = await freshDatabase();
  await said(`writing an index of ${events} events`, () => part({ does: 'index', databaseUrl, events }));
  const standing = await said('a fill over it', () => part({ does: 'fill', databaseUrl }));
  const again = await said('the same again', () => part({ does: 'fill', databaseUrl }));
  const other = await freshDatabase();
  await said(`an index of ${share} events, a third of them corrections`, () =>
    part({ does: 'index', databaseUrl: other, events: share, isCorrected: true }),
  );
  const corrected = await said('a fill over it', () => part({ does: 'fill', databaseUrl: other }));
  const inKafka = { ...log(), databaseUrl: await freshDatabase() };
  await said(`a log of ${share} events into Kafka`, () => part({ does: 'log', ...inKafka, events: share }));
  const kafka = await said('index and views from Kafka alone', () => part({ does: 'follow', ...inKafka }));
  const doors = await said('doors while an edition fills, and behind an index that has nothing', () =>
    doorsMeanwhile(inKafka, { freshDatabase }),
  );
  const live = await said(`${tenth} events a record at a time`, async () =>
    part({ does: 'live', databaseUrl: await freshDatabase(), events: tenth }),
  );
  const emmett = await said("Emmett's rebuild of 10,000 events", async () =>
    runPart('emmett/emmett.mjs', {
      databaseUrl: await freshDatabase(),
      atOnce: [],
      events: 10_000,
      batchSizes: [100, 1000],
    }),
  );
  return table({ standing, again, corrected, kafka, live, emmett, doors });
}

async function said(what, measure) {
  console.error(`… ${what}`);
  const begun = performance.now();
  const figures = await measure();
  const rate = figures?.rate ? `, ${shown(figures.rate)} a second` : '';
  console.error(`  ${((performance.now() - begun) / 1000).toFixed(0)} s${rate}`);
  return figures;
}

function table({ standing, again, corrected, kafka, live, emmett, doors }) {
  const row = (what, { events, rate, micros, megabytes }) =>
    `| ${what} | ${shown(events)} | ${shown(rate)} | ${micros ? micros.toFixed(0) : ''} | ${megabytes ? shown(megabytes) : ''} |`;
  const most = Math.max(standing.megabytes, again.megabytes, corrected.megabytes, kafka.megabytes);
  return [
    '| read models from nothing | events | a second | Node µs an event | resident MB at most |',
    '|---|---:|---:|---:|---:|',
    row('over a standing index', standing),
    row('the same again', again),
    row('histories full of corrections, over a standing index', corrected),
    row('from Kafka alone, index and views', kafka),
    row('a record at a time, index and views', live),
    ...Object.entries(emmett.rebuild).map(([batch, rate]) =>
      row(`Emmett, one projection, ${batch} a batch${batch === '100' ? ' (its default)' : ''}`, {
        events: emmett.events,
        rate,
      }),
    ),
    '',
    '| a door | first 201 after, ms | resident MB |',
    '|---|---:|---:|',
    `| started while an edition of ${shown(kafka.events)} events fills (${doors.filling.isFilling ? `${doors.filling.done} of ${doors.filling.records} records when it answered` : 'it was filled before the door answered'}) | ${shown(doors.filling.firstMs)} | ${shown(doors.filling.megabytes)} |`,
    `| started over an index that has nothing of ${shown(kafka.events)} records yet | takes none: 503 | ${shown(doors.behind.megabytes)} |`,
    '',
    '| aim | wanted | is | |',
    '|---|---:|---:|---|',
    aim('a fill over a standing index, events a second', {
      atLeast: AIMS.standing,
      is: Math.max(standing.rate, again.rate),
    }),
    aim('from Kafka alone', { atLeast: AIMS.kafka, is: kafka.rate }),
    aim('histories full of corrections', { atLeast: AIMS.corrected, is: corrected.rate }),
    aim('resident memory of a fill, MB', { atMost: AIMS.megabytes, is: most }),
    aim('resident memory of a door meanwhile, MB', { atMost: AIMS.megabytes, is: doors.filling.megabytes }),
    aim('of a door that is behind, MB', { atMost: AIMS.megabytes, is: doors.behind.megabytes }),
    '',
    `Of the fill over a standing index Node worked ${again.micros.toFixed(0)} µs an event (garbage and compiling included), and the wall clock gave ${(1e6 / again.rate).toFixed(0)} µs: ${WHERE}`,
  ].join('\n');
}

/** From a profile of one thread at 100,000 events (node --cpu-prof). */
const WHERE =
  'of what Node does, a third is telling stories (timeline and status), a sixth garbage, a tenth each the fold, the rows of the sheet, the COPY text and its sending, and decoding commits.';

function aim(what, { atLeast, atMost, is }) {
  const isMet = atLeast === undefined ? is <= atMost : is >= atLeast;
  const wanted = atLeast === undefined ? `≤ ${shown(atMost)}` : `≥ ${shown(atLeast)}`;
  return `| ${what} | ${wanted} | ${shown(is)} | ${isMet ? 'met' : '**missed**'} |`;
}

function shown(number) {
  return Math.round(number).toLocaleString('en');
}
