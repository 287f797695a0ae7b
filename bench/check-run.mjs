/** `npm run bench -- check [commits]`: how fast a whole log is checked and how much memory that takes, by default a million commits on Kafka. */
import { NODE_FLAGS, runPart } from './part.mjs';

const AIMS = { rate: 25_000, megabytes: 300 };

export async function benchCheck(commits, log) {
  const place = log();
  console.error(`… writing a log of ${commits} commits`);
  await runPart('growth-log.mjs', { ...place, commits });
  console.error('… checking it');
  const { records, findings, rate, micros, megabytes } = await runPart(
    'check-log.mjs',
    place,
    // As `stet check` runs.
    { flags: NODE_FLAGS.filter((flag) => !flag.includes('semi-space')) },
  );
  return [
    '| records | checked a second | Node µs a record | resident MB at most | found |',
    '|---:|---:|---:|---:|---|',
    `| ${shown(records)} | ${shown(rate)} | ${micros.toFixed(0)} | ${shown(megabytes)} | ${Object.keys(findings).join(', ') || 'nothing'} |`,
    '',
    `Aims: ${shown(AIMS.rate)} a second, ${AIMS.megabytes} MB.`,
  ].join('\n');
}

function shown(number) {
  return Math.round(number).toLocaleString('en');
}
