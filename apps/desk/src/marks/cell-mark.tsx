/** A stance as a grid has it: in a ring where it is the outlet's own reporting, cut where it was taken back, struck where the desk amended it. */
import { type Committed, StanceForm, sideOf } from './stance-mark.js';
import './marks.css';

interface Marked extends Committed {
  isOwn?: boolean | undefined;
  isEnded?: boolean | undefined;
  isAmended?: boolean | undefined;
}

/** On a field of 22 × 22 around that of the stance, for the ring is outside of it. */
export function CellMark({ isOwn = false, isEnded = false, isAmended = false, ...committed }: Marked) {
  const { inferred = false } = committed;
  return (
    <svg
      className={`mark side-${sideOf(committed)}${inferred ? ' mark-inferred' : ''}`}
      width="20"
      height="20"
      viewBox="-3 -3 22 22"
      aria-hidden="true"
    >
      <StanceForm {...committed} />
      {isOwn && <circle className="mark-ring" cx="8" cy="8.5" r="9.8" />}
      {isEnded && <path className="mark-end" d="M-1.5 17.5 17.5 -1.5" />}
      {isAmended && <path className="mark-strike" d="M-2.5 8.5h21" />}
    </svg>
  );
}
