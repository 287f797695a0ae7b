/** `npm run keys [file]`: makes a key of each role. */
import 'reflect-metadata';
import { makeKeys } from '#service';

const [file = 'keys.json'] = process.argv.slice(2);
try {
  const keys = await makeKeys(file);
  console.log(`Their hashes are in ${file}; the keys are shown this once:`);
  for (const [role, key] of Object.entries(keys)) console.log(`  ${role.padEnd(8)} ${key}`);
} catch (error) {
  console.error(`No keys were made: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
