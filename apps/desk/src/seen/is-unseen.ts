/** Which claims have changed since one looked, by the version of each that one has seen. */
export type Seen = ReadonlyMap<string, number>;

export function isUnseen({ claimId, version }: { claimId: string; version: number }, all: Seen): boolean {
  return (all.get(claimId) ?? -1) < version;
}
