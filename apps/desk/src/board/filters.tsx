/** What of the board is shown: by words, status and flag; each is in the address. */
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Answer } from '#client';
import { useKeys } from '../frame/keys.js';
import { useIsOnTheWay } from '../frame/on-the-way.js';
import type { BoardWords } from '../search-words.js';
import { FLAG_WORDS, FLAGS, inDigits, STATUS_WORDS, STATUSES } from '../words.js';

const PAUSE_MS = 250;
const SORT_WORDS = {
  '': 'changed since you looked',
  changed: 'last changed first',
  since: 'newest status first',
  outlets: 'most outlets first',
  origins: 'most origins first',
} as const;

type Totals = Answer<'/v1/board/totals'>;

/** `totals`: of how many claims each choice would be. */
export function Filters({ words, totals }: { words: BoardWords; totals: Totals | undefined }) {
  const navigate = useNavigate();
  const go = (changed: Partial<Record<keyof BoardWords, string>>) => {
    const said = Object.entries({ ...words, ...changed }).filter(([, word]) => word !== undefined && word !== '');
    void navigate({ to: '/claims', search: Object.fromEntries(said) as BoardWords, replace: true });
  };
  return (
    <div className="filters" role="search">
      <WordsField said={words.q ?? ''} say={(q) => go({ q })} />
      <Choice name="Status" value={words.status ?? ''} choose={(status) => go({ status })} any="any status">
        {STATUSES.map((status) => [status, withCount(STATUS_WORDS[status].word, totals?.statuses[status], totals)])}
      </Choice>
      <Choice name="Flag" value={words.flag ?? ''} choose={(flag) => go({ flag })} any="with or without flags">
        {FLAGS.map((flag) => [flag, withCount(FLAG_WORDS[flag].word, totals?.flags[flag], totals)])}
      </Choice>
      <Choice name="Order" value={words.sort ?? ''} choose={(sort) => go({ sort })}>
        {Object.entries(SORT_WORDS)}
      </Choice>
    </div>
  );
}

/** `contested (12)`; of more claims than are counted without. */
function withCount(word: string, count = 0, totals: Totals | undefined): string {
  return totals && !totals.isMore ? `${word} (${inDigits(count)})` : word;
}

/** Asked once one pauses. */
function WordsField({ said, say }: { said: string; say(words: string): void }) {
  const [typed, setTyped] = useState(said);
  const field = useRef<HTMLInputElement>(null);
  const isOnTheWay = useIsOnTheWay();
  useKeys({ '/': () => field.current?.focus() });
  const told = useRef(said);
  // What comes of our own words is no news: one may have typed on meanwhile.
  useEffect(() => {
    if (said !== told.current) setTyped(said);
    told.current = said;
  }, [said]);
  useEffect(() => {
    if (typed === said) return;
    const timer = setTimeout(() => {
      if (isOnTheWay()) return;
      told.current = typed;
      say(typed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <input
      ref={field}
      className="field words-field"
      type="search"
      aria-label="Words to find claims by"
      placeholder="Find by words  /"
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={({ key, currentTarget }) => key === 'Escape' && currentTarget.blur()}
    />
  );
}

interface Choosing {
  name: string;
  value: string;
  any?: string;
  choose(value: string): void;
  children: (readonly [string, string])[];
}

function Choice({ name, value, any, choose, children }: Choosing) {
  return (
    <select className="field" aria-label={name} value={value} onChange={({ target }) => choose(target.value)}>
      {any !== undefined && <option value="">{any}</option>}
      {children.map(([word, said]) => (
        <option key={word} value={word}>
          {said}
        </option>
      ))}
    </select>
  );
}
