/** A holder, of now or of a moment: its names as printed, whom it speaks for, and all that it said, on every claim, by time. */
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Answer } from '#client';
import { question } from '../ask.js';
import { MomentFields } from '../frame/moment-field.js';
import { SaidLine } from '../frame/said.js';
import { Names as NamesOf } from '../frame/names.js';
import { Screen } from '../frame/screen.js';
import { useOutletNames } from '../outlet-names.js';
import type { MomentWords } from '../search-words.js';
import { plural } from '../words.js';
import { HolderCourse } from './holder-course.js';

type HolderAnswer = Answer<'/v1/holders/{id}'>;
type Told = { holder: HolderAnswer; asked: MomentWords };

const route = getRouteApi('/holders/$id');

export function HolderScreen() {
  const { id } = route.useParams();
  const asked = route.useSearch();
  return (
    <Screen
      asks={question('/v1/holders/{id}', { id, query: { ...asked, limit: 500 } })}
      asOf={asked}
      title={({ name }) => name ?? id}
      concerns={({ events }) => events.some(({ data }) => data.holderId === id)}
    >
      {(holder) => (
        <>
          <p className="kicker">{holder.kind}</p>
          <h1 dir="auto">{holder.name ?? id}</h1>
          <MomentFields at={asked.at} known={asked.known} />
          <Ties holder={holder} asked={asked} />
          <Names holder={holder} asked={asked} />
          <HolderCourse statements={holder.statements} isPart={holder.next !== null} asked={asked} />
          <section className="section" aria-labelledby="said-title">
            <h2 id="said-title">
              {`What it said: ${plural(holder.statements.length, 'statement')}${holder.next === null ? '' : ', the first'}`}
            </h2>
            <ul>
              {holder.statements.map((said) => (
                <SaidLine key={`${said.claimId} ${said.statementId}`} said={said} asked={asked} withOutlet />
              ))}
            </ul>
          </section>
        </>
      )}
    </Screen>
  );
}

function Ties({ holder: { for: house, mergedInto, speakers, merged, aliases }, asked }: Told) {
  const ties: [string, { holderId: string; name: string }[]][] = [
    ['speaks for', house ? [house] : []],
    ['is one with', mergedInto ? [mergedInto] : []],
    ['is spoken for by', speakers],
    ['has in it', merged],
  ];
  return (
    <>
      {aliases.length > 0 && (
        <p className="quiet">
          {'Also called '}
          <NamesOf of={aliases} />
        </p>
      )}
      {ties
        .filter(([, those]) => those.length > 0)
        .map(([tie, those]) => (
          <p key={tie}>
            <span className="quiet">{tie} </span>
            {those.map(({ holderId, name }) => (
              <Link key={holderId} to="/holders/$id" params={{ id: holderId }} search={asked} className="reason">
                {name}
              </Link>
            ))}
          </p>
        ))}
    </>
  );
}

function Names({ holder: { names }, asked }: Told) {
  const nameOf = useOutletNames();
  if (names.length === 0) return null;
  return (
    <section className="section" aria-labelledby="names-title">
      <h2 id="names-title">As it is printed</h2>
      <ul className="because-list">
        {names.map(({ name, outletId, claimId, statementId }) => (
          <li key={`${name} ${outletId}`}>
            <Link className="reason" to="/claims/$id" params={{ id: claimId }} search={{ ...asked, s: statementId }}>
              <span dir="auto">{name}</span> <span className="quiet">{nameOf(outletId)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
