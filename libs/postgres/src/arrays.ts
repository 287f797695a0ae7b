/**
 * How arrays go to the server. The library (3.4.9) would ask each new connection for its array types, and a connection
 * that is lost while it is asked ends the process.
 */
import type { PostgresType } from 'postgres';

export const ARRAYS = { texts: arrayOf(1009), ints: arrayOf(1007), bigints: arrayOf(1016) };

/** By the type's number in `pg_type`. */
function arrayOf(oid: number): PostgresType {
  return { to: oid, from: [oid], serialize: written, parse: (text: string) => text };
}

function written(items: (string | number | null)[]): string {
  return `{${items.map((item) => (item === null ? 'null' : quoted(String(item)))).join(',')}}`;
}

function quoted(item: string): string {
  return `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
