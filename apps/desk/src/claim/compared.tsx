/** What changed between two moments of a claim: how it stood and stands, what came, what ended, what the desk understood otherwise. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Answer } from '#client';
import { question } from '../ask.js';
import { asQuestion, sayDate, sayKnown, spanOf } from '../dates/edtf.js';
import { useKeys } from '../frame/keys.js';
import { Names } from '../frame/names.js';
import { StanceMark } from '../marks/stance-mark.js';
import { StatusWord } from '../marks/status-mark.js';
import { useOutletNames } from '../outlet-names.js';
import type { ClaimWords } from '../search-words.js';
import { actInWords, FLAG_WORDS, plural } from '../words.js';
import { type Change, momentOf } from './course.js';
import '../frame/screen.css';
import './compared.css';

type Diff = Answer<'/v1/claims/{id}/diff'>;
type State = Diff['from'];
type Moments = Pick<ClaimWords, 'at' | 'known' | 'vs' | 'vsKnown'>;
type Said = { [Word in keyof Moments]: Moments[Word] | undefined };

export function Compared({ id, ...moments }: { id: string } & Said) {
  const isCompared = moments.vs !== undefined || moments.vsKnown !== undefined;
  const query = { ...betweenOf(moments), limit: 100 };
  const { data, error } = useQuery({ ...question('/v1/claims/{id}/diff', { id, query }), enabled: isCompared });
  const navigate = useNavigate();
  if (!isCompared) return null;
  const end = () => {
    const search = (said: object) => ({ ...said, vs: undefined, vsKnown: undefined });
    void navigate({ to: '.', search, replace: true, resetScroll: false });
  };
  return (
    <section className="section compared" aria-labelledby="compared-title" aria-busy={!data && !error}>
      <div className="section-head">
        <h2 id="compared-title">What changed between</h2>
        <button className="button" type="button" onClick={end}>
          Compare no more <kbd>d</kbd>
        </button>
      </div>
      {error && <p role="alert">{error.message}</p>}
      {data && <Between diff={data} />}
    </section>
  );
}

/** The earlier of the two comes first, on whichever side of the handle it is. */
export function betweenOf({ at, known, vs, vsKnown }: Said) {
  const [from, to] = inOrder(vs, at);
  const [fromKnown, toKnown] = inOrder(vsKnown, known);
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(fromKnown !== undefined && { fromKnown }),
    ...(toKnown !== undefined && { toKnown }),
  };
}

function inOrder(beside: string | undefined, asked: string | undefined) {
  const isBehind = beside !== undefined && asked !== undefined && spanOf(beside).to > spanOf(asked).to;
  return isBehind ? [asked, beside] : [beside ?? asked, asked];
}

/**
 * `d`: the second handle comes, or goes. In the past: what changed since then. Now: what the last change did. Where the
 * desk's clock alone is turned back, what the desk has learned since.
 */
export function useCompareKey(changes: Change[], { at, known, vs, vsKnown }: Said): () => void {
  const navigate = useNavigate();
  const last = changes.at(-2);
  const next = (): Said => {
    if (vs !== undefined || vsKnown !== undefined) return { at, known, vs: undefined, vsKnown: undefined };
    if (at !== undefined) return { at: undefined, known, vs: at, vsKnown: undefined };
    if (known !== undefined) return { at, known: undefined, vs: undefined, vsKnown: known };
    return { at, known, vs: last && asQuestion(momentOf(last.at)), vsKnown: undefined };
  };
  const compare = () => {
    const search = (said: object) => ({ ...said, ...next() });
    void navigate({ to: '.', search, replace: true, resetScroll: false });
  };
  useKeys({ d: compare });
  return compare;
}

/** `names`: of the two states, where their moments say nothing to a reader. */
export function Between({ diff, names = [] }: { diff: Diff; names?: string[] }) {
  const { from, to, flags, origins, statements, changesTotal, next } = diff;
  return (
    <>
      <dl className="compared-states">
        <StateShown state={from} name={names[0]} />
        <StateShown state={to} name={names[1]} />
      </dl>
      <ul className="compared-did">
        <li>{plural(changesTotal, 'change')}</li>
        {flags.raised.map((flag) => (
          <li key={flag}>
            raised <span className="flag">{FLAG_WORDS[flag].word}</span>
          </li>
        ))}
        {flags.lowered.map((flag) => (
          <li key={flag}>
            lowered <span className="flag">{FLAG_WORDS[flag].word}</span>
          </li>
        ))}
        <Named those={origins.added} what="new origin" total={origins.addedTotal} />
        <Named those={origins.gone} what="origin no more" total={origins.goneTotal} />
      </ul>
      {statements.length === 0 && <p className="quiet">No statement came, ended or was understood otherwise.</p>}
      <ul>
        {statements.map((statement) => (
          <ChangedShown key={statement.statementId} statement={statement} />
        ))}
      </ul>
      {next !== null && <p className="quiet">and more</p>}
    </>
  );
}

function Named({ those, what, total }: { those: { holder: string }[]; what: string; total: number }) {
  if (total === 0) return null;
  const more = total > those.length ? ` and ${total - those.length} more` : '';
  return (
    <li>
      {`${what}: `}
      <Names of={those.map(({ holder }) => holder)} />
      {more}
    </li>
  );
}

function StateShown({ state, name }: { state: State; name: string | undefined }) {
  const { at, known, status, outlets, assertingOrigins } = state;
  const said = [at ? sayDate(at) : '', known ? `on record by ${sayKnown(known)}` : ''].filter(Boolean);
  return (
    <div>
      <dt>{name ?? (said.join(', ') || 'Now')}</dt>
      <dd>
        {status ? <StatusWord status={status} /> : 'nothing on it yet'}{' '}
        <span className="quiet">{`${plural(outlets, 'outlet')} · ${plural(assertingOrigins, 'origin')}`}</span>
      </dd>
    </div>
  );
}

function ChangedShown({ statement }: { statement: Diff['statements'][number] }) {
  const nameOf = useOutletNames();
  const { statementId, holder, stance, lean, inferred, did, outletId, publishedAt, notCounted, wasNotCounted } =
    statement;
  const counted = notCounted === undefined && wasNotCounted !== undefined ? 'counts now' : '';
  const what = [...did, counted].filter(Boolean).join(', ') || `counts no more: ${notCounted}`;
  return (
    <li className="said">
      <StanceMark stance={stance} lean={lean} inferred={inferred} />
      <span className="said-by">
        <Link to="." search={(said: object) => ({ ...said, s: statementId })} resetScroll={false}>
          {`${holder.name} ${actInWords(statement)}`}
        </Link>
        <span className="quiet">{` · ${nameOf(outletId)}, ${sayDate(publishedAt)}`}</span>
      </span>
      <strong>{what}</strong>
    </li>
  );
}
