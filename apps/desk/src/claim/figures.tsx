/** The figures: a panel a measure, with who is given which figure in which papers, and the same as a table. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { memo, useRef, useState } from 'react';
import { question } from '../ask.js';
import { sayDate } from '../dates/edtf.js';
import { ColumnHeads } from '../frame/column-heads.js';
import { useKeys } from '../frame/keys.js';
import { Names } from '../frame/names.js';
import { PartComing } from '../frame/told.js';
import { useOutletNames } from '../outlet-names.js';
import { TakeAway } from '../take-away/take-away.js';
import { plural } from '../words.js';
import type { AskedAt } from './claim.js';
import { useFigures } from './all-figures.js';
import { FigureChart } from './figure-chart.js';
import { type FigureMark, type Panel, sayFigure } from './figure-panels.js';
import { useIsGridThere } from './grid.js';
import './figures.css';

/** Drawn again only where another moment is asked for: not while the claim's statements come. */
export const Figures = memo(function Figures({ id, asked }: { id: string; asked: AskedAt }) {
  const { panels, error, again } = useFigures(id, asked, useIsGridThere(id, asked));
  const [isByPowers, setByPowers] = useState<boolean>();
  const change = () => setByPowers(isByPowers !== true);
  useKeys({ l: change });
  if (error) return <PartComing title="The figures" {...{ error, again }} />;
  if (panels.length === 0) return null;
  return (
    <section className="section" id="figures" aria-labelledby="figures-title">
      <div className="section-head">
        <h2 id="figures-title">The figures</h2>
        <ul className="legend">
          <li>● counts</li>
          <li>○ does not</li>
          <li>→ at least</li>
          <li>← at most</li>
          <li>a band is what “about” allows</li>
          <li>≠ cannot both be true</li>
        </ul>
        <button className="button" type="button" aria-pressed={isByPowers === true} onClick={change}>
          By powers of ten <kbd>l</kbd>
        </button>
      </div>
      <div className="panels">
        {panels.map((panel) => (
          <PanelShown
            key={`${panel.claimId} ${panel.measure} ${panel.unit} ${panel.asOf}`}
            {...{ panel, isByPowers, asked }}
            of={id}
            isAlone={panels.filter(({ claimId }) => claimId === panel.claimId).length === 1}
          />
        ))}
      </div>
    </section>
  );
});

interface Shown {
  panel: Panel;
  /** The claim of the screen. */
  of: string;
  asked: AskedAt;
  isByPowers: boolean | undefined;
  /** Of its claim: then its name, which is an id, tells it from no other. */
  isAlone: boolean;
}

function PanelShown({ panel, of, asked, isByPowers, isAlone }: Shown) {
  const { claimId, measure, unit, asOf, figuresMore, atOddsTotal } = panel;
  const picture = useRef<HTMLDivElement>(null);
  const measureInWords = measure.replaceAll('_', ' ');
  const title = `${measureInWords}, ${unit}`;
  const misfits = panel.rows.flatMap(({ holder, marks }) =>
    marks.filter(isElsewhere).map((mark) => ({ holder, mark })),
  );
  return (
    <figure className="panel">
      <figcaption>
        <h3>
          {claimId === of ? (
            isAlone ? (
              unit
            ) : (
              measureInWords
            )
          ) : (
            <Link to="/claims/$id" params={{ id: claimId }} search={asked}>
              <ClaimName claimId={claimId} />
            </Link>
          )}
        </h3>
        <TakeAway of={picture} title={title} />
        <p className="quiet small">
          {[
            claimId === of && isAlone ? '' : unit,
            claimId === of || isAlone ? '' : measureInWords,
            asOf && `as of ${sayDate(asOf)}`,
            figuresMore > 0 && `and ${plural(figuresMore, 'figure')} more`,
            atOddsTotal > 0 && `${plural(atOddsTotal, 'pair')} of two holders cannot both be true`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </figcaption>
      {misfits.map((misfit) => (
        <Misfit key={misfit.mark.statementId} {...misfit} />
      ))}
      <div ref={picture}>
        <FigureChart {...{ panel, isByPowers }} />
      </div>
      <details className="more">
        <summary>As a table</summary>
        <PanelTable panel={panel} />
      </details>
    </figure>
  );
}

function ClaimName({ claimId }: { claimId: string }) {
  const { data } = useQuery(question('/v1/claims/{id}', { id: claimId, query: { limit: 1 } }));
  return <span dir="auto">{data?.proposition ?? claimId}</span>;
}

function isElsewhere({ isMisfit, alsoGivenBy }: FigureMark): boolean {
  return isMisfit && alsoGivenBy.length > 0;
}

function Misfit({ holder, mark }: { holder: string; mark: FigureMark }) {
  const nameOf = useOutletNames();
  return (
    <p className="misfit">
      <strong>{mark.outlets.map(nameOf).join(', ')}</strong>
      {` puts ${sayFigure(mark)} on `}
      <strong>{holder}</strong>
      {'; also given by '}
      <Names of={mark.alsoGivenBy} />.
    </p>
  );
}

function PanelTable({ panel: { rows, unit } }: { panel: Panel }) {
  const nameOf = useOutletNames();
  return (
    <table className="panel-table">
      <ColumnHeads titles={['Holder', 'Figure', 'Printed by', 'Counts']} />
      <tbody>
        {rows.flatMap(({ holder, marks }) =>
          marks.map((mark) => (
            <tr key={mark.statementId}>
              <th scope="row">{holder}</th>
              <td>{`${sayFigure(mark)} ${unit}`}</td>
              <td>{mark.outlets.map(nameOf).join(', ')}</td>
              <td>
                {mark.notCounted === undefined ? (mark.isLeading ? 'yes, leading' : 'yes') : `no: ${mark.notCounted}`}
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}
