/** Who says it, and who only prints it: each holder once, however many carry it, and through whom. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { memo, useMemo, useRef, useState } from 'react';
import type { Answer } from '#client';
import { useAllPages } from '../all-pages.js';
import { pages } from '../ask.js';
import { sayDate } from '../dates/edtf.js';
import { PartComing } from '../frame/told.js';
import { type Committed, sideOf, StanceMark, stanceInWords } from '../marks/stance-mark.js';
import { useOutletNames } from '../outlet-names.js';
import { TakeAway } from '../take-away/take-away.js';
import { plural } from '../words.js';
import type { AskedAt } from './claim.js';
import { momentOf } from './course.js';
import { useIsGridThere } from './grid.js';
import './origins.css';

type Holder = Answer<'/v1/claims/{id}/attribution'>['holders'][number];
type Printed = Holder['printed'][number];

const A_PAGE = 500;
/** More printers than these are folded. */
const SHOWN = 5;
/** Of more holders these are drawn at first. */
const LANES = 100;
const SIDES = ['asserts', 'hedges-for', 'leaves_open', 'disputes', 'hedges-against', 'denies'];

/** Drawn again only where another moment is asked for: not while the claim's statements come. */
export const Origins = memo(function Origins({ id, asked }: { id: string; asked: AskedAt }) {
  const attribution = useInfiniteQuery({
    ...pages('/v1/claims/{id}/attribution', { id, query: { ...asked, limit: A_PAGE } }),
    enabled: useIsGridThere(id, asked),
  });
  useAllPages(attribution);
  const { data, error, hasNextPage, refetch } = attribution;
  const [isWhole, setWhole] = useState(false);
  const lanes = useRef<HTMLUListElement>(null);
  // Page by page: a later one never moves what stands before it.
  const holders = useMemo(() => data?.pages.flatMap((page) => page.holders.toSorted(originsFirst)), [data]);
  if (!holders) return <PartComing title="Whose it is" error={error} again={() => void refetch()} />;
  const origins = holders.filter(({ isOrigin }) => isOrigin).length;
  const soFar = hasNextPage ? ' so far' : '';
  return (
    <section className="section" aria-labelledby="origins-title">
      <div className="section-head">
        <h2 id="origins-title">Whose it is</h2>
        <span className="quiet">{`${plural(origins, 'origin')}${soFar}: however many print one, it counts once`}</span>
        <TakeAway of={lanes} title="Whose it is" />
      </div>
      <ul className="lanes" ref={lanes}>
        {holders.slice(0, isWhole ? holders.length : LANES).map((holder) => (
          <Lane key={holder.statementId} holder={holder} />
        ))}
      </ul>
      {!isWhole && holders.length > LANES && (
        <p className="section-more">
          <button className="button" type="button" onClick={() => setWhole(true)}>
            {`All ${plural(holders.length, 'holder')}${soFar}`}
          </button>
        </p>
      )}
    </section>
  );
});

function originsFirst(one: Holder, other: Holder): number {
  return (
    Number(other.isOrigin) - Number(one.isOrigin) ||
    placeOf(one) - placeOf(other) ||
    other.printedTotal - one.printedTotal
  );
}

function Lane({ holder }: { holder: Holder }) {
  const { holder: name, stance, lean, isOrigin, repeats, printed, printedTotal } = holder;
  const outlets = outletsIn(printed);
  return (
    <li className={isOrigin ? 'lane lane-origin' : 'lane'}>
      <div className="lane-holder">
        {stance ? <StanceMark stance={stance} lean={lean} /> : <span className="lane-none" />}
        <div>
          <strong>{name}</strong>
          <p className="quiet small">
            {isOrigin && <span className="origin">origin</span>}
            {stance ? stanceInWords({ stance, lean } as Committed) : 'counts for neither side'}
            {repeats.length > 0 && `, only repeats ${repeats.map((one) => one.holder).join(', ')}`}
          </p>
        </div>
      </div>
      <Printers outlets={outlets} more={printedTotal - printed.length} />
    </li>
  );
}

function Printers({ outlets, more }: { outlets: Printed[][]; more: number }) {
  const nameOf = useOutletNames();
  const [isOpen, setOpen] = useState(false);
  const chips = () => outlets.map((printed) => <Printer key={printed[0]?.statementId} printed={printed} />);
  const [first] = outlets;
  if (outlets.length <= SHOWN && more === 0) return <ul className="printers">{chips()}</ul>;
  return (
    <details className="printers-folded" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{`${plural(outlets.length, 'outlet')}${more > 0 ? ' or more' : ''}, first ${nameOf(first?.[0]?.outletId ?? '')}`}</summary>
      {isOpen && <ul className="printers">{chips()}</ul>}
      {isOpen && more > 0 && <p className="quiet small">{`and ${plural(more, 'later statement')}`}</p>}
    </details>
  );
}

/** Dashed where it came through another, struck where nothing of it counts. */
function Printer({ printed }: { printed: Printed[] }) {
  const nameOf = useOutletNames();
  const [first] = printed;
  const counting = printed.find(({ notCounted }) => notCounted === undefined);
  const told = counting ?? first;
  if (!told) return null;
  const hops = told.through
    .map(({ outlet, name }) => (outlet === undefined ? name : nameOf(outlet)))
    .filter((hop, place, all) => hop !== nameOf(told.outletId) && hop !== all[place - 1]);
  const kind = counting === undefined ? ' printer-idle' : hops.length > 0 ? ' printer-copy' : '';
  return (
    <li>
      <Link
        to="."
        search={(words: object) => ({ ...words, s: told.statementId })}
        resetScroll={false}
        className={`printer${kind}`}
        title={`${sayDate(told.publishedAt)}${counting ? '' : `; not counted: ${told.notCounted}`}`}
      >
        {hops.length > 0 && <span className="quiet">{`${hops.join(' → ')} → `}</span>}
        {nameOf(told.outletId)}
      </Link>
    </li>
  );
}

function outletsIn(printed: Printed[]): Printed[][] {
  const outlets = new Map<string, Printed[]>();
  for (const one of printed) outlets.set(one.outletId, [...(outlets.get(one.outletId) ?? []), one]);
  return [...outlets.values()].toSorted((one, other) => earliestOf(one) - earliestOf(other));
}

function earliestOf(printed: Printed[]): number {
  return Math.min(...printed.map(({ publishedAt }) => momentOf(publishedAt)));
}

function placeOf({ stance, lean }: Holder): number {
  return stance === null ? SIDES.length : SIDES.indexOf(sideOf({ stance, lean }));
}
