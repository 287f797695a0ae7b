/**
 * A stream's name: its category and its id with a hyphen between them. A category is lower-case letters and ends at the
 * first hyphen; an id may have more of them. Names are made and taken apart here and nowhere else.
 */
export function streamName(category: string, id: string): string {
  return `${category}-${id}`;
}

/** What is no name of a stream has an empty category and an empty id. */
export function inStreamName(name: string): { category: string; id: string } {
  const [, category = '', id = ''] = /^([a-z]+)-(.*)$/s.exec(name) ?? [];
  return { category, id };
}
