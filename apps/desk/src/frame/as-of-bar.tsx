/**
 * The amber bar of a screen that shows the past: of which moment, on which clock, how much came later, the ways to the
 * change before and the next, and the way back to now.
 */
import { Link, useNavigate } from '@tanstack/react-router';
import type { Answer } from '#client';
import { sayDate, sayKnown } from '../dates/edtf.js';
import { plural } from '../words.js';
import { useKeys } from './keys.js';

type Moment = NonNullable<Answer<'/v1/claims'>['moment']>;

interface Shown {
  at?: string | undefined;
  known?: string | undefined;
  /** As the answer has it: with the ways to the changes beside it. */
  moment?: Moment | undefined;
  changesLater?: number;
  recordedLater?: number;
  /** It has its own ways along the published clock: to when what stands came about, too. */
  hasCourse?: boolean;
}

export function AsOfBar({ at, known, moment, changesLater = 0, recordedLater = 0, hasCourse = false }: Shown) {
  const later = [
    changesLater > 0 ? `${plural(changesLater, 'change')} later than this` : '',
    recordedLater > 0 ? `${plural(recordedLater, 'entry', 'entries')} on record later` : '',
  ].filter(Boolean);
  const go = useGoingBy();
  const navigate = useNavigate();
  const { published, recorded } = moment ?? {};
  useKeys({
    '0': () => void navigate({ to: '.', search: now, replace: true, resetScroll: false }),
    ...(hasCourse ? {} : { '[': () => go(published?.before), ']': () => go(published?.after) }),
    '(': () => go(recorded?.before),
    ')': () => go(recorded?.after),
  });
  return (
    <div className="past-bar" role="status">
      <strong>
        {at && `As of what had been published by ${sayDate(at)}`}
        {at && known && ', and '}
        {known && `${at ? 'what' : 'What'} the desk had on record by ${sayKnown(known)}`}
      </strong>
      {later.length > 0 && <span>{later.join(', ')}</span>}
      {published && !hasCourse && <Ways ways={published} go={go} of="published" keys={['[', ']']} />}
      {recorded && <Ways ways={recorded} go={go} of="on record" keys={['(', ')']} />}
      <Link className="button" to="." search={now}>
        Back to now <kbd>0</kbd>
      </Link>
    </div>
  );
}

function now(words: object) {
  return { ...words, at: undefined, known: undefined, vs: undefined, vsKnown: undefined };
}

interface Beside {
  ways: NonNullable<Moment['published']>;
  go(way: string | null | undefined): void;
  of: string;
  keys: [before: string, after: string];
}

function Ways({ ways: { before, after }, go, of, keys }: Beside) {
  return (
    <span className="past-ways">
      <button className="button" type="button" disabled={before === null} onClick={() => go(before)}>
        {`Before, ${of} `}
        <kbd>{keys[0]}</kbd>
      </button>
      <button className="button" type="button" disabled={after === null} onClick={() => go(after)}>
        {`Next, ${of} `}
        <kbd>{keys[1]}</kbd>
      </button>
    </span>
  );
}

/** By a way that the door answered: its moment, on this screen. */
function useGoingBy(): Beside['go'] {
  const navigate = useNavigate();
  return (way) => {
    if (!way) return;
    const asked = new URL(way, location.origin).searchParams;
    const moments = { at: asked.get('at') ?? undefined, known: asked.get('known') ?? undefined };
    void navigate({
      to: '.',
      search: (words: object) => ({ ...words, ...moments }),
      replace: true,
      resetScroll: false,
    });
  };
}
