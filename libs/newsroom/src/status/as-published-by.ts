/** A statement as a reader of the papers had it by a moment: what has ended or suspended it since was not printed yet. */
import type { ClaimStatement } from '../claim/claim.js';
import { earliest } from '../fields/edtf.js';

/** The very object where nothing came later. What the desk understood of it holds for all moments, and stays. */
export function asPublishedBy(statement: ClaimStatement, moment: number): ClaimStatement {
  if (moment === Infinity) return statement;
  const { retraction, laterEnds, suspensions, ...said } = statement;
  const isOut = (at: string) => earliest(at) <= moment;
  const [ends, holds] = [laterEnds?.filter(({ publishedAt }) => isOut(publishedAt)), suspensions ?? []];
  const began = holds.filter(({ from }) => isOut(from));
  return {
    ...said,
    ...(began.length > 0 && {
      suspensions: began.map(({ from, until }) => ({ from, ...(until !== undefined && isOut(until) && { until }) })),
    }),
    ...(retraction &&
      isOut(retraction.publishedAt) && { retraction, ...(ends && ends.length > 0 && { laterEnds: ends }) }),
  };
}
