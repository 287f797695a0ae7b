/** Claims in short, a line each: what is claimed, how it stands, on how many outlets and origins. */
import { columns } from './columns.js';
import { indented, inWords, type Paper } from './paper.js';
import { origins } from './print-course.js';
import type { Sheet } from './story.js';

const [STATUS, COUNTS] = [13, 22];

export function printClaims(
  claims: Pick<Sheet, 'proposition' | 'status' | 'outlets' | 'assertingOrigins'>[],
  paper: Paper,
): string {
  const rows = claims.map((claim) => [claim.proposition, inWords(claim.status, paper), origins(claim)]);
  return indented(columns([], rows, [paper.width - 2 - STATUS - COUNTS - 4, STATUS, COUNTS]));
}
