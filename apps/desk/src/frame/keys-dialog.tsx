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
  [['[', ']'], 'the change before, the next change'],
  [['{', '}'], 'the status before, the next status'],
  [['a'], 'a moment of your own'],
  [['t'], 'of that, only what the desk had on record then'],
  [['0'], 'back to now'],
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
      <h2 id="keys-title">Keys</h2>
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
      <form method="dialog" className="section-head">
        <label>
          <input type="checkbox" checked={isOn} onChange={change} /> Letter keys are on
        </label>
        <button className="button">Close</button>
      </form>
    </dialog>
  );
}
