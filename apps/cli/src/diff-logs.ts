/** `stet diff-logs`: two logs, record by record, such as a log and its copy. */
import type { Command } from 'commander';
import { DIFFERENCES, type Diffed, diffLogs, type LeftOutOfOne, type LogDifference } from '#audit';
import { columns } from '#exchange';
import { openLogToRead, type Settings } from '#service';
import { isJson, LateProgress, withJson } from './shown.js';
import type { WithSettings } from './stet.js';

const EXAMPLE = `
Each log is a topic on the Kafka that KAFKA_BROKERS names, or "embedded:" for the table in the database. What a copy leaves
out, and says so in its place, is named and is no difference. It ends with 3 if it found one.

Example:
  $ stet diff-logs stet.commits stet.commits.2
  $ stet diff-logs stet.commits stet.commits.2 --json`;

/** No topic has a colon. */
const EMBEDDED = 'embedded:';
/** On a terminal; the others are counted, and all are in the JSON. */
const MOST_SHOWN = 20;
const FOUND = 3;

interface Options {
  json?: boolean;
}

export function addDiffLogs(program: Command, withSettings: WithSettings): void {
  withJson(program.command('diff-logs'))
    .description('hold two logs against each other, record by record, and name the first differences')
    .argument('<first>', `a topic, or ${EMBEDDED}`)
    .argument('<second>', 'the same of the other')
    .addHelpText('after', EXAMPLE)
    .action((first: string, second: string, options: Options) =>
      withSettings((settings) => diff([settingsOf(first, settings), settingsOf(second, settings)], isJson(options))),
    );
}

function settingsOf(name: string, settings: Settings): Settings {
  return name === EMBEDDED ? { ...settings, kafkaBrokers: undefined } : { ...settings, topic: name };
}

async function diff([one, other]: [Settings, Settings], asJson: boolean): Promise<void> {
  const first = await openLogToRead(one);
  try {
    const second = await openLogToRead(other);
    try {
      const found = new Found(asJson);
      const onDifference = (difference: LogDifference) => found.differ(difference);
      const onLeftOut = (leftOut: LeftOutOfOne) => found.leaveOut(leftOut);
      const diffed = await LateProgress.during((onProgress) =>
        diffLogs([first.ledger, second.ledger], { onDifference, onLeftOut, onProgress }),
      );
      found.end(diffed);
      if (Object.keys(diffed.differences).length > 0) process.exitCode = FOUND;
    } finally {
      await second.close();
    }
  } finally {
    await first.close();
  }
}

class Found {
  private readonly differences: string[][] = [];
  private readonly leftOut: string[] = [];

  constructor(private readonly asJson: boolean) {}

  differ(difference: LogDifference): void {
    if (this.asJson) return console.log(JSON.stringify({ difference }));
    const { kind, position, first, second } = difference;
    const [one, other] = [first, second].map((side) => side && [side.command, side.by].filter(Boolean).join(' by '));
    if (this.differences.length < MOST_SHOWN)
      this.differences.push([
        position,
        first?.stream ?? second?.stream ?? '',
        DIFFERENCES[kind],
        one ?? '',
        other ?? '',
      ]);
  }

  leaveOut(leftOut: LeftOutOfOne): void {
    if (this.asJson) return console.log(JSON.stringify({ leftOut }));
    const by = leftOut.by === 'both' ? 'both' : `the ${leftOut.by}`;
    if (this.leftOut.length < MOST_SHOWN) this.leftOut.push(`${leftOut.position} is left out by ${by}, which says so.`);
  }

  end(diffed: Diffed): void {
    if (this.asJson) return console.log(JSON.stringify({ diffed }));
    const count = Object.values(diffed.differences).reduce((sum, one) => sum + one, 0);
    const { first, second, records, same, leftOut } = diffed;
    if (this.differences.length > 0)
      console.log(columns(['position', 'stream', 'difference', 'in the first', 'in the second'], this.differences));
    const said = [
      ...this.leftOut,
      ...(count > this.differences.length
        ? [`… and ${count - this.differences.length} more: --json names them all.`]
        : []),
      `${first} and ${second}: ${records} records, ${same} the same, ${leftOut} left out and said so.`,
      count === 0 ? 'They do not differ.' : `They differ in ${count}.`,
    ];
    console.log(said.join('\n'));
  }
}
