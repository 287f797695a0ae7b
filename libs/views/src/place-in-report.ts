/** Where a statement stands in its report, for whoever reads the report from its beginning. */
import { type ClaimStatement, vocabulary } from '#newsroom';

/** As the text of a report has it: its headline first. What is said to be nowhere is in the text. */
export function placeIn({ place }: Pick<ClaimStatement, 'place'>): number {
  const found = PLACES.indexOf(place);
  return found < 0 ? PLACES.indexOf('body') : found;
}

const PLACES = Object.keys(vocabulary.places);
