/** One holder on the axis of the course: its mark at its first word in print, and from there the strands to the outlets. */
import { useState } from 'react';
import { sayShort } from '../dates/edtf.js';
import { Names } from '../frame/names.js';
import { type Committed, StanceMark, stanceInWords } from '../marks/stance-mark.js';
import { useOutletNames } from '../outlet-names.js';
import { plural } from '../words.js';
import type { Course } from './course.js';
import { type Holder, strandsOf } from './origin-strands.js';
import { Beside, Dot, type Drawn, keyOf, Line, shareIn, StrandDot, Strands } from './strand.js';

/** More printers than these are folded. */
const SHOWN = 5;

export type Axis = Pick<Course, 'from' | 'to'>;

interface Shown {
  holder: Holder;
  axis: Axis;
  /** By statement: of those that were taken back. */
  ended: Map<string, string>;
}

export function Lane({ holder, axis, ended }: Shown) {
  const nameOf = useOutletNames();
  const { printed, printedTotal, isOrigin } = holder;
  const strands = strandsOf(printed, { nameOf, ended });
  const [first] = strands;
  if (!first) return null;
  const placing = { shareOf: (moment: number) => shareIn(axis, moment), from: first.moment };
  const outlets = strands.reduce((sum, { printers }) => sum + printers.length, 0);
  const more = printedTotal - printed.length;
  const isFolded = outlets > SHOWN || more > 0;
  return (
    <li className={isOrigin ? 'lane lane-origin' : 'lane'} data-row>
      <Beside at={placing.shareOf(first.moment)} mark={<Commitment holder={holder} />}>
        <Told holder={holder} />
      </Beside>
      {isFolded ? <Folded {...{ strands, placing, outlets, more }} /> : <Strands {...{ strands, placing }} />}
    </li>
  );
}

function Commitment({ holder: { stance, lean } }: { holder: Holder }) {
  return stance ? <StanceMark stance={stance} lean={lean} /> : <Dot />;
}

function Told({ holder: { holder: name, stance, lean, isOrigin, repeats } }: { holder: Holder }) {
  return (
    <p className="lane-holder">
      <strong dir="auto">{name}</strong> {isOrigin && <span className="origin">origin</span>}{' '}
      <span className="quiet">
        {stance ? stanceInWords({ stance, lean } as Committed) : 'counts for neither side'}
        {repeats.length > 0 && (
          <>
            {', only repeats '}
            <Names of={repeats.map((one) => one.holder)} />
          </>
        )}
      </span>
    </p>
  );
}

function Folded({ strands, placing, outlets, more }: Drawn & { outlets: number; more: number }) {
  const nameOf = useOutletNames();
  const [isOpen, setOpen] = useState(false);
  const [first] = strands[0]?.printers ?? [];
  if (!first) return null;
  const { outletId, publishedAt } = first.printed;
  const last = Math.max(...strands.map(({ moment }) => moment));
  return (
    <details className="folded" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary data-glyph="">
        <Beside at={placing.shareOf(placing.from)} mark={null}>
          <span className="folded-said">
            {`${plural(outlets, 'outlet')}${more > 0 ? ' or more' : ''}, first `}
            <bdi>{nameOf(outletId)}</bdi>
            {` ${sayShort(publishedAt)}`}
          </span>
        </Beside>
        <span className="strand-way">
          <Line {...placing} to={last} />
          {strands.toReversed().map((strand) => (
            <StrandDot key={keyOf(strand)} {...{ strand, placing }} />
          ))}
        </span>
      </summary>
      {isOpen && <Strands {...{ strands, placing }} />}
      {isOpen && more > 0 && <p className="quiet small">{`and ${plural(more, 'later statement')}`}</p>}
    </details>
  );
}
