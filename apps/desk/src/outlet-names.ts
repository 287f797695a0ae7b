/** The outlets' names, which most answers leave out: asked once for all screens. */
import { useQuery } from '@tanstack/react-query';
import { type Answer } from '#client';
import { whole } from './ask.js';

type Outlets = Answer<'/v1/outlets'>['outlets'];

/** By id; while they are not there yet, the id itself. */
export function useOutletNames(): (outletId: string) => string {
  const { data } = useQuery({ ...whole('/v1/outlets', 'outlets'), staleTime: 60_000 });
  return data ? namesIn(data.outlets) : itself;
}

const itself = (outletId: string) => outletId;

/** Once for all who ask: hundreds do, on the screen of a large claim. */
const known = new WeakMap<Outlets, (outletId: string) => string>();

function namesIn(outlets: Outlets): (outletId: string) => string {
  const before = known.get(outlets);
  if (before) return before;
  const names = new Map(outlets.map(({ outletId, name }) => [outletId, name]));
  const nameOf = (outletId: string) => names.get(outletId) ?? outletId;
  known.set(outlets, nameOf);
  return nameOf;
}
