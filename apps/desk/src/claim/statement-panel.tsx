/** One statement, whole: its words, where it stands, through whom it came, whether it counts, and its three clocks. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Answer } from '#client';
import { question } from '../ask.js';
import { sayDate } from '../dates/edtf.js';
import { OutsideLink } from '../frame/outside-link.js';
import { StanceMark, stanceInWords } from '../marks/stance-mark.js';
import { useOutletNames } from '../outlet-names.js';
import { actInWords, BASIS_WORDS, FRAMING_WORDS, PLACE_WORDS } from '../words.js';
import type { AskedAt } from './claim.js';
import type { Statement } from './utterances.js';
import './statement-panel.css';

interface Opened {
  claim: Answer<'/v1/claims/{id}'>;
  statementId: string;
  asked: AskedAt;
}

export function StatementPanel({ claim, statementId, asked }: Opened) {
  const { statement, isComing } = useStatement({ claim, statementId, asked });
  const panel = useRef<HTMLElement>(null);
  const navigate = useNavigate();
  const close = () =>
    void navigate({
      to: '.',
      search: (said: object) => ({ ...said, s: undefined }),
      replace: true,
      resetScroll: false,
    });
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => (before instanceof HTMLElement ? before.focus({ preventScroll: true }) : undefined);
  }, [statementId]);
  return (
    <aside
      ref={panel}
      className="statement"
      tabIndex={-1}
      aria-label="The statement"
      onKeyDown={({ key }) => key === 'Escape' && close()}
    >
      <button className="button statement-close" type="button" onClick={close}>
        Close <kbd>Esc</kbd>
      </button>
      {statement && <Whole statement={statement} asked={asked} />}
      {!statement && <p>{isComing ? 'It is coming …' : `${statementId} was not on this claim by then.`}</p>}
    </aside>
  );
}

/** One that is not among the first is asked for by itself. */
function useStatement({ claim, statementId, asked }: Opened): { statement: Statement | undefined; isComing: boolean } {
  const isIt = (one: Statement) => one.statementId === statementId;
  const among = claim.statements.find(isIt);
  const query = { ...asked, statement: statementId, limit: 1 };
  const { data, isPending } = useQuery({
    ...question('/v1/claims/{id}', { id: claim.claimId, query }),
    enabled: among === undefined,
  });
  return { statement: among ?? data?.statements.find(isIt), isComing: isPending };
}

interface Told {
  statement: Statement;
  asked: AskedAt;
}

function Whole({ statement, asked }: Told) {
  const nameOf = useOutletNames();
  const { holder, stance, lean, inferred, place, outletId, notCounted, quote, passage, note, retraction } = statement;
  return (
    <>
      <p className="kicker">{`${nameOf(outletId)}, in the ${PLACE_WORDS[place]}`}</p>
      <h2>
        <StanceMark stance={stance} lean={lean} inferred={inferred} size={16} /> {holder.name} {actInWords(statement)}
      </h2>
      <p className="quiet">
        {`${stanceInWords({ stance, lean })}${holder.for ? `; speaks for ${holder.for}` : ''}; ${holder.role.replaceAll('_', ' ')}`}
      </p>
      <p className={notCounted === undefined ? 'counts' : 'counts counts-not'}>
        {notCounted === undefined ? 'It counts.' : `It does not count: ${notCounted}.`}
      </p>
      {quote && (
        <blockquote dir="auto" lang={quote.language}>
          “{quote.exact}”
        </blockquote>
      )}
      {passage !== undefined && <blockquote dir="auto">“{passage}”</blockquote>}
      {note !== undefined && <p dir="auto">{note}</p>}
      {retraction && (
        <p className="misfit">{`Taken back ${sayDate(retraction.publishedAt)}: ${retraction.why.replaceAll('_', ' ')}.`}</p>
      )}
      <Facts statement={statement} asked={asked} />
    </>
  );
}

function Facts({ statement, asked }: Told) {
  const nameOf = useOutletNames();
  const {
    reportId,
    via = [],
    basis,
    framing,
    saidAt,
    publishedAt,
    recordedAt,
    recordedBy,
    statementId,
    certainty,
  } = statement;
  const { data: report } = useQuery(question('/v1/reports/{id}', { id: reportId, query: asked }));
  const through = via.map(({ outlet, name }) => (outlet === undefined ? name : nameOf(outlet))).join(' → ');
  return (
    <dl className="facts">
      <Fact name="Said">{saidAt === undefined ? 'not known when' : sayDate(saidAt)}</Fact>
      <Fact name="Printed">{sayDate(publishedAt)}</Fact>
      <Fact name="On record">{recordedAt ? `${sayDate(recordedAt)}, by ${recordedBy}` : 'not told'}</Fact>
      {through !== '' && <Fact name="Via">{through}</Fact>}
      <Fact name="It rests on">{BASIS_WORDS[basis]}</Fact>
      {certainty !== undefined && <Fact name="Certainty">{certainty}</Fact>}
      <Fact name="Its headline">{FRAMING_WORDS[framing.headline]}</Fact>
      <Fact name="Its text">{FRAMING_WORDS[framing.body]}</Fact>
      <Fact name="Report">
        <Link to="/reports/$id" params={{ id: reportId }} search={asked} dir="auto">
          {report?.headline ?? reportId}
        </Link>
        {report?.url !== undefined && <OutsideLink url={report.url} />}
      </Fact>
      <Fact name="Id">{statementId}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
