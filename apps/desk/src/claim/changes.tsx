/** The changes of a claim in words: when, to what, and who moved it. */
import { asQuestion, sayDate } from '../dates/edtf.js';
import { StatusWord } from '../marks/status-mark.js';
import { FLAG_WORDS } from '../words.js';
import type { Go } from '../frame/moment-field.js';
import { type Change, momentOf, standingAt } from './course.js';

/** Each change in words; the one that stands at the moment is marked. */
export function Changes({ changes, moment, go }: { changes: Change[]; moment: number; go: Go }) {
  const standing = standingAt(changes, moment);
  return (
    <ol className="changes">
      {changes.map((change, place) => (
        <li key={`${change.at}-${place}`} aria-current={change === standing || undefined}>
          <button
            type="button"
            className="change"
            onClick={() => go(asQuestion(Math.ceil(momentOf(change.at) / 60_000) * 60_000))}
          >
            <span className="when">{sayDate(change.at)}</span>
          </button>
          <StatusWord status={change.status} />
          <span>
            {causeInWords(change)}
            {change.flags.map((flag) => (
              <span key={flag} className="flag" title={FLAG_WORDS[flag].means}>
                {FLAG_WORDS[flag].word}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}

const MOST_NAMED = 4;

/** Who moved it: each once, with what they did. */
function causeInWords({ cause, causeTotal }: Change): string {
  const did = new Map<string, Set<string>>();
  for (const { holder, did: what } of cause) did.set(what, (did.get(what) ?? new Set<string>()).add(holder));
  const said = [...did].map(([what, holders]) => {
    const named = [...holders].slice(0, MOST_NAMED);
    const more = holders.size - named.length;
    return `${what}: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  });
  return `${said.join('; ')}${causeTotal > cause.length ? ` (${causeTotal} statements)` : ''} `;
}
