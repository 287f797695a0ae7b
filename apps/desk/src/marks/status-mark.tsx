/** The status of a claim, as a glyph of 16 px: told by its form, so that it is read without its colour. */
import type { ReactNode } from 'react';
import { STATUS_WORDS, type Status } from '../words.js';
import './marks.css';

const DOTTED = { fill: 'none', strokeDasharray: '1.6 2.1' };
const RING = { fill: 'none' };
const DISC = { fill: 'currentColor' };
const TILDE = 'q1.1 -1.7 2.2 0 t2.2 0';

/** Drawn on a field of 16 × 16, around a circle of radius 6. */
const FORMS: Record<Status, ReactNode> = {
  registered: <circle cx="8" cy="8" r="6" {...DOTTED} />,
  circulating: <circle cx="8" cy="8" r="6" {...RING} />,
  suggested: (
    <>
      <circle cx="8" cy="9" r="5.2" {...RING} />
      <path d={`M5.8 2.3 ${TILDE}`} fill="none" />
    </>
  ),
  doubted: (
    <>
      <circle cx="8" cy="7" r="5.2" {...RING} />
      <path d={`M5.8 14.9 ${TILDE}`} fill="none" />
    </>
  ),
  unsourced: (
    <>
      <circle cx="8" cy="8" r="6" {...DOTTED} />
      <path d="M6.4 6v1.6a1.6 1.6 0 0 1-1 1.4M10.4 6v1.6a1.6 1.6 0 0 1-1 1.4" fill="none" />
    </>
  ),
  documented: (
    <>
      <circle cx="8" cy="8" r="6.7" {...DISC} stroke="none" />
      <path d="M5.4 6h5.2M5.4 8.2h5.2M5.4 10.4h3.2" className="mark-cut" />
    </>
  ),
  single_origin: (
    <>
      <circle cx="8" cy="8" r="6" {...RING} />
      <circle cx="8" cy="8" r="2.3" {...DISC} stroke="none" />
    </>
  ),
  corroborated: (
    <>
      <circle cx="8" cy="8" r="6.7" {...DISC} stroke="none" />
      <circle cx="5.5" cy="8" r="1.5" className="mark-hole" />
      <circle cx="10.5" cy="8" r="1.5" className="mark-hole" />
    </>
  ),
  contested: (
    <>
      <circle cx="8" cy="8" r="6" {...RING} />
      <path d="M8 2a6 6 0 0 0 0 12z" {...DISC} stroke="none" />
    </>
  ),
  denied: (
    <>
      <circle cx="8" cy="8" r="6.7" {...DISC} stroke="none" />
      <path d="M4.8 8h6.4" className="mark-cut" />
    </>
  ),
  abandoned: (
    <>
      <circle cx="8" cy="8" r="6" {...RING} />
      <path d="M4 12 12 4" fill="none" />
    </>
  ),
  conceded: (
    <>
      <circle cx="8" cy="8" r="6.7" {...DISC} stroke="none" />
      <path d="M5 8.3l2.1 2.1L11 6.2" className="mark-cut" fill="none" />
    </>
  ),
};

/** Beside its word, which says it; so the glyph itself is silent. */
export function StatusMark({ status, size = 16 }: { status: Status; size?: number }) {
  return (
    <svg className={`mark status-${status}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {FORMS[status]}
    </svg>
  );
}

export function StatusWord({ status, size }: { status: Status; size?: number }) {
  const { word, means } = STATUS_WORDS[status];
  return (
    <span className={`status-word status-${status}`} title={means}>
      <StatusMark status={status} {...(size && { size })} /> {word}
    </span>
  );
}
