/** The ways along a course that have keys, as buttons: change by change, status by status, what was known then, what changed. */
import type { Go } from '../frame/moment-field.js';
import { useChangeKeys } from './as-of-handle.js';
import type { Change } from './course.js';

interface Shown {
  changes: Change[];
  moment: number;
  go: Go;
  /** `t`; nothing where no moment is looked at. */
  knowThen: (() => void) | undefined;
  isKnownThen: boolean;
  /** `d` */
  compare(): void;
  isCompared: boolean;
}

export function CourseWays({ changes, moment, go, knowThen, isKnownThen, compare, isCompared }: Shown) {
  const ways = useChangeKeys(changes, { moment, go });
  return (
    <p className="course-ways">
      {ways.map(({ key, said, way }) => (
        <button key={key} className="button" type="button" disabled={!way} onClick={way}>
          {said} <kbd>{key}</kbd>
        </button>
      ))}
      {knowThen && (
        <button className="button" type="button" onClick={knowThen} aria-pressed={isKnownThen}>
          As known then <kbd>t</kbd>
        </button>
      )}
      <button className="button" type="button" onClick={compare} aria-pressed={isCompared}>
        What changed <kbd>d</kbd>
      </button>
    </p>
  );
}
