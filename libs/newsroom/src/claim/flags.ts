/** What an editor should see beside the status, each with the statements behind it. */
import type { FlagName } from '../vocabulary.js';
import type { ClaimStatement } from './claim.js';
import { areComparable, isSameFigure, meet } from './figures.js';
import { groupedBy, type Position, utteranceOf } from './positions.js';

export interface Flag {
  flag: FlagName;
  /** The ids of the statements behind it. */
  statements: string[];
}

export function flagsOf(published: ClaimStatement[], positions: Position[]): Flag[] {
  const flags: Flag[] = [
    { flag: 'quantity_conflict', statements: conflictingFigures(positions) },
    { flag: 'renderings_differ', statements: differingRenderings(published) },
  ];
  return flags.filter(({ statements }) => statements.length > 0);
}

/** Two figures that count and cannot both be true. */
function conflictingFigures(positions: Position[]): string[] {
  const figures = positions.flatMap((position) => position.figures.map((figure) => ({ position, figure })));
  const inConflict = figures.filter(({ figure }) =>
    figures.some((other) => areComparable(figure, other.figure) && !meet(figure, other.figure)),
  );
  return inConflict.flatMap(({ position, figure }) =>
    position.renderings.filter(({ quantity }) => quantity === figure).map(({ statementId }) => statementId),
  );
}

/** One utterance, rendered with different stances or with different figures of one measure. */
function differingRenderings(published: ClaimStatement[]): string[] {
  const utterances = [...groupedBy(published, utteranceOf).values()];
  return utterances.filter(differ).flatMap((renderings) => renderings.map(({ statementId }) => statementId));
}

function differ(renderings: ClaimStatement[]): boolean {
  const stances = new Set(renderings.map(({ stance, lean }) => `${stance}${lean ?? ''}`));
  const figures = renderings.flatMap(({ quantity }) => (quantity ? [quantity] : []));
  return (
    stances.size > 1 ||
    figures.some((one) => figures.some((other) => one.measure === other.measure && !isSameFigure(one, other)))
  );
}
