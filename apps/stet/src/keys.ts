/** `npm run keys`: makes a file with a key of each role; adds a key to it, revokes one, lists whose there are. */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { addKey, listKeys, makeKeys, revokeKey } from '#service';

const USAGE = `npm run keys                                     a new file, with a key of each role
npm run keys -- add <role> <name> [--expires <date-time>]
npm run keys -- revoke <role> <name>
npm run keys -- list
The roles are tool, editor and auditor. --file names the file; else STET_KEYS does, else it is keys.json.`;

const { positionals, values } = parse();
const [verb = 'make', role = '', name = '', ...more] = positionals;
const file = values.file ?? process.env.STET_KEYS ?? 'keys.json';

const verbs: Record<string, (() => Promise<void>) | undefined> = {
  async make() {
    const keys = await makeKeys(file);
    console.log(`Their hashes are in ${file}; the keys are shown this once:`);
    for (const [of, key] of Object.entries(keys)) console.log(`  ${of.padEnd(8)} ${key}`);
  },
  async add() {
    const key = await addKey(file, { role, name, ...(values.expires !== undefined && { expires: values.expires }) });
    console.log(`The hash of ${role}:${name} is in ${file}; the key is shown this once:\n${key}`);
  },
  async revoke() {
    await revokeKey(file, { role, name });
    console.log(`${role}:${name} has no key any more: whoever runs on ${file} knows within two seconds.`);
  },
  async list() {
    for (const key of await listKeys(file)) console.log(`${key.role}:${key.name}${until(key.expires)}`);
  },
};

try {
  const act = Object.hasOwn(verbs, verb) && more.length === 0 ? verbs[verb] : undefined;
  if (!act) throw new Error(`There is no "${positionals.join(' ')}".\n${USAGE}`);
  await act();
} catch (error) {
  console.error(`The keys are as they were: ${why(error)}`);
  process.exitCode = 1;
}

function parse() {
  try {
    return parseArgs({ allowPositionals: true, options: { file: { type: 'string' }, expires: { type: 'string' } } });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    process.exit(1);
  }
}

function why(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `there is no file ${file}. npm run keys makes one; --file names another.`;
  if (code === 'EEXIST') return `${file} is there, and its keys would be lost. add gives it one more.`;
  return error.message;
}

function until(expires: string | undefined): string {
  if (expires === undefined) return '';
  return Date.parse(expires) <= Date.now() ? `  expired at ${expires}` : `  until ${expires}`;
}
