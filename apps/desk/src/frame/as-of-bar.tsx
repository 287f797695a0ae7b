/** The amber bar of a screen that shows the past: of which moment, on which clock, and the way back to now. */
import { Link } from '@tanstack/react-router';
import { sayDate } from '../dates/edtf.js';

export function AsOfBar({
  at,
  known,
  changesLater,
}: {
  at?: string;
  known?: string | undefined;
  changesLater?: number;
}) {
  const later = changesLater ? `, ${changesLater} ${changesLater === 1 ? 'change' : 'changes'} later than this` : '';
  return (
    <div className="past-bar" role="status">
      <strong>
        {at && `As of what had been published by ${sayDate(at)}`}
        {at && known && ', and '}
        {known && `${at ? 'what' : 'What'} the desk had on record by ${sayDate(known)}`}
      </strong>
      <span>{later.replace(', ', '')}</span>
      <Link className="button" to="." search={(words: object) => ({ ...words, at: undefined, known: undefined })}>
        Back to now
      </Link>
    </div>
  );
}
