/**
 * What a copy of a log says of a record that was left out of it: it stands in that record's place, so no offset moves.
 * Void for every reader of every version, for it names neither version nor stream.
 */
export interface LeftOut {
  /** The log that it was left out of: see `Ledger.identity`. */
  of: string;
  partition: number;
  offset: number;
  /** Null: no record was there, as where a transaction ends, or what it took back was. */
  record: {
    key: string | null;
    /** SHA-256 of its bytes, base64url. */
    hash: string;
    bytes: number;
    /** By the log's clock, ISO 8601 in UTC. */
    appendedAt: string;
  } | null;
  /** When the copy was made, ISO 8601 in UTC. */
  at: string;
}

export const LEFT_OUT_KEY = 'stet:left-out';

export function encodeLeftOut(leftOut: LeftOut): Buffer {
  return Buffer.from(JSON.stringify({ leftOut }));
}
