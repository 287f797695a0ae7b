/** How many rows a question is handed by the database: what it parses, and folds. */
import type { Raw, Snapshot } from '#views';

export interface Handed {
  rows: number;
}

/** What is folded is read from the transaction itself. */
export function rowsHandedTo(snapshot: Snapshot, handed: Handed): Snapshot {
  return counted(snapshot, handed);
}

function counted<Asked extends object>(sql: Asked, handed: Handed): Asked {
  return new Proxy(sql, {
    apply: (real, _this, words: unknown[]) => {
      const asked: unknown = Reflect.apply(real as unknown as (...all: unknown[]) => unknown, undefined, words);
      return isQuery(words) ? awaited(asked as Rows, handed) : asked;
    },
    get: (real, name) =>
      name === 'folded'
        ? (claimId: string, fold: (raw: Raw) => Promise<unknown>) =>
            (real as unknown as Snapshot).folded(claimId, (raw) => fold(counted(raw, handed)))
        : (Reflect.get(real, name) as unknown),
  });
}

type Rows = PromiseLike<object[]>;

function isQuery([pieces]: unknown[]): boolean {
  return Array.isArray(pieces) && 'raw' in pieces;
}

/** Counted when it is awaited: a piece of a query never is. */
function awaited(asked: Rows, handed: Handed): Rows {
  const then = asked.then.bind(asked) as (...told: unknown[]) => PromiseLike<unknown>;
  const counting = (told?: (rows: object[]) => unknown, ...rest: unknown[]) =>
    then(
      (rows: object[]) => {
        handed.rows += rows.length;
        return told ? told(rows) : rows;
      },
      ...rest,
    );
  return Object.assign(asked, { then: counting });
}
