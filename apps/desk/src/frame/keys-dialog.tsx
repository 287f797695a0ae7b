/** The keys, and the switch for them. */
import { type Ref, useState } from 'react';
import { areKeysOn, switchKeys } from './keys.js';

const KEYS: [keys: string[], does: string][] = [
  [['?'], 'shows this'],
  [['g', 'b'], 'the board'],
  [['g', 'f'], 'the feed'],
  [['g', 'o'], 'the outlets'],
  [['n'], 'shows what is new'],
  [['/'], 'filters the board by words'],
  [['j', 'k'], 'the next row, the one before'],
  [['Enter'], 'opens it'],
  [['Space'], 'a look at it, without leaving the board'],
  [['x'], 'marks it as seen'],
  [['Esc'], 'all claims, where none is found; closes a statement'],
  [['1', '–', '9'], 'the views of the board that you saved'],
  [['Ctrl K'], 'goes to any claim, outlet, holder or screen'],
  [['[', ']'], 'the change before, the next change; of a stream, the commit'],
  [['{', '}'], 'the status before, the next status'],
  [['a'], 'a moment of your own; with A one of the desk’s clock'],
  [['t'], 'of that, only what the desk had on record then'],
  [['0'], 'back to now'],
  [['(', ')'], 'of a past of the desk: what it put on record before, and next'],
  [['o'], 'on a glyph of the grid: its report'],
  [['l'], 'figures along powers of ten, or evenly'],
  [['d'], 'what changed since then; of now, what the last change did'],
  [['p'], 'the claim as a sheet to print'],
  [['m'], 'begins the feed here, for whoever comes back'],
  [['c'], 'copies the link to what is seen'],
];

export function KeysDialog({ ref }: { ref: Ref<HTMLDialogElement> }) {
  const [isOn, setOn] = useState(areKeysOn);
  const change = () => {
    switchKeys(!isOn);
    setOn(!isOn);
  };
  return (
    <dialog className="keys" ref={ref} aria-labelledby="keys-title">
      <form method="dialog" className="section-head keys-head">
        <h2 id="keys-title">Keys</h2>
        <button className="button">Close</button>
      </form>
      <dl>
        {KEYS.map(([keys, does]) => (
          <div key={does} style={{ display: 'contents' }}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label>
        <input type="checkbox" checked={isOn} onChange={change} /> Letter keys are on
      </label>
    </dialog>
  );
}
