/** One measure's figures: a row a holder, each figure where it lies, beneath it who prints it; what excludes each other is joined. */
import { useWidth } from '../frame/width.js';
import { useOutletNames } from '../outlet-names.js';
import { type Bracket, bracketsOf, edgeOf, middleOf, pairsOf, pathOf, sayPair } from './figure-brackets.js';
import { LINE_PX, type LaidMark, type LaidRow, layOut, PAD_PX } from './figure-layout.js';
import { type Panel, sayFigure } from './figure-panels.js';
import './figure-chart.css';

export function FigureChart({ panel, isByPowers }: { panel: Panel; isByPowers?: boolean | undefined }) {
  const [box, width] = useWidth();
  const nameOf = useOutletNames();
  const rows = width > 0 ? layOut(panel, { width, isByPowers, nameOf }) : [];
  const height = rows.reduce((sum, row) => sum + row.height, 0);
  return (
    <div ref={box} className="figure-chart">
      {width > 0 && (
        <svg width={width} height={height} role="img" data-picture aria-label={sayPanel(panel, nameOf)}>
          {bracketsOf(panel, rows, width).map((bracket) => (
            <BracketShown key={bracket.edge} bracket={bracket} />
          ))}
          {rows.map((row) => (
            <Row key={row.top} row={row} width={width - edgeOf(panel)} />
          ))}
        </svg>
      )}
    </div>
  );
}

function Row({ row: { holder, marks, top }, width }: { row: LaidRow; width: number }) {
  return (
    <g transform={`translate(0 ${top})`}>
      {top > 0 && <line className="figure-rule" x1="0" x2={width} y1="0" y2="0" />}
      {holder.map((line, place) => (
        <text key={line} className="figure-holder" x="0" y={PAD_PX + 10 + place * LINE_PX}>
          {line}
        </text>
      ))}
      <Joined marks={marks.filter(({ isMisfit }) => isMisfit)} />
      {marks.map((mark) => (
        <Mark key={mark.statementId} mark={mark} />
      ))}
    </g>
  );
}

function Mark({ mark }: { mark: LaidMark }) {
  const { x, y, from, to, label, op, isMisfit, isLeading, notCounted } = mark;
  const middle = y + 6;
  const kind = isMisfit ? 'figure-misfit' : isLeading ? 'figure-leading' : 'figure-other';
  return (
    <g className={`figure-mark ${kind}`}>
      {to > from && <line className="figure-extent" x1={from} x2={to} y1={middle} y2={middle} />}
      {op === 'at_least' && <path className="figure-arrow" d={`M${x} ${middle}h16m-4-3l4 3-4 3`} />}
      {op === 'at_most' && <path className="figure-arrow" d={`M${x} ${middle}h-16m4-3l-4 3 4 3`} />}
      <circle cx={x} cy={middle} r="4.5" className={notCounted === undefined ? 'figure-counts' : 'figure-open'} />
      {label.lines.map((line, place) => (
        <text
          key={line}
          className={place === 0 ? 'figure-value' : 'figure-outlets'}
          x={label.x}
          y={y + 24 + place * LINE_PX}
          textAnchor="middle"
        >
          {line}
        </text>
      ))}
    </g>
  );
}

/** What one holder cannot have said both. */
function Joined({ marks }: { marks: LaidMark[] }) {
  const [one, other] = [marks[0], marks.at(-1)];
  if (!one || !other || one === other) return null;
  const [x, y] = [(one.x + other.x) / 2, (one.y + other.y) / 2 + 6];
  return (
    <g className="figure-joined">
      <path d={`M${one.x} ${one.y + 6}L${other.x} ${other.y + 6}`} />
      <circle cx={x} cy={y} r="9" />
      <text x={x} y={y + 5} textAnchor="middle">
        ≠
      </text>
    </g>
  );
}

/** What two holders cannot both be right in. */
function BracketShown({ bracket }: { bracket: Bracket }) {
  const y = middleOf(bracket);
  return (
    <g className="figure-joined figure-bracket">
      <path d={pathOf(bracket)} />
      <circle cx={bracket.edge} cy={y} r="8" />
      <text x={bracket.edge} y={y + 5} textAnchor="middle">
        ≠
      </text>
    </g>
  );
}

function sayPanel(panel: Panel, nameOf: (id: string) => string): string {
  const { measure, unit, rows } = panel;
  const said = rows.map(
    ({ holder, marks }) =>
      `${holder}: ${marks.map((mark) => `${sayFigure(mark)} in ${mark.outlets.map(nameOf).join(', ')}`).join('; ')}`,
  );
  const pairs = pairsOf(panel).map((pair) => `; ${sayPair(pair)}`);
  return `${measure.replaceAll('_', ' ')}, ${unit}. ${said.join('. ')}${pairs.join('')}`;
}
