/** What a holder commits to: the direction is the side, the filling how firmly. A dotted outline is the outlet's own reading. */
import type { ReactNode } from 'react';
import type { Stance } from '../words.js';
import './marks.css';

export interface Committed {
  stance: Stance;
  lean?: '+' | '-' | undefined;
  inferred?: boolean | undefined;
}

const UP = 'M8 3 14 13H2z';
const DOWN = 'M8 13 2 3h12z';

/** `stance` and `lean` as one name, by which it is coloured and drawn. */
export function sideOf({ stance, lean }: Pick<Committed, 'stance' | 'lean'>): string {
  return stance === 'hedges' ? `hedges-${lean === '-' ? 'against' : 'for'}` : stance;
}

const FORMS: Record<string, ReactNode> = {
  asserts: <path d={UP} fill="currentColor" />,
  'hedges-for': <path d={UP} fill="none" />,
  denies: <path d={DOWN} fill="currentColor" />,
  'hedges-against': <path d={DOWN} fill="none" />,
  disputes: (
    <>
      <path d="M8 2l6 6-6 6-6-6z" fill="none" />
      <path d="M5 8h6" fill="none" />
    </>
  ),
  leaves_open: <circle cx="8" cy="8" r="5.2" fill="none" />,
};
/** A reading is never filled: it does not count. */
const READ_INTO: Record<string, ReactNode> = {
  asserts: <path d={UP} fill="none" />,
  denies: <path d={DOWN} fill="none" />,
};

/** To be drawn on a field of 16 × 16. */
export function StanceForm({ inferred = false, ...committed }: Committed): ReactNode {
  const side = sideOf(committed);
  return inferred ? (READ_INTO[side] ?? FORMS[side]) : FORMS[side];
}

export function StanceMark({ stance, lean, inferred = false, size = 14 }: Committed & { size?: number }) {
  const side = sideOf({ stance, lean });
  return (
    <svg
      className={`mark side-${side}${inferred ? ' mark-inferred' : ''}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <StanceForm {...{ stance, lean, inferred }} />
    </svg>
  );
}

/** `asserts`, `leans to it`, `leans against it` and so on. */
export function stanceInWords({ stance, lean }: Pick<Committed, 'stance' | 'lean'>): string {
  if (stance === 'hedges') return lean === '-' ? 'leans against it' : 'leans to it';
  return stance === 'leaves_open' ? 'leaves it open' : stance;
}
