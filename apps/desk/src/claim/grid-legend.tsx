/** What the glyphs of a grid say. */
import { CellMark } from '../marks/cell-mark.js';

const MARKS = [
  { stance: 'asserts' as const, said: 'asserts' },
  { stance: 'hedges' as const, lean: '+' as const, said: 'leans to it' },
  { stance: 'leaves_open' as const, said: 'leaves it open' },
  { stance: 'disputes' as const, said: 'disputes' },
  { stance: 'hedges' as const, lean: '-' as const, said: 'leans against' },
  { stance: 'denies' as const, said: 'denies' },
  { stance: 'asserts' as const, inferred: true, said: 'outlet’s reading' },
  { stance: 'asserts' as const, isOwn: true, said: 'own reporting' },
  { stance: 'asserts' as const, isEnded: true, said: 'taken back' },
  { stance: 'asserts' as const, isAmended: true, said: 'amended by the desk' },
];

export function Legend() {
  return (
    <ul className="legend">
      {MARKS.map(({ said, ...mark }) => (
        <li key={said}>
          <CellMark {...mark} /> {said}
        </li>
      ))}
      <li>
        <span className="glyph-headline">
          <CellMark stance="leaves_open" />
        </span>{' '}
        in the headline
      </li>
    </ul>
  );
}
