/** Who says it, and who only prints it: each holder once, however many carry it, and through whom. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { memo, useRef } from 'react';
import type { Answer } from '#client';
import { question } from '../ask.js';
import { sayDate } from '../dates/edtf.js';
import { type Committed, sideOf, StanceMark, stanceInWords } from '../marks/stance-mark.js';
import { useOutletNames } from '../outlet-names.js';
import { TakeAway } from '../take-away/take-away.js';
import { plural } from '../words.js';
import type { AskedAt } from './claim.js';
import { momentOf } from './course.js';
import './origins.css';

type Holder = Answer<'/v1/claims/{id}/attribution'>['holders'][number];
type Printed = Holder['printed'][number];

const A_PAGE = 200;
/** More printers than these are folded. */
const SHOWN = 5;
const SIDES = ['asserts', 'hedges-for', 'leaves_open', 'disputes', 'hedges-against', 'denies'];

/** Drawn again only where another moment is asked for: not while the claim's statements come. */
export const Origins = memo(function Origins({ id, asked }: { id: string; asked: AskedAt }) {
  const { data } = useQuery(question('/v1/claims/{id}/attribution', { id, query: { ...asked, limit: A_PAGE } }));
  const lanes = useRef<HTMLUListElement>(null);
  if (!data) return <section className="section" aria-busy="true" />;
  const holders = data.holders.toSorted(
    (one, other) =>
      Number(other.isOrigin) - Number(one.isOrigin) ||
      placeOf(one) - placeOf(other) ||
      other.printedTotal - one.printedTotal,
  );
  const origins = holders.filter(({ isOrigin }) => isOrigin).length;
  return (
    <section className="section" aria-labelledby="origins-title">
      <div className="section-head">
        <h2 id="origins-title">Whose it is</h2>
        <span className="quiet">{`${plural(origins, 'origin')}: however many print one, it counts once`}</span>
        <TakeAway of={lanes} title="Whose it is" />
      </div>
      <ul className="lanes" ref={lanes}>
        {holders.map((holder) => (
          <Lane key={holder.statementId} holder={holder} />
        ))}
      </ul>
    </section>
  );
});

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
  const chips = outlets.map((printed) => <Printer key={printed[0]?.statementId} printed={printed} />);
  const [first] = outlets;
  if (outlets.length <= SHOWN) return <ul className="printers">{chips}</ul>;
  return (
    <details className="printers-folded">
      <summary>{`${plural(outlets.length, 'outlet')}${more > 0 ? ' or more' : ''}, first ${nameOf(first?.[0]?.outletId ?? '')}`}</summary>
      <ul className="printers">{chips}</ul>
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
