/** What stands in a screen's place while it has nothing to show: it comes, it failed, it is not there. */
import { Link } from '@tanstack/react-router';
import { GaveUp, Refused } from '#client';

export function Coming({ what }: { what: string }) {
  return (
    <div className="page" aria-busy="true">
      <p className="out-of-sight">{what} …</p>
      <div className="skeleton" />
    </div>
  );
}

export function Failed({ error, again }: { error: Error; again(): void }) {
  const { title, code, detail } = problemIn(error);
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
  if (error instanceof Refused) return error.problem;
  if (error instanceof GaveUp) return { title: 'Nobody answers', code: 'no-answer', detail: error.message };
  return { title: 'The page failed', code: error.name, detail: error.message };
}
