/** The changes of a claim in words: when, to what, and who moved it. */
import { Fragment, memo, useState } from 'react';
import { asQuestion, sayDate } from '../dates/edtf.js';
import { Names } from '../frame/names.js';
import { StatusWord } from '../marks/status-mark.js';
import { FLAG_WORDS, plural } from '../words.js';
import type { Go } from '../frame/moment-field.js';
import { type Change, momentOf } from './course.js';

/** Of more those around the one that stands at the moment are shown, and all on demand. */
const MOST = 12;

interface Shown {
  changes: Change[];
  /** The one that stands at the moment. */
  standing: Change | undefined;
  go: Go;
}

/** Each change in words; the one that stands at the moment is marked. Drawn again only when another stands. */
export const Changes = memo(function Changes({ changes, standing, go }: Shown) {
  const [areAll, setAll] = useState(changes.length <= MOST);
  const place = standing ? changes.indexOf(standing) : 0;
  const first = areAll ? 0 : Math.max(0, Math.min(place - MOST / 2, changes.length - MOST));
  const shown = areAll ? changes : changes.slice(first, first + MOST);
  return (
    <>
      <ol className="changes" start={first + 1}>
        {shown.map((change, beside) => (
          <ChangeLine key={`${change.at}-${first + beside}`} change={change} isStanding={change === standing} go={go} />
        ))}
      </ol>
      {!areAll && (
        <button className="button changes-all" type="button" onClick={() => setAll(true)}>
          {`All ${plural(changes.length, 'change')}`}
        </button>
      )}
    </>
  );
});

interface Line {
  change: Change;
  isStanding: boolean;
  go: Go;
}

function ChangeLine({ change, isStanding, go }: Line) {
  return (
    <li aria-current={isStanding || undefined}>
      <button
        type="button"
        className="change"
        onClick={() => go(asQuestion(Math.ceil(momentOf(change.at) / 60_000) * 60_000))}
      >
        <span className="when">{sayDate(change.at)}</span>
      </button>
      <StatusWord status={change.status} />
      <span>
        <Cause change={change} />{' '}
        {change.flags.map((flag) => (
          <span key={flag} className="flag" title={FLAG_WORDS[flag].means}>
            {FLAG_WORDS[flag].word}
          </span>
        ))}
      </span>
    </li>
  );
}

const MOST_NAMED = 4;

/** Who moved it: each once, with what they did. */
function Cause({ change: { cause, causeTotal } }: { change: Change }) {
  const did = new Map<string, Set<string>>();
  for (const { holder, did: what } of cause) did.set(what, (did.get(what) ?? new Set<string>()).add(holder));
  return (
    <>
      {[...did].map(([what, holders], place) => (
        <Fragment key={what}>
          {`${place > 0 ? '; ' : ''}${what}: `}
          <Names of={[...holders].slice(0, MOST_NAMED)} />
          {holders.size > MOST_NAMED && ` and ${holders.size - MOST_NAMED} more`}
        </Fragment>
      ))}
      {causeTotal > cause.length && ` (${causeTotal} statements)`}
    </>
  );
}
