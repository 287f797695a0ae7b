/** What an archive says of itself, with the SHA-256 of every file. Its own hash is what one writes down. */
import { createHash } from 'node:crypto';
import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { canonicalize } from '#ledger';

/** Of the form of archives: a later one is refused, not guessed at. */
const FORM = 1;

const text = Type.String();
const count = Type.Integer({ minimum: 0 });

const ON_RECORD = Type.Object({
  exportId: text,
  /** `partition:offset` of the commit, its SHA-256 as the log's chain has it, who posted it and when. */
  position: text,
  hash: text,
  by: text,
  at: text,
  reason: text,
});

const FILE = Type.Object({
  path: text,
  bytes: count,
  /** In hexadecimal, as sha256sum prints it. */
  sha256: text,
});

const CONTENTS = Type.Object({
  stetArchive: Type.Literal(FORM),
  /** The log that it was made from, how much of that was read, and how many partitions it has. */
  log: text,
  position: text,
  partitions: Type.Integer({ minimum: 1 }),
  claimIds: Type.Array(text),
  /** ISO 8601 in UTC. */
  madeAt: text,
  /** Who ran it, as that machine has it or as it was said: nobody has checked it. */
  madeBy: text,
  /** Null: it is on record in no log. */
  onRecord: Type.Union([ON_RECORD, Type.Null()]),
  killed: Type.Object({ included: Type.Boolean(), commitsLeftOut: count, reports: Type.Array(text) }),
  /** How many records are no commits, and left out. */
  unreadableLeftOut: count,
  /** By path, in their order. */
  files: Type.Array(FILE),
  /** SHA-256 of all else in it, in canonical form: so a byte that is altered here is not taken for one of another file. */
  seal: text,
});

export type Manifest = Static<typeof CONTENTS>;
export type OnRecord = Static<typeof ON_RECORD>;
export type FileOfArchive = Static<typeof FILE>;

export const MANIFEST = 'manifest.json';
export const SUMS = 'SHA256SUMS';

export type About = Omit<Manifest, 'stetArchive' | 'files' | 'seal'>;

/** All files of the archive, with what sha256sum checks and the manifest. */
export function withManifest(files: Map<string, Buffer>, about: About): Map<string, Buffer> {
  const sums = hashed(files).map(({ path, sha256 }) => `${sha256}  ${path}\n`);
  const all = new Map(files).set(SUMS, Buffer.from(sums.join('')));
  return all.set(MANIFEST, bytesOf({ stetArchive: FORM, ...about, files: hashed(all) }));
}

/** In canonical form (RFC 8785), in one line. */
function bytesOf(manifest: Omit<Manifest, 'seal'>): Buffer {
  const seal = sha256Of(Buffer.from(canonicalize(manifest)));
  return Buffer.from(`${canonicalize({ ...manifest, seal })}\n`);
}

function hashed(files: Map<string, Buffer>): FileOfArchive[] {
  return [...files]
    .map(([path, content]) => ({ path, bytes: content.length, sha256: sha256Of(content) }))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

export function sha256Of(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

export const FAULTS = {
  missing: 'the manifest names it, and it is not there',
  added: 'it is there, and the manifest does not name it',
  altered: 'its bytes are not those that the manifest names',
  contradicts: 'its bytes are as they were made, and what they say cannot be so',
} as const;

export interface Fault {
  path: string;
  kind: keyof typeof FAULTS;
  what: string;
}

/** Whoever has that release opens it. */
export class LaterArchive extends Error {
  readonly code = 'archive.of-a-later-release';
}

/** Undefined if it is no manifest, or not as an export writes it. Throws LaterArchive if it is of another form. */
export function manifestIn(content: Buffer): Manifest | undefined {
  const manifest = parsed(content.toString());
  if (typeof manifest !== 'object' || manifest === null || !('stetArchive' in manifest)) return undefined;
  if (manifest.stetArchive !== FORM)
    throw new LaterArchive('This archive was made by a later release of Stet: open it with that.');
  if (!Value.Check(CONTENTS, manifest)) return undefined;
  const { seal: _its, ...rest } = manifest;
  return bytesOf(rest).equals(content) ? manifest : undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

/** What is there, held against the manifest. */
export function faultsIn(files: Map<string, Buffer>, { files: named }: Manifest): Fault[] {
  const byPath = new Map(named.map((file) => [file.path, file]));
  const there = [...files].flatMap(([path, content]): Fault[] => {
    if (path === MANIFEST) return [];
    const file = byPath.get(path);
    if (!file) return [faultOf(path, 'added')];
    return file.sha256 === sha256Of(content) ? [] : [faultOf(path, 'altered')];
  });
  const missing = named.filter(({ path }) => !files.has(path)).map(({ path }) => faultOf(path, 'missing'));
  return [...there, ...missing].toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

export function faultOf(path: string, kind: Fault['kind'], what: string = FAULTS[kind]): Fault {
  return { path, kind, what };
}
