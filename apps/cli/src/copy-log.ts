/** `stet copy-log`: copies the log that STET_TOPIC names into a new topic, without the records that are named. */
import { type Command, InvalidArgumentError } from 'commander';
import { copyKafkaLog, InvalidOffsets, Offsets } from '#ledger';
import type { WithSettings } from './stet.js';

const EXAMPLE = `
KAFKA_BROKERS and STET_TOPIC name the log, STET_REPLICAS how many copies the new topic has. Stop every Stet first. What is
left out is on record in the copy, in its place, with its hash; stet diff-logs names it. docs/security.md says when.

Example:
  $ stet copy-log --to stet.commits.2 --leave-out 2:17 --dry-run
  $ stet copy-log --to stet.commits.2 --leave-out 2:17`;

const TOPIC = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,249}$/;

interface Options {
  to: string;
  leaveOut: string[];
  dryRun?: boolean;
  evenIfItStood?: boolean;
}

export function addCopyLog(program: Command, withSettings: WithSettings): void {
  program
    .command('copy-log')
    .description('copy a log on Kafka into a new topic, without records that nobody can come past')
    .requiredOption('--to <topic>', 'a topic that is not there yet', topic)
    .option('--leave-out <offsets>', '2:17, or 2:17-20 for several in a row; may be given more than once', offsets, [])
    .option('--dry-run', 'say what would become of the commits, and write nothing')
    .option('--even-if-it-stood', 'also if what is left out changes which commits stand')
    .addHelpText('after', EXAMPLE)
    .action(({ to, leaveOut, dryRun = false, evenIfItStood = false }: Options) =>
      withSettings(async ({ kafkaBrokers: brokers, kafkaSecurity: security, topic: from, replicas }) => {
        if (!brokers)
          throw new NoKafka(
            'KAFKA_BROKERS names no Kafka, and only a log on Kafka is copied so: set it as for the processes.',
          );
        const copying = { brokers, security, from, to, replicas, leaveOut: Offsets.parse(leaveOut) };
        const how = { isChangeTold: evenIfItStood, isDryRun: dryRun };
        await copyKafkaLog({ ...copying, ...how, say: (sentence) => console.log(sentence) });
        if (!dryRun)
          console.log(
            `Next: set STET_TOPIC=${to} for every process. The views are built anew from it: name another database, or keep the present ones aside ("alter schema stet_index rename to stet_kept").`,
          );
      }),
    );
}

class NoKafka extends Error {
  readonly code = 'kafka.not-named';
}

function topic(text: string): string {
  if (TOPIC.test(text)) return text;
  throw new InvalidArgumentError(`"${text}" is no name of a topic.`);
}

function offsets(text: string, before: string[]): string[] {
  try {
    Offsets.parse([text]);
    return [...before, text];
  } catch (error) {
    throw error instanceof InvalidOffsets ? new InvalidArgumentError(error.message) : error;
  }
}
