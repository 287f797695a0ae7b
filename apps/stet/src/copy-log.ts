/** `npm run copy-log`: copies the log that STET_TOPIC names into a new topic, without the records that are named. */
import { parseArgs } from 'node:util';
import { copyKafkaLog, Offsets } from '#ledger';
import { readSettings, whyNotStarted } from '#service';

const USAGE = `npm run copy-log -- --to <topic> [--leave-out <partition:offset>]… [--dry-run] [--even-if-it-stood]
  KAFKA_BROKERS and STET_TOPIC name the log, STET_REPLICAS the copies that the new topic has. Stop every Stet first.
  --to                 a topic that is not there yet
  --leave-out          2:17, or 2:17-20 for several in a row; may be given more than once
  --dry-run            says what would become of the commits, and writes nothing
  --even-if-it-stood   also if what is left out changes which commits stand`;
const TOPIC = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,249}$/;

try {
  await copy();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function copy(): Promise<void> {
  const { to = '', 'leave-out': leaveOut = [], 'dry-run': isDryRun = false, ...others } = parse();
  if (!TOPIC.test(to)) throw new Error(`"${to}" is no name of a topic.\n${USAGE}`);
  const settings = readSettings(process.env);
  const { kafkaBrokers: brokers, kafkaSecurity: security, topic: from, replicas } = settings;
  if (!brokers)
    throw new Error('KAFKA_BROKERS names no Kafka, and only a log on Kafka is copied so: set it as for the processes.');
  const isChangeTold = others['even-if-it-stood'] ?? false;
  const copying = { brokers, security, from, to, replicas, leaveOut: Offsets.parse(leaveOut), isChangeTold, isDryRun };
  await copyKafkaLog({ ...copying, say: (sentence) => console.log(sentence) }).catch((error: unknown) => {
    throw whyNotStarted(error, settings);
  });
  if (!isDryRun)
    console.log(
      `Next: set STET_TOPIC=${to} for every process. The views are built anew from it: name another database, or keep the present ones aside ("alter schema stet_index rename to stet_kept").`,
    );
}

function parse() {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean' } as const;
    const options = { to: text, 'leave-out': { ...text, multiple: true }, 'dry-run': flag, 'even-if-it-stood': flag };
    return parseArgs({ options: options as typeof options & { 'leave-out': { type: 'string'; multiple: true } } })
      .values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, { cause: error });
  }
}
