/** The moment that a screen shows, on either clock, for whoever knows it: `a` leads to what had been published, `A` to what was known. */
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { isPosition } from '../dates/edtf.js';
import { useKeys } from './keys.js';
import './moment-field.css';

export type Go = (moment: string | undefined) => void;
type Word = 'at' | 'known' | 'vs';

/** `at`: the moment that is looked at; `known`: the desk's own; `vs`: the one that is compared with. */
export function useGoing(word: Word): Go {
  const navigate = useNavigate();
  return useCallback<Go>(
    (moment) => {
      const search = (said: object) => ({ ...said, [word]: moment });
      void navigate({ to: '.', search, replace: true, resetScroll: false });
    },
    [navigate, word],
  );
}

/** Of a screen without a course, on both clocks; `t` is what the desk knew at the moment that is shown. */
export function MomentFields({ at, known }: { at: string | undefined; known: string | undefined }) {
  const [go, goKnown] = [useGoing('at'), useGoing('known')];
  useKeys({ t: () => goKnown(known === undefined ? at : undefined) });
  return (
    <div className="moments">
      <MomentField at={at} go={go} />
      <KnownField known={known} go={goKnown} />
    </div>
  );
}

export function MomentField({ at, go }: { at: string | undefined; go: Go }) {
  return <Field name="As of (UTC)" letter="a" said={at} go={go} />;
}

export function KnownField({ known, go }: { known: string | undefined; go: Go }) {
  return <Field name="On record by (UTC)" letter="A" said={known} go={go} />;
}

/** `2024-10-24 18:26`, or as coarse as one likes; in UTC. */
const TYPED = /^\d{4}(-\d\d(-\d\d([ T]\d\d:\d\d)?)?)?$/;

interface Asked {
  name: string;
  letter: string;
  said: string | undefined;
  go: Go;
}

function Field({ name, letter, said, go }: Asked) {
  const shown = shownAs(said);
  const [typed, setTyped] = useState(shown);
  const field = useRef<HTMLInputElement>(null);
  useKeys({ [letter]: () => field.current?.select() });
  useEffect(() => setTyped(shown), [shown]);
  const isRight = typed === '' || typed === shown || TYPED.test(typed);
  const take = (event: FormEvent) => {
    event.preventDefault();
    if (!isRight) return;
    field.current?.blur();
    if (typed === shown) return;
    go(typed === '' ? undefined : typed.includes(':') ? `${typed.replace(' ', 'T')}Z` : typed);
  };
  return (
    <form className="moment" onSubmit={take}>
      <label>
        {name}{' '}
        <input
          ref={field}
          className="field"
          value={typed}
          placeholder="now"
          inputMode="numeric"
          aria-invalid={!isRight}
          aria-describedby={isRight ? undefined : `moment-${letter}`}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      {!isRight && (
        <span id={`moment-${letter}`} role="alert">
          Write it as 2024-10-24 18:26, or 2024-10-24
        </span>
      )}
    </form>
  );
}

/** As it would be typed; a place in the log as it is, and a moment that was answered to the minute. */
function shownAs(said = ''): string {
  if (isPosition(said)) return said;
  return said
    .replace('T', ' ')
    .replace(/(:\d\d):\d\d(\.\d+)?Z$/, '$1')
    .replace('Z', '');
}
