/**
 * What each edition is of: its tables, and the rows that the golden log comes to in them. What is of another kind under
 * the same number would be read by a release that takes it for its own.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexEdition, viewsEdition } from '#views';
import { goldenOutcome } from './golden-log.js';

/** As they were when `npm run golden` last wrote them. */
const SEALED = join(process.cwd(), 'test/golden/editions.json');

export interface Edition {
  edition: number;
  digest: string;
}

export function editionsNow(): Record<string, Edition> {
  const rows = goldenOutcome().map((row) => ({ row, table: (JSON.parse(row) as { table: string }).table }));
  return Object.fromEntries(
    Object.entries({ index: indexEdition, 'read models': viewsEdition }).map(([name, { edition, tables }]) => {
      const sql = tables.map((table) => table.replace(/\s+/g, ' ').trim());
      const made = new Set(sql.flatMap((table) => [...table.matchAll(MAKES)].map(([, its]) => its)));
      const its = rows.filter(({ table }) => table !== 'edition' && made.has(table)).map(({ row }) => row);
      return [
        name,
        {
          edition,
          digest: createHash('sha256')
            .update([...sql, ...its].join('\n'))
            .digest('hex'),
        },
      ];
    }),
  );
}

const MAKES = /create table (?:if not exists )?(?:\w+\.)?(\w+)/g;

export function sealedEditions(): Record<string, Edition> {
  return JSON.parse(readFileSync(SEALED, 'utf8')) as Record<string, Edition>;
}

/** Why an edition is not as it was sealed; undefined if it is. */
export function whyNotAsSealed(
  name: string,
  now: Edition | undefined,
  sealed: Edition | undefined,
): string | undefined {
  if (!now || !sealed) return `There is no edition of the ${name} any more, or none was sealed: npm run golden.`;
  if (now.edition < sealed.edition)
    return `The edition of the ${name} was ${sealed.edition} and is ${now.edition}: it never goes back.`;
  if (now.digest === sealed.digest && now.edition === sealed.edition) return undefined;
  return now.edition === sealed.edition
    ? `The tables of the ${name}, or the rows that the golden log comes to in them, are not what they were, and the edition is ${now.edition} as before: count it up, then npm run golden.`
    : `The edition of the ${name} has been counted up to ${now.edition}: npm run golden seals what it is of.`;
}

/**
 * Writes them as they are. Throws if one is of something else under the same number, or has gone back; rows that are
 * there since the golden log has grown are nothing else.
 */
export function sealEditions({ hasGrown = false } = {}): void {
  const [now, sealed] = [editionsNow(), sealedEditions()];
  for (const [name, one] of Object.entries(now)) {
    const before = sealed[name];
    const why = before && one.edition <= before.edition ? whyNotAsSealed(name, one, before) : undefined;
    if (why !== undefined && !hasGrown) throw new Error(why);
  }
  writeFileSync(SEALED, `${JSON.stringify(now, null, 2)}\n`);
}
