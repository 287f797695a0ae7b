/**
 * Who prints what, and when: a row an outlet, a column a date, in each cell a glyph for each statement; those that carry one
 * origin's word stand together. Arrows move, Enter opens the statement, `o` the report.
 */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Fragment, type KeyboardEvent, memo, type MouseEvent, useMemo, useRef } from 'react';
import { useAllPages } from '../all-pages.js';
import { pages } from '../ask.js';
import { sayDate, sayLength, sayShort } from '../dates/edtf.js';
import { useKeys } from '../frame/keys.js';
import { PartComing } from '../frame/told.js';
import { TakeAway } from '../take-away/take-away.js';
import { plural } from '../words.js';
import type { AskedAt } from './claim.js';
import { GridCell } from './grid-cell.js';
import { type Column, columnsOf } from './grid-columns.js';
import { type Group, groupsOf, type Row } from './grid-groups.js';
import { Legend } from './grid-legend.js';
import { moveInGrid } from './move-in-grid.js';
import './grid.css';

const A_PAGE = 500;
const TITLE = 'Who prints what, and when';

function gridPages(id: string, asked: AskedAt) {
  return pages('/v1/claims/{id}/grid', { id, query: { ...asked, limit: A_PAGE } });
}

/** What stands beneath it is asked then: the door reads one large claim at a time, and more slowly while others ask. */
export function useIsGridThere(id: string, asked: AskedAt): boolean {
  const { data, error } = useInfiniteQuery({ ...gridPages(id, asked), enabled: false });
  return data !== undefined || error !== null;
}

/** Drawn again only where another moment is asked for: not while the claim's statements come. */
export const Grid = memo(function Grid({ id, asked }: { id: string; asked: AskedAt }) {
  const grid = useInfiniteQuery(gridPages(id, asked));
  useAllPages(grid);
  const outlets = useMemo(() => grid.data?.pages.flatMap((page) => page.outlets), [grid.data]);
  const box = useRef<HTMLDivElement>(null);
  useReportKey(box, asked);
  const open = useOpening();
  if (!outlets)
    return <PartComing title={TITLE} error={grid.error} again={() => void grid.refetch()} className="grid-coming" />;
  return (
    <section className="section" aria-labelledby="grid-title">
      <div className="section-head">
        <h2 id="grid-title">{TITLE}</h2>
        <Legend />
        <TakeAway of={box} title={TITLE} />
      </div>
      <div className="grid-box" role="group" aria-label="The grid, to scroll" tabIndex={0} ref={box} onClick={open}>
        <Table outlets={outlets} asked={asked} />
      </div>
      {grid.hasNextPage && <p className="quiet">{`${plural(outlets.length, 'outlet')} so far`}</p>}
    </section>
  );
});

interface Drawn {
  outlets: Row[];
  asked: AskedAt;
}

/** Drawn again only where another grid is: not while a statement is opened, nor while the moment is moved. */
const Table = memo(function Table({ outlets, asked }: Drawn) {
  const groups = useMemo(() => groupsOf(outlets), [outlets]);
  const columns = useMemo(() => columnsOf(outlets), [outlets]);
  const hrefOf = (s: string) => `?${new URLSearchParams({ ...asked, s }).toString()}`;
  return (
    <table className="grid" data-picture onKeyDown={(event: KeyboardEvent<HTMLElement>) => moveInGrid(event)}>
      <thead>
        <tr>
          <th scope="col">Outlet</th>
          {columns.map(({ at, gapMs }) => (
            <Fragment key={at}>
              <Gap lengthMs={gapMs} isTitle />
              <th scope="col" title={sayDate(at)}>
                {sayShort(at)}
              </th>
            </Fragment>
          ))}
          <th scope="col">In all</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <GroupShown
          key={group.origin?.statementId ?? titleOf(group)}
          {...{ group, columns, asked, hrefOf }}
          isAlone={groups.length === 1}
        />
      ))}
    </table>
  );
});

interface InColumns {
  columns: Column[];
  asked: AskedAt;
  hrefOf(statementId: string): string;
}

function GroupShown({ group, columns, asked, hrefOf, isAlone }: InColumns & { group: Group; isAlone: boolean }) {
  const width = columns.length + columns.filter(({ gapMs }) => gapMs > 0).length + 2;
  return (
    <tbody>
      {!isAlone && (
        <tr className="grid-group">
          <th scope="rowgroup" colSpan={width}>
            <span>{titleOf(group)}</span> <span className="quiet">{plural(group.rows.length, 'outlet')}</span>
          </th>
        </tr>
      )}
      {group.rows.map((row) => (
        <RowShown key={row.outletId} {...{ row, columns, asked, hrefOf }} />
      ))}
    </tbody>
  );
}

function titleOf({ origin, isEachOfItsOwn }: Group): string {
  if (isEachOfItsOwn) return 'Each from an origin of its own';
  return origin === undefined ? 'No origin that asserts it' : `Mostly from ${origin.holder}`;
}

function RowShown({ row, columns, asked, hrefOf }: InColumns & { row: Row }) {
  return (
    <tr>
      <th scope="row">
        <Link to="/outlets/$id" params={{ id: row.outletId }} search={asked} dir="auto">
          {row.name ?? row.outletId}
        </Link>
      </th>
      {columns.map(({ at, gapMs }) => (
        <Fragment key={at}>
          <Gap lengthMs={gapMs} />
          <td>
            {row.cells
              .filter((cell) => cell.at === at)
              .map((cell) => (
                <GridCell key={cell.reportId} {...{ row, cell, hrefOf }} />
              ))}
          </td>
        </Fragment>
      ))}
      <td className="quiet nowrap">{plural(row.statementsTotal, 'statement')}</td>
    </tr>
  );
}

/** Days without a word are folded: a break mark stands for them, with how long it was. */
function Gap({ lengthMs, isTitle = false }: { lengthMs: number; isTitle?: boolean }) {
  if (lengthMs === 0) return null;
  if (!isTitle) return <td className="grid-gap" />;
  return (
    <th scope="col" className="grid-gap" aria-label={`${sayLength(lengthMs)} without a word`}>
      ⫽ {sayLength(lengthMs)}
    </th>
  );
}

/** A glyph that is pressed, as one presses what is to open here: its statement comes into the address, beside all that is there. */
function useOpening(): (event: MouseEvent) => void {
  const navigate = useNavigate();
  return (event) => {
    const glyph = (event.target as Element).closest<HTMLElement>('[data-glyph]');
    if (!glyph || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const search = (words: object) => ({ ...words, s: glyph.dataset.glyph });
    void navigate({ to: '.', search, resetScroll: false });
  };
}

/** `o`, on a glyph. */
function useReportKey(box: { current: HTMLElement | null }, asked: AskedAt): void {
  const navigate = useNavigate();
  const open = () => {
    const glyph = document.activeElement;
    if (!(glyph instanceof HTMLElement) || !box.current?.contains(glyph)) return;
    const { report: id } = glyph.dataset;
    if (id !== undefined) void navigate({ to: '/reports/$id', params: { id }, search: asked });
  };
  useKeys({ o: open });
}
