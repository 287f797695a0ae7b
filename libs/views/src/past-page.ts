/**
 * A page of a claim's statements as of a moment, read from their rows: the statements of the page, and the other renderings
 * of their utterances, which say whether they count. Of no others.
 */
import { asPublishedBy, type ClaimStatement, notCountedInSteps } from '#newsroom';
import { inBigint, publishedBy } from './moment.js';
import { limitOf, type ParameterValues, type Reader } from './question.js';
import type { Raw } from './reading.js';
import { type Page, paged, type Placed, recordingIn, type Stored } from './sheet-page.js';
import { inSlices } from './slices.js';

export interface ByThen {
  /** The version of the claim's stream by which it was on file. */
  version?: number | undefined;
  /** Statements of which something has become since, as they were. */
  changed: Map<string, ClaimStatement>;
}

export async function pastPage(
  raw: Raw,
  asked: ParameterValues,
  { reader, version, changed }: ByThen & { reader: Reader },
): Promise<Page> {
  const until = publishedBy(asked);
  const onFile = raw`claim_id = ${asked.id ?? ''} and published <= ${String(inBigint(until))}::bigint
    ${version === undefined ? raw`` : raw`and version <= ${version}`}`;
  const asTheyWere = (rows: Stored[]) =>
    rows.map((row) => ({ ...row, data: changed.get(row.data.statementId) ?? row.data }));
  const page = asTheyWere(
    await raw<Stored[]>`
      select ordinal, data, recorded_at as "recordedAt", recorded_by as "recordedBy" from statements
      where ${onFile} and ordinal > ${reader.after?.ordinal ?? -1}::int ${asked.statement === undefined ? raw`` : raw`and statement_id = ${asked.statement}`} order by ordinal limit ${limitOf(asked) + 1}`,
  );
  const utterances = new Set(page.flatMap(({ data }) => data.utterance ?? []));
  const others =
    utterances.size === 0
      ? []
      : asTheyWere(
          await raw<Stored[]>`
            select ordinal, data from statements
            where ${onFile} and (utterance = any(${[...utterances]}::text[]) or statement_id = any(${[...changed.keys()]}::text[]))`,
        ).filter(({ data }) => data.utterance !== undefined && utterances.has(data.utterance));
  const all = new Map([...page, ...others].map((row) => [row.ordinal, row.data]));
  const statements = [...all].sort(([one], [other]) => one - other).map(([, data]) => data);
  const whyNot = await inSlices(notCountedInSteps(statements, asked.at), reader);
  const placed = page.map((row): Placed => ({
    ordinal: row.ordinal,
    data: asPublishedBy(row.data, until),
    notCounted: whyNot.get(row.data.statementId) ?? null,
    recording: recordingIn(row),
  }));
  return paged(placed, asked);
}
