/** An outlet's record: where it was first, where late, what it corrected, what it copied. Never a score. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Answer } from '#client';
import { question } from '../ask.js';
import { sayDate } from '../dates/edtf.js';
import { OutsideLink } from '../frame/outside-link.js';
import { Screen } from '../frame/screen.js';
import { useOutletNames } from '../outlet-names.js';
import { plural } from '../words.js';

type OutletAnswer = Answer<'/v1/outlets/{id}'>;

const route = getRouteApi('/outlets/$id');
const RECORD: Record<keyof OutletAnswer['record'], string> = {
  reports: 'reports',
  first: 'first to carry',
  mayBeFirst: 'may be first',
  late: 'after another',
  corrected: 'corrected',
  revised: 'revised',
  revisedInSilence: 'revised in silence',
  withdrawn: 'withdrawn',
  copies: 'copies',
};

export function OutletScreen() {
  const { id } = route.useParams();
  return (
    <Screen
      asks={question('/v1/outlets/{id}', { id })}
      title={({ name }) => name ?? id}
      concerns={({ events }) => events.some(({ data }) => data.outletId === id)}
    >
      {(outlet) => (
        <>
          <h1 dir="auto">{outlet.name ?? id}</h1>
          <p className="quiet">
            {outlet.country}
            {outlet.homepage !== null && <OutsideLink url={outlet.homepage} />}
          </p>
          <dl className="record">
            {Object.entries(RECORD).map(([name, said]) => (
              <div key={name}>
                <dt>{said}</dt>
                <dd>{outlet.record[name as keyof typeof RECORD]}</dd>
              </div>
            ))}
          </dl>
          <Carried outlet={outlet} />
          <Reports outlet={outlet} />
        </>
      )}
    </Screen>
  );
}

function Carried({ outlet: { outletId, claims } }: { outlet: OutletAnswer }) {
  const nameOf = useOutletNames();
  const { data } = useQuery(question('/v1/claims', { query: { outlet: outletId, limit: 500 } }));
  const propositions = new Map(data?.claims.map((claim) => [claim.claimId, claim.proposition]));
  return (
    <section className="section" aria-labelledby="carried-title">
      <h2 id="carried-title">Claims that it carries</h2>
      <table className="list">
        <tbody>
          {claims.map(({ claimId, publishedAt, first, mayBeFirst, firstBy, statements }) => (
            <tr key={claimId}>
              <th scope="row">
                <Link to="/claims/$id" params={{ id: claimId }} search={{}} dir="auto">
                  {propositions.get(claimId) ?? claimId}
                </Link>
              </th>
              <td className="nowrap">{sayDate(publishedAt)}</td>
              <td>
                {first
                  ? 'first'
                  : mayBeFirst
                    ? `dates cannot tell who was first: ${firstBy.map((one) => nameOf(one.outletId)).join(', ')}`
                    : `after ${firstBy.map((one) => nameOf(one.outletId)).join(', ')}`}
              </td>
              <td className="nowrap">{plural(statements, 'statement')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Reports({ outlet: { reports } }: { outlet: OutletAnswer }) {
  return (
    <section className="section" aria-labelledby="reports-title">
      <h2 id="reports-title">Its reports</h2>
      <table className="list">
        <tbody>
          {reports.map(({ reportId, headline, publishedAt, life, corrected }) => (
            <tr key={reportId}>
              <th scope="row">
                <Link to="/reports/$id" params={{ id: reportId }} dir="auto">
                  {headline ?? reportId}
                </Link>
              </th>
              <td>{publishedAt === undefined ? '' : sayDate(publishedAt)}</td>
              <td>{`${life}${corrected ? ', corrected' : ''}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
