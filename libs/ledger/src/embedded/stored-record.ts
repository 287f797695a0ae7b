/** A row of the log's table, and the record that it is. */
import type { LogRecord } from '../rule.js';

/** `appended` is in milliseconds since 1970; Postgres gives bigints as text. */
export interface StoredRecord {
  partition: number;
  offset: string;
  key: string | null;
  value: Buffer;
  appended: string;
}

export function recordOf({ partition, offset, key, value, appended }: StoredRecord): LogRecord {
  return { partition, offset: Number(offset), key, value, appendedAt: Number(appended) };
}
