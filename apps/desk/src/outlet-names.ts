/** The outlets' names, which most answers leave out: asked once for all screens. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { question } from './ask.js';

/** By id; while they are not there yet, the id itself. */
export function useOutletNames(): (outletId: string) => string {
  const { data } = useQuery({ ...question('/v1/outlets', { query: { limit: 500 } }), staleTime: 60_000 });
  return useMemo(() => {
    const names = new Map(data?.outlets.map(({ outletId, name }) => [outletId, name]));
    return (outletId) => names.get(outletId) ?? outletId;
  }, [data]);
}
