/** Who prints what, and when: a row an outlet, a column a date, in each cell a glyph for each statement. Arrows move. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment, type KeyboardEvent, useRef } from 'react';
import type { Answer } from '#client';
import { question } from '../ask.js';
import { sayDate, sayLength, sayShort, spanOf } from '../dates/edtf.js';
import { StanceMark, stanceInWords } from '../marks/stance-mark.js';
import { TakeAway } from '../take-away/take-away.js';
import { actInWords, PLACE_WORDS, plural } from '../words.js';
import type { AskedAt } from './claim.js';
import { momentOf } from './course.js';
import { moveInGrid } from './move-in-grid.js';
import './grid.css';

type Row = Answer<'/v1/claims/{id}/grid'>['outlets'][number];
type Cell = Row['cells'][number];
type Told = Cell['statements'][number];

const A_PAGE = 500;
/** Without a word, before it is folded. */
const LONGEST_MS = 2 * 86_400_000;

export function Grid({ id, asked }: { id: string; asked: AskedAt }) {
  const { data } = useQuery(question('/v1/claims/{id}/grid', { id, query: { ...asked, limit: A_PAGE } }));
  const box = useRef<HTMLDivElement>(null);
  if (!data) return <section className="section" aria-busy="true" />;
  const rows = data.outlets.toSorted(
    (one, other) => firstOf(one) - firstOf(other) || other.statementsTotal - one.statementsTotal,
  );
  const dates = datesIn(rows);
  return (
    <section className="section" aria-labelledby="grid-title">
      <div className="section-head">
        <h2 id="grid-title">Who prints what, and when</h2>
        <Legend />
        <TakeAway of={box} title="Who prints what, and when" />
      </div>
      <div className="grid-box" role="group" aria-label="The grid, to scroll" tabIndex={0} ref={box}>
        <table className="grid" data-picture onKeyDown={(event: KeyboardEvent<HTMLElement>) => moveInGrid(event)}>
          <thead>
            <tr>
              <th scope="col">Outlet</th>
              {dates.map((date, place) => (
                <Fragment key={date}>
                  <Gap lengthMs={gapBefore(dates, place)} isTitle />
                  <th scope="col" title={sayDate(date)}>
                    {sayShort(date)}
                  </th>
                </Fragment>
              ))}
              <th scope="col">In all</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.outletId}>
                <th scope="row">
                  <Link to="/outlets/$id" params={{ id: row.outletId }} dir="auto">
                    {row.name ?? row.outletId}
                  </Link>
                </th>
                {dates.map((date, place) => (
                  <Fragment key={date}>
                    <Gap lengthMs={gapBefore(dates, place)} />
                    <td>
                      {row.cells
                        .filter(({ at }) => at === date)
                        .flatMap((cell) =>
                          cell.statements.map((told) => <Glyph key={told.statementId} {...{ row, cell, told }} />),
                        )}
                    </td>
                  </Fragment>
                ))}
                <td className="quiet nowrap">{plural(row.statementsTotal, 'statement')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Glyph({ row, cell, told }: { row: Row; cell: Cell; told: Told }) {
  const { statementId, stance, lean, inferred, notCounted, place } = told;
  const said = nameOf(row, cell, told);
  const isInHeadline = place === 'headline';
  return (
    <Link
      to="."
      search={(words: object) => ({ ...words, s: statementId })}
      resetScroll={false}
      className={`glyph${notCounted === undefined ? '' : ' glyph-idle'}${isInHeadline ? ' glyph-headline' : ''}`}
      aria-label={said}
      title={said}
      data-glyph
    >
      <StanceMark stance={stance} lean={lean} inferred={inferred} size={15} />
    </Link>
  );
}

/** `KBS World, 18 Oct 2024: National Intelligence Service asserts (states); headline reports`. */
function nameOf({ name, outletId }: Row, { at, framings }: Cell, told: Told): string {
  const { holder, stance, lean, place, notCounted } = told;
  const headline = framings.find((one) => one.headline !== 'unknown')?.headline;
  const where = place === 'body' ? '' : `, in the ${PLACE_WORDS[place]}`;
  const framed = headline === undefined ? '' : `; headline ${headline}`;
  const idle = notCounted === undefined ? '' : `; not counted: ${notCounted}`;
  return `${name ?? outletId}, ${sayDate(at)}: ${holder.name} ${stanceInWords({ stance, lean })} (${actInWords(told)})${where}${framed}${idle}`;
}

function Legend() {
  const marks = [
    { stance: 'asserts' as const, said: 'asserts' },
    { stance: 'hedges' as const, lean: '+' as const, said: 'leans to it' },
    { stance: 'leaves_open' as const, said: 'leaves it open' },
    { stance: 'disputes' as const, said: 'disputes' },
    { stance: 'hedges' as const, lean: '-' as const, said: 'leans against' },
    { stance: 'denies' as const, said: 'denies' },
    { stance: 'asserts' as const, inferred: true, said: 'outlet’s reading' },
  ];
  return (
    <ul className="legend">
      {marks.map(({ said, ...mark }) => (
        <li key={said}>
          <StanceMark {...mark} size={13} /> {said}
        </li>
      ))}
    </ul>
  );
}

function datesIn(rows: Row[]): string[] {
  const dates = new Set(rows.flatMap(({ cells }) => cells.map(({ at }) => at)));
  return [...dates].toSorted((one, other) => momentOf(one) - momentOf(other) || spanOf(one).to - spanOf(other).to);
}

function firstOf({ cells }: Row): number {
  return Math.min(...cells.map(({ at }) => momentOf(at)));
}

/** Days without a word are folded: a break mark stands for them, with how long it was. */
function Gap({ lengthMs, isTitle = false }: { lengthMs: number; isTitle?: boolean }) {
  if (lengthMs <= LONGEST_MS) return null;
  if (!isTitle) return <td className="grid-gap" />;
  return (
    <th scope="col" className="grid-gap" aria-label={`${sayLength(lengthMs)} without a word`}>
      ⫽ {sayLength(lengthMs)}
    </th>
  );
}

function gapBefore(dates: string[], place: number): number {
  const [before, date] = [dates[place - 1], dates[place]];
  return before === undefined || date === undefined ? 0 : momentOf(date) - momentOf(before);
}
