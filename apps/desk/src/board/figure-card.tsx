/** A figure that is pinned on two: who is given it, in which papers, and what the misfit's holder is given elsewhere. */
import { Link } from '@tanstack/react-router';
import { useFigures } from '../claim/all-figures.js';
import { FigureChart } from '../claim/figure-chart.js';
import { type FigureMark, type Panel, sayFigure } from '../claim/figure-panels.js';
import type { OnTheBoard } from './board.js';

const NOW = {};

export function FigureCard({ claim }: { claim: OnTheBoard }) {
  const {
    panels: [panel],
  } = useFigures(claim.claimId, NOW);
  if (!panel) return <div className="card card-figure card-empty" />;
  const misfit = panel.rows
    .flatMap(({ holder, marks }) => marks.map((mark) => ({ holder, mark })))
    .find(({ mark }) => mark.isMisfit && mark.alsoGivenBy.length > 0);
  return (
    <article className="card card-figure">
      <p className="kicker">One figure, put on two · {claim.proposition}</p>
      <h2>
        <Link to="/claims/$id" params={{ id: claim.claimId }} search={{}} hash="figures">
          {misfit
            ? `Who gives ${sayFigure(misfit.mark)} ${panel.unit}: ${misfit.mark.alsoGivenBy[0]} or ${misfit.holder}?`
            : claim.proposition}
        </Link>
      </h2>
      <FigureChart panel={misfit ? aboutIt(panel, misfit) : panel} />
    </article>
  );
}

interface Misfit {
  holder: string;
  mark: FigureMark;
}

/** Whom the figure is put on, and no more: the claim's own screen has the others. */
function aboutIt(panel: Panel, { holder, mark }: Misfit): Panel {
  const rows = panel.rows.filter((row) => row.holder === holder || mark.alsoGivenBy.includes(row.holder));
  return { ...panel, rows };
}
