/** A claim that stood otherwise a while ago: what had been published that morning, and what changed it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { whole } from '../ask.js';
import { asQuestion, sayDate, sayShort, spanOf } from '../dates/edtf.js';
import { StatusWord } from '../marks/status-mark.js';
import { plural, STATUS_WORDS } from '../words.js';
import type { OnTheBoard } from './board.js';

/** Of those who moved it. */
const NAMED = 3;
const DAY_MS = 86_400_000;
const MORNING_MS = 9 * 3_600_000;

export function ThenAndNowCard({ claim }: { claim: OnTheBoard }) {
  const { data } = useQuery(whole('/v1/claims/{id}/timeline', 'changes', { id: claim.claimId }));
  const changes = data?.changes ?? [];
  const now = changes.findLast(({ status }, place) => status !== changes[place - 1]?.status && place > 0);
  const then = changes[changes.indexOf(now as (typeof changes)[number]) - 1];
  if (!now || !then) return <div className="card card-then card-empty" />;
  const morning = asQuestion(morningBetween(then.at, now.at));
  const causes = [...new Set(now.cause.map(({ holder }) => holder))];
  const others = causes.length > NAMED ? ` and ${causes.length - NAMED} more` : '';
  return (
    <article className="card card-then">
      <p className="kicker">What the desk could know then · {claim.proposition}</p>
      <h2>
        <Link to="/claims/$id" params={{ id: claim.claimId }} search={{ at: morning }}>
          {`On the morning of ${sayShort(morning.slice(0, 10))} it was ${STATUS_WORDS[then.status].word}, now it is ${STATUS_WORDS[now.status].word}`}
        </Link>
      </h2>
      <ol className="then-and-now">
        <li>
          <Link className="when" to="/claims/$id" params={{ id: claim.claimId }} search={{ at: morning }}>
            {sayDate(morning)}
          </Link>
          <StatusWord status={then.status} />
          <span className="quiet">{`${plural(then.outlets, 'outlet')} · ${plural(then.assertingOrigins, 'origin')}`}</span>
        </li>
        <li>
          <span className="when">{sayDate(now.at)}</span>
          <StatusWord status={now.status} />
          <span className="quiet">{`moved by ${causes.slice(0, NAMED).join(', ')}${others}`}</span>
        </li>
      </ol>
    </article>
  );
}

/** Nine in the morning of the first day, or the moment itself where that is later; never after what changed it. */
function morningBetween(then: string, now: string): number {
  const [from, until] = [spanOf(then).from, spanOf(now).from];
  const morning = Math.floor(from / DAY_MS) * DAY_MS + MORNING_MS;
  return morning >= from && morning < until ? morning : from;
}
