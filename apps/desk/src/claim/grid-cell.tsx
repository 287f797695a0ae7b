/** What an outlet printed at one moment: a glyph for each statement, and one more where its headline goes farther than its text. */
import type { Answer } from '#client';
import { sayDate } from '../dates/edtf.js';
import { CellMark } from '../marks/cell-mark.js';
import { type Committed, StanceMark, stanceInWords } from '../marks/stance-mark.js';
import { actInWords, PLACE_WORDS, type Stance, STANCES } from '../words.js';
import type { Row } from './grid-groups.js';

type Cell = Answer<'/v1/claims/{id}/grid'>['outlets'][number]['cells'][number];
type Told = Cell['statements'][number];

/** Of more those that commit to the same are one glyph, with how many they are. */
const MOST = 6;

interface Shown {
  row: Row;
  cell: Cell;
  /** Of a statement, for whoever opens it elsewhere: a router's link of its own for each would work with every change of the address. */
  hrefOf(statementId: string): string;
}

export function GridCell({ row, cell, hrefOf }: Shown) {
  return (
    <>
      {foldedIn(cell).map((those) => (
        <Glyph key={those[0].statementId} {...{ row, cell, hrefOf, those }} />
      ))}
      <HeadlineMark cell={cell} />
    </>
  );
}

type Alike = [Told, ...Told[]];

function foldedIn({ statements }: Cell): Alike[] {
  if (statements.length <= MOST) return statements.map((told) => [told]);
  const alike = new Map<string, Alike>();
  for (const told of statements) {
    const { stance, lean, inferred, basis, ended, amended, notCounted } = told;
    const marks = [stance, lean, inferred, basis === 'own_reporting', ended !== undefined, amended, notCounted];
    const those = alike.get(String(marks));
    if (those) those.push(told);
    else alike.set(String(marks), [told]);
  }
  return [...alike.values()];
}

function Glyph({ row, cell, hrefOf, those }: Shown & { those: Alike }) {
  const [told] = those;
  const { statementId, stance, lean, inferred, notCounted, place, basis, ended, amended } = told;
  const said = `${nameOf(row, cell, told)}${those.length > 1 ? `; ${those.length} alike` : ''}`;
  return (
    <a
      href={hrefOf(statementId)}
      className={`glyph${notCounted === undefined ? '' : ' glyph-idle'}${place === 'headline' ? ' glyph-headline' : ''}`}
      aria-label={said}
      title={said}
      data-glyph={statementId}
      data-report={cell.reportId}
    >
      <CellMark
        {...{ stance, lean, inferred }}
        isOwn={basis === 'own_reporting'}
        isEnded={ended !== undefined}
        isAmended={amended === true}
      />
      {those.length > 1 && <span className="glyph-count">{those.length}</span>}
    </a>
  );
}

/** `KBS World, 18 Oct 2024: National Intelligence Service asserts (states); headline reports`. */
function nameOf({ name, outletId }: Row, { at, framings }: Cell, told: Told): string {
  const { holder, stance, lean, place, notCounted, basis, ended, amended } = told;
  const headline = framings.find((one) => one.headline !== 'unknown')?.headline;
  const beside = [
    place === 'body' ? '' : `, in the ${PLACE_WORDS[place]}`,
    headline === undefined ? '' : `; headline ${headline}`,
    basis === 'own_reporting' ? '; its own reporting' : '',
    ended === undefined ? '' : `; taken back ${sayDate(ended)}`,
    amended ? '; amended by the desk' : '',
    notCounted === undefined ? '' : `; not counted: ${notCounted}`,
  ];
  return `${name ?? outletId}, ${sayDate(at)}: ${holder.name} ${stanceInWords({ stance, lean })} (${actInWords(told)})${beside.join('')}`;
}

/** Where the outlet itself commits in its headline to what its text does not. */
function HeadlineMark({ cell: { framings } }: { cell: Cell }) {
  const differing = framings.find(({ headline, body }) => isStance(headline) && body !== headline);
  if (!differing) return null;
  const said = `Its headline ${differing.headline}, its text ${differing.body}`;
  return (
    <span className="glyph-framing" role="img" aria-label={said} title={said}>
      <StanceMark stance={differing.headline as Committed['stance']} size={11} />
    </span>
  );
}

function isStance(framing: string): framing is Stance {
  return STANCES.some((stance) => stance === framing);
}
