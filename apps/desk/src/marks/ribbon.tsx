/** A claim's statuses along time, as a strip: to scale between its first and last change, with what stands now to the end. */
import { spanOf, sayShort } from '../dates/edtf.js';
import { STATUS_WORDS, type Status } from '../words.js';
import './ribbon.css';

export interface Segment {
  at: string;
  status: Status;
}

const WIDTH = 150;
const HEIGHT = 10;
/** A status that was soon over is seen all the same; the one that stands has room of its own. */
const LEAST = 16;

export function Ribbon({ segments }: { segments: Segment[] }) {
  if (segments.length === 0) return <span className="ribbon-none" />;
  const widths = widthsOf(segments);
  const said = segments.map(({ at, status }) => `${STATUS_WORDS[status].word} ${sayShort(at)}`).join(', then ');
  let x = 0;
  return (
    <svg
      className="ribbon"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={said}
    >
      <title>{said}</title>
      {segments.map(({ at, status }, place) => {
        const width = widths[place] ?? 0;
        x += width;
        return (
          <rect
            key={`${at}-${place}`}
            className={`ribbon-part status-${status}`}
            x={x - width}
            width={Math.max(0, width - 1)}
            height={HEIGHT}
          />
        );
      })}
      {segments.map(({ status }, place) => {
        const start = widths.slice(0, place).reduce((sum, width) => sum + width, 0);
        return status === 'contested' ? <Hatching key={place} x={start} width={(widths[place] ?? 1) - 1} /> : null;
      })}
    </svg>
  );
}

/** What is contested is hatched: a colour alone would not say it. */
function Hatching({ x, width }: { x: number; width: number }) {
  const lines = Array.from({ length: Math.ceil(width / 5) }, (_, place) => x + place * 5);
  return (
    <g className="ribbon-hatch">
      {lines.map((start) => (
        <line key={start} x1={start} y1={HEIGHT} x2={Math.min(start + 5, x + width)} y2="0" />
      ))}
    </g>
  );
}

function widthsOf(segments: Segment[]): number[] {
  const starts = segments.map(({ at }) => Math.max(spanOf(at).from, -8e15));
  const lasted = starts.slice(1).map((start, place) => Math.max(0, start - (starts[place] ?? start)));
  const whole = lasted.reduce((sum, one) => sum + one, 0);
  const free = WIDTH - LEAST * segments.length;
  const share = lasted.map((one) => LEAST + (whole === 0 ? 0 : (one / whole) * free * 0.6));
  return [...share, WIDTH - share.reduce((sum, one) => sum + one, 0)];
}
