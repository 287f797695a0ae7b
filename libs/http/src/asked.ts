/** What is asked: the path's id and the query's words, each checked by its own rule before anybody reads for it. */
import { type Asked, CURSOR, LIMIT, type Log, type Question, type Seen, seenIn, type Word } from '#views';
import { type FieldError, Problem } from './problems.js';

export interface AskedQuestion {
  asked: Asked;
  /** Where the page before ended, if there was one. */
  seen?: Seen | undefined;
}

interface Told {
  params: { id?: string };
  query: Record<string, unknown>;
}

/** A question, for what it takes. */
type Taking = Pick<Question, 'id' | 'words' | 'pages'> & { path?: string };

/** All words that a question takes; a list is read page by page. */
export function wordsOf({ words = {}, pages }: Pick<Question, 'words' | 'pages'>): Record<string, Word> {
  return pages ? { ...words, cursor: CURSOR, limit: LIMIT } : words;
}

/** Throws Problem with everything that is wrong, and with words that nobody knows: they would be answered as if they were not there. */
export function askedIn(question: Taking, { params, query }: Told, log: Log): AskedQuestion {
  const words = wordsOf(question);
  const asked = { ...query, ...(params.id !== undefined && { id: params.id }) } as Asked;
  const seen = typeof asked.cursor === 'string' ? seenIn(asked.cursor, question, asked) : undefined;
  const faults = Object.entries(query).flatMap(([name, said]): FieldError[] => {
    const word = Object.hasOwn(words, name) ? words[name] : undefined;
    if (!word) return [{ field: name, message: `${name} is no word of this question` }];
    if (word === CURSOR) return seen ? [] : [fault(name, word)];
    return typeof said === 'string' && word.fits(said, log) ? [] : [fault(name, word, ', once')];
  });
  if (question.id && params.id !== undefined && !question.id.fits(params.id, log))
    faults.unshift(fault('id', question.id));
  if (faults.length > 0) throw malformed(words, faults);
  return { asked, seen };
}

function fault(field: string, { mustBe }: Word, once = ''): FieldError {
  return { field, message: `${field} must be ${mustBe}${once}` };
}

function malformed(words: Record<string, Word>, faults: FieldError[]): Problem {
  const takes = Object.keys(words).join(', ');
  const detail = takes ? `The question takes ${takes}.` : 'The question takes no words.';
  return new Problem('request.malformed', detail, faults);
}
