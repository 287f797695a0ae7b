/** A strand on the axis: its line from the holder's first word, dashed for a copy; its dot, cut where it was taken back; its outlets. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { sayDate } from '../dates/edtf.js';
import { useOutletNames } from '../outlet-names.js';
import type { Course } from './course.js';
import type { Printer, Strand } from './origin-strands.js';

export function shareIn({ from, to }: Pick<Course, 'from' | 'to'>, moment: number): number {
  return Math.min(1, Math.max(0, (moment - from) / (to - from)));
}

export interface Placing {
  shareOf(moment: number): number;
  /** Of the holder's first word in print. */
  from: number;
}

/** What stands at a moment with what is told of it beside it, on the side where there is more room. */
export function Beside({ at, mark, children }: { at: number; mark: ReactNode; children: ReactNode }) {
  const isLate = at > 0.5;
  const room = isLate ? { paddingInlineEnd: percent(1 - at) } : { paddingInlineStart: percent(at) };
  return (
    <div className={isLate ? 'beside beside-late' : 'beside'} style={room}>
      <span className="beside-mark" style={{ insetInlineStart: percent(at) }}>
        {mark}
      </span>
      {children}
    </div>
  );
}

function percent(share: number): string {
  return `${share * 100}%`;
}

export interface Drawn {
  strands: Strand[];
  placing: Placing;
}

export function Strands({ strands, placing }: Drawn) {
  return (
    <ul>
      {strands.map((strand) => (
        <StrandShown key={keyOf(strand)} {...{ strand, placing }} />
      ))}
    </ul>
  );
}

export function keyOf({ moment, hops }: Strand): string {
  return `${moment} ${hops.join()}`;
}

function StrandShown({ strand, placing }: { strand: Strand; placing: Placing }) {
  const { moment, hops, hopMoments, printers } = strand;
  return (
    <li className="strand">
      <Line {...placing} to={moment} isCopy={hops.length > 0} />
      {hopMoments.map((hop) => (
        <span key={hop} className="beside-mark" style={{ insetInlineStart: percent(placing.shareOf(hop)) }}>
          <Dot isHop />
        </span>
      ))}
      <StrandDot {...{ strand, placing }} />
      <Beside at={placing.shareOf(moment)} mark={null}>
        <ul className="printers">
          {printers.map((printer) => (
            <PrinterShown key={printer.printed.statementId} {...{ printer, hops }} />
          ))}
        </ul>
      </Beside>
    </li>
  );
}

/** From the holder's first word to what was printed then; a little farther, so that one is seen of what was printed at once. */
export function Line({ shareOf, from, to, isCopy = false }: Placing & { to: number; isCopy?: boolean }) {
  const [start, end] = [shareOf(from), shareOf(to)];
  const isLate = end > 0.5;
  return (
    <svg
      className={isCopy ? 'strand-line strand-copy' : 'strand-line'}
      style={{
        insetInlineStart: percent(start),
        inlineSize: isLate ? percent(end - start) : `calc(${percent(end - start)} + 18px)`,
      }}
      aria-hidden="true"
    >
      <line x1="0" x2="100%" y1="1" y2="1" />
    </svg>
  );
}

export function StrandDot({ strand: { moment, hops, printers }, placing }: { strand: Strand; placing: Placing }) {
  const isEnded = printers.every(({ ended }) => ended !== undefined);
  const isIdle = printers.every(({ printed }) => printed.notCounted !== undefined);
  return (
    <span className="beside-mark" style={{ insetInlineStart: percent(placing.shareOf(moment)) }}>
      <Dot isCopy={hops.length > 0} {...{ isEnded, isIdle }} />
    </span>
  );
}

interface Dotted {
  isCopy?: boolean;
  isIdle?: boolean;
  isEnded?: boolean;
  isHop?: boolean;
}

export function Dot({ isCopy = false, isIdle = false, isEnded = false, isHop = false }: Dotted) {
  const kind = isHop ? 'way-hop' : isCopy ? 'way-copy' : 'way-own';
  return (
    <svg
      className={`way-dot ${kind}${isIdle ? ' way-idle' : ''}`}
      width="14"
      height="14"
      viewBox="0 0 14 14"
      aria-hidden="true"
    >
      <circle cx="7" cy="7" r={isHop ? 2.5 : 4} />
      {isEnded && <path className="way-cut" d="M1 13 13 1" />}
    </svg>
  );
}

/** Dashed where it came through another, struck where it was taken back, faint where it does not count. */
function PrinterShown({ printer: { printed, ended }, hops }: { printer: Printer; hops: string[] }) {
  const nameOf = useOutletNames();
  const { statementId, outletId, publishedAt, notCounted } = printed;
  const kinds = [hops.length > 0 && 'printer-copy', notCounted && 'printer-idle', ended && 'printer-ended'];
  const way = hops.map((hop) => `${hop} → `).join('');
  const told = [
    `${way}${nameOf(outletId)}, ${sayDate(publishedAt)}`,
    ended === undefined ? '' : `; taken back ${sayDate(ended)}`,
    notCounted === undefined ? '' : `; not counted: ${notCounted}`,
  ].join('');
  return (
    <li>
      <Link
        to="."
        search={(words: object) => ({ ...words, s: statementId })}
        resetScroll={false}
        className={['printer', ...kinds.filter(Boolean)].join(' ')}
        aria-label={told}
        title={told}
        data-glyph={statementId}
      >
        {hops.length > 0 && (
          <span className="quiet">
            {hops.map((hop) => (
              <span key={hop}>
                <bdi>{hop}</bdi>
                {' → '}
              </span>
            ))}
          </span>
        )}
        <bdi>{nameOf(outletId)}</bdi>
      </Link>
    </li>
  );
}
