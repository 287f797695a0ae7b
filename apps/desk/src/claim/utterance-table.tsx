/** One utterance, and what each outlet makes of it in its headline, its lead and its body. */
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { question } from '../ask.js';
import { ColumnHeads } from '../frame/column-heads.js';
import { useOutletNames } from '../outlet-names.js';
import { StanceMark } from '../marks/stance-mark.js';
import { actInWords, PLACE_WORDS, type Place } from '../words.js';
import { distinct, type RenderedBy, type Statement, type Utterance } from './utterances.js';
import './utterance-table.css';

const PLACES: Place[] = ['headline', 'summary', 'body'];

interface Shown {
  claimId: string;
  utterance: Utterance;
  /** With the words as they are printed. */
  inFull?: boolean;
}

export function UtteranceTable({ claimId, utterance, inFull = false }: Shown) {
  const nameOf = useOutletNames();
  const headlines = useHeadlines(inFull ? utterance.outlets : []);
  return (
    <table className={inFull ? 'utterance utterance-full' : 'utterance'}>
      <caption className="out-of-sight">{`One utterance of ${utterance.holder}, as each outlet prints it`}</caption>
      <ColumnHeads titles={['Outlet', ...PLACES.map((place) => PLACE_WORDS[place])]} />
      <tbody>
        {utterance.outlets.map(({ outletId, places }) => (
          <tr key={outletId}>
            <th scope="row">{nameOf(outletId)}</th>
            {PLACES.map((place) => (
              <td key={place} data-place={PLACE_WORDS[place]}>
                {distinct(inPlace(places, place)).map((statement) => (
                  <Rendering key={statement.statementId} {...{ claimId, statement, inFull, headlines }} />
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Rendered {
  claimId: string;
  statement: Statement;
  inFull: boolean;
  headlines: Map<string, string>;
}

function Rendering({ claimId, statement, inFull, headlines }: Rendered) {
  const nameOf = useOutletNames();
  const { statementId, stance, lean, inferred, via = [], place, reportId, quote, passage } = statement;
  const words = quote?.exact ?? passage ?? (place === 'headline' ? headlines.get(reportId) : undefined);
  return (
    <div className={inferred ? 'rendering rendering-read' : 'rendering'}>
      <StanceMark stance={stance} lean={lean} inferred={inferred} />
      <div>
        <Link
          to="/claims/$id"
          params={{ id: claimId }}
          search={(said: object) => ({ ...said, s: statementId })}
          resetScroll={false}
        >
          {actInWords(statement)}
        </Link>
        {place === 'caption' && <span className="quiet"> in a caption</span>}
        {via.length > 0 && (
          <span className="quiet">{` via ${via.map(({ outlet, name }) => (outlet === undefined ? name : nameOf(outlet))).join(', ')}`}</span>
        )}
        {inFull && words !== undefined && (
          <p className="printed" dir="auto" lang={quote?.language}>
            “{words}”
          </p>
        )}
      </div>
    </div>
  );
}

function inPlace(places: RenderedBy['places'], place: Place): Statement[] {
  const here = places[place] ?? [];
  return place === 'body' ? [...here, ...(places.caption ?? [])] : here;
}

/** A headline is its report's own; only those that render it are asked for. */
function useHeadlines(outlets: RenderedBy[]): Map<string, string> {
  const reports = [
    ...new Set(outlets.flatMap(({ places }) => (places.headline ?? []).map(({ reportId }) => reportId))),
  ];
  const answers = useQueries({ queries: reports.map((id) => question('/v1/reports/{id}', { id })) });
  return new Map(answers.flatMap(({ data }) => (data?.headline ? [[data.reportId, data.headline] as const] : [])));
}
