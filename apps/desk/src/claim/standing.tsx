/** How a claim stands, since when, and because of whom; the desk's verdict apart. */
import { Link } from '@tanstack/react-router';
import type { Answer } from '#client';
import { sayDate } from '../dates/edtf.js';
import { Names } from '../frame/names.js';
import { StanceMark, stanceInWords } from '../marks/stance-mark.js';
import { StatusWord } from '../marks/status-mark.js';
import './claim.css';
import { FLAG_WORDS, plural, type Status, STATUS_WORDS } from '../words.js';

type Claim = Answer<'/v1/claims/{id}'>;
/** One of which there was something by then. */
export type ToldClaim = Claim & { proposition: string; status: Status };

export function isTold(claim: Claim): claim is ToldClaim {
  return claim.proposition !== null && claim.status !== null;
}

/** `as`: where it is not the screen's own claim. */
export function Standing({ claim, as: Heading = 'h1' }: { claim: ToldClaim; as?: 'h1' | 'h2' }) {
  const { proposition, topic, status, since, outlets, assertingOrigins } = claim;
  return (
    <header className="standing">
      {topic !== null && <p className="kicker">{topic}</p>}
      <Heading dir="auto">{proposition}</Heading>
      <p className="standing-status">
        <StatusWord status={status} size={20} />
        <span>{since === null ? '' : `since ${sayDate(since)}`}</span>
        <span>
          <strong>{plural(outlets, 'outlet')}</strong>
          {outlets === 1 ? ' carries it, ' : ' carry it, '}
          <strong>{plural(assertingOrigins, 'origin')}</strong>
          {assertingOrigins === 1 ? ' asserts it' : ' assert it'}
        </span>
      </p>
      <p className="quiet">{STATUS_WORDS[status].means}</p>
      <Because claim={claim} />
      <Verdict claim={claim} />
      <Flags claim={claim} />
    </header>
  );
}

function Because({ claim: { claimId, because, becauseTotal } }: { claim: Claim }) {
  if (because.length === 0) return null;
  return (
    <div className="because">
      <p className="because-title">Because</p>
      <ul className="because-list">
        {because.map(({ statementId, holder, stance, lean }) => (
          <li key={statementId}>
            <Link
              to="/claims/$id"
              params={{ id: claimId }}
              search={(said: object) => ({ ...said, s: statementId })}
              resetScroll={false}
              className="reason"
            >
              <StanceMark stance={stance} lean={lean} /> {holder}{' '}
              <span className="quiet">{stanceInWords({ stance, lean })}</span>
            </Link>
          </li>
        ))}
        {becauseTotal > because.length && <li className="quiet">{`and ${becauseTotal - because.length} more`}</li>}
      </ul>
    </div>
  );
}

function Verdict({ claim: { verdict } }: { claim: Claim }) {
  if (!verdict) return <p className="standing-verdict quiet">The desk has given no verdict.</p>;
  const { verdict: said, reason, by, at } = verdict;
  return (
    <p className="standing-verdict">
      <strong>{`The desk’s verdict: ${said.replaceAll('_', ' ')}`}</strong> <span dir="auto">{reason}</span>{' '}
      <span className="quiet">{`${by ?? ''} ${at ? sayDate(at) : ''}`}</span>
    </p>
  );
}

function Flags({ claim: { flags, raised } }: { claim: Claim }) {
  if (flags.length === 0) return null;
  return (
    <ul className="standing-flags">
      {flags.map((flag) => {
        const about = [...new Set(raised.filter((one) => one.flag === flag).map((one) => one.about.holder))];
        return (
          <li key={flag}>
            <span className="flag">{FLAG_WORDS[flag].word}</span> {FLAG_WORDS[flag].means}{' '}
            {about.length > 0 && (
              <span className="quiet">
                {'Here: '}
                <Names of={about} between="; " />.
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
