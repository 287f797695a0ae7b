/** An outlet's record, of now or of a moment: where it was first, where late, what it corrected, what it copied. Never a score. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Answer } from '#client';
import { useAllPages } from '../all-pages.js';
import { pages, question, whole } from '../ask.js';
import { sayDate } from '../dates/edtf.js';
import { ColumnHeads } from '../frame/column-heads.js';
import { MomentFields } from '../frame/moment-field.js';
import { OutsideLink } from '../frame/outside-link.js';
import { Screen } from '../frame/screen.js';
import { useOutletNames } from '../outlet-names.js';
import type { MomentWords } from '../search-words.js';
import { countryInWords, plural } from '../words.js';

type OutletAnswer = Answer<'/v1/outlets/{id}'>;
type Listed = { id: string; asked: MomentWords };

const route = getRouteApi('/outlets/$id');
const A_PAGE = 500;
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
  const asked = route.useSearch();
  return (
    <Screen
      asks={question('/v1/outlets/{id}', { id, query: asked })}
      asOf={asked}
      title={({ name }) => name ?? id}
      concerns={({ events }) => events.some(({ data }) => data.outletId === id)}
    >
      {(outlet) => (
        <>
          <h1 dir="auto">{outlet.name ?? id}</h1>
          <p className="quiet">
            {countryInWords(outlet.country)}
            {outlet.homepage !== null && <OutsideLink url={outlet.homepage} />}
          </p>
          <MomentFields at={asked.at} known={asked.known} />
          <dl className="record">
            {Object.entries(RECORD).map(([name, said]) => (
              <div key={name}>
                <dt>{said}</dt>
                <dd>{outlet.record[name as keyof typeof RECORD]}</dd>
              </div>
            ))}
          </dl>
          <Carried id={id} asked={asked} />
          <Reports id={id} asked={asked} />
        </>
      )}
    </Screen>
  );
}

function Carried({ id, asked }: Listed) {
  const nameOf = useOutletNames();
  const { data } = useQuery(whole('/v1/claims', 'claims', { query: { ...asked, outlet: id } }));
  const propositions = new Map(data?.claims.map((claim) => [claim.claimId, claim.proposition]));
  const carried = useInfiniteQuery(pages('/v1/outlets/{id}/claims', { id, query: { ...asked, limit: A_PAGE } }));
  useAllPages(carried);
  const claims = carried.data?.pages.flatMap((page) => page.claims);
  return (
    <section className="section" aria-labelledby="carried-title" aria-busy={!claims}>
      <h2 id="carried-title">Claims that it carries</h2>
      {claims?.length === 0 && <p className="quiet">None.</p>}
      <table className="list list-stacked" hidden={!claims || claims.length === 0}>
        <ColumnHeads titles={['Claim', 'Published', 'First', 'On it']} />
        <tbody>
          {claims?.map(({ claimId, publishedAt, first, mayBeFirst, firstBy, statements }) => (
            <tr key={claimId}>
              <th scope="row">
                <Link to="/claims/$id" params={{ id: claimId }} search={asked} dir="auto">
                  {propositions.get(claimId) ?? claimId}
                </Link>
              </th>
              <td className="nowrap">{sayDate(publishedAt)}</td>
              <td>
                {first
                  ? 'was first'
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

function Reports({ id, asked }: Listed) {
  const listed = useInfiniteQuery(pages('/v1/outlets/{id}/reports', { id, query: { ...asked, limit: A_PAGE } }));
  useAllPages(listed);
  const reports = listed.data?.pages.flatMap((page) => page.reports);
  return (
    <section className="section" aria-labelledby="reports-title" aria-busy={!reports}>
      <h2 id="reports-title">Its reports</h2>
      {reports?.length === 0 && <p className="quiet">None.</p>}
      <table className="list list-stacked" hidden={!reports || reports.length === 0}>
        <ColumnHeads titles={['Report', 'Published', 'How it stands']} />
        <tbody>
          {reports?.map(({ reportId, headline, publishedAt, life, corrected }) => (
            <tr key={reportId}>
              <th scope="row">
                <Link to="/reports/$id" params={{ id: reportId }} search={asked} dir="auto">
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
