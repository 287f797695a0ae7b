/** What outlets on file are called: today, or by what the desk had recorded by a moment. */
import { atOnce, type Outlet, stateInSteps, streamName } from '#newsroom';
import type { Transaction } from '#postgres';
import { standingIn } from './claim-on-file.js';
import { isKnownBy } from './known.js';
import type { ParameterValues } from './question.js';

/** By id. Whoever was not on file by then has none. */
export async function outletNames(
  snapshot: Transaction,
  ids: string[],
  { known }: ParameterValues,
): Promise<Map<string, string>> {
  if (known === undefined) {
    const rows = await snapshot<{ id: string; name: string }[]>`
      select outlet_id as id, name from outlets where outlet_id = any (${ids})`;
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
  const streams = ids.map((id) => streamName('outlet', id));
  const states = await statesKnown<Outlet>(snapshot, streams, known);
  return new Map(states.flatMap(({ outletId, name }) => (outletId && name ? [[outletId, name]] : [])));
}

/** What streams of few events had come to by then; those that were not on file by then are left out. */
export async function statesKnown<State>(
  snapshot: Transaction,
  streams: string[],
  known: string | undefined,
): Promise<State[]> {
  const all = await standingIn(snapshot, streams);
  const states = [...all].map(([stream, commits]) => atOnce(stateInSteps(stream, commits.filter(isKnownBy(known)))));
  return states.filter((state) => state !== undefined) as State[];
}
