/** What stands in a screen's place while it has nothing to show: it comes, it failed, it is not there. */
import { Link, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { GaveUp, Refused } from '#client';
import { sayDate, sayKnown } from '../dates/edtf.js';
import type { MomentWords } from '../search-words.js';

const LATE_MS = 4000;
const WANTS_A_KEY = new Set(['key.missing', 'key.expired']);

/** It is said once it takes long, and asked on by itself. */
export function Coming({ what }: { what: string }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="page" aria-busy="true">
      <p className="out-of-sight">{what} …</p>
      {isLate && (
        <p className="not-renewed" role="status">
          Nobody has answered yet. It is asked again by itself.
        </p>
      )}
      <div className="skeleton" />
    </div>
  );
}

export function Failed({ error, again }: { error: Error; again(): void }) {
  const { title, code, detail } = problemIn(error);
  if (WANTS_A_KEY.has(code)) return <ToSignIn />;
  return (
    <main className="page" id="content">
      <div className="told" role="alert">
        <h1>{title}</h1>
        <p>{detail}</p>
        <p className="quiet">{code}</p>
        <p>
          <button className="button" type="button" onClick={again}>
            Ask again
          </button>{' '}
          <Link className="button" to="/claims" search={{}}>
            To the board
          </Link>
        </p>
      </div>
    </main>
  );
}

/** What was shown stays, where it could not be asked anew. */
export function NotRenewed({ error, again }: { error: Error | null; again(): void }) {
  if (!error) return null;
  const { title, code } = problemIn(error);
  return (
    <p className="not-renewed" role="alert">
      {`What is shown is older: ${title} (${code}).`}{' '}
      <button className="button" type="button" onClick={again}>
        Ask again
      </button>
    </p>
  );
}

interface Part {
  /** What it would be, as its title says. */
  title: string;
  error: Error | null;
  again(): void;
  className?: string;
}

/** In the place of a part of a screen: it is coming, or it has failed and can be asked for again, which is not the same as none. */
export function PartComing({ title, error, again, className = '' }: Part) {
  if (!error) return <section className={`section ${className}`} aria-busy="true" />;
  const { title: why, code } = problemIn(error);
  return (
    <section className="section" aria-label={title}>
      <h2>{title}</h2>
      <p className="not-renewed" role="alert">
        {`It could not be asked for: ${why} (${code}).`}{' '}
        <button className="button" type="button" onClick={again}>
          Ask again
        </button>
      </p>
    </section>
  );
}

/** In the past, of what was not on file by then. */
export function NothingThen({ at = '', known }: MomentWords) {
  const then = known === undefined ? sayDate(at) : sayKnown(known);
  return <p className="told">{`The desk had nothing of this on record by ${then}.`}</p>;
}

/** Back here afterwards. Once: the address is another as soon as one goes. */
function ToSignIn() {
  const router = useRouter();
  useEffect(() => {
    const { pathname, searchStr } = router.latestLocation;
    void router.navigate({ to: '/sign-in', search: { to: `${pathname}${searchStr}` }, replace: true });
  }, [router]);
  return <Coming what="To the key" />;
}

export function Nowhere() {
  return (
    <main className="page" id="content">
      <div className="told">
        <h1>There is no such screen</h1>
        <p>
          <Link className="button" to="/claims" search={{}}>
            To the board
          </Link>
        </p>
      </div>
    </main>
  );
}

function problemIn(error: Error): { title: string; code: string; detail: string } {
  if (error instanceof Refused)
    return error.problem.status === 404 ? { ...error.problem, ...NOTHING_THERE } : error.problem;
  if (error instanceof GaveUp) return { title: 'Nobody answers', code: 'no-answer', detail: error.message };
  return { title: 'The page failed', code: error.name, detail: error.message };
}

/** Whoever follows a link knows no path of the door's. */
const NOTHING_THERE = {
  title: 'Nothing of that name is on file',
  detail: 'The link may be mistyped, or what it names was never entered.',
};
