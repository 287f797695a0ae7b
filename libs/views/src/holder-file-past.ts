/** What was on file of a holder itself by what the desk had recorded: folded from its events, and from those of who belongs to it. */
import { atOnce, type HolderOnFile, inStreamName, stateInSteps, streamName } from '#newsroom';
import { type StandingCommit, standingIn } from './claim-on-file.js';
import { endIn, type File, fileOf, type Merging, type Named, TOLD } from './holder-file.js';
import { isKnownBy } from './known.js';
import type { ParameterValues } from './question.js';
import type { Raw } from './reading.js';

export interface FileThen {
  /** Without a name where it was not on file by `known`. */
  file: File;
  onFile: boolean;
  /** When it was registered. */
  since: string;
  /** All that was put on file of it and of who belongs to it, where `known` is asked. */
  written: StandingCommit[];
}

/** Undefined if it is not on file today. Without `known` it is as it stands. */
export async function fileThen(raw: Raw, asked: ParameterValues): Promise<FileThen | undefined> {
  const { id = '', known } = asked;
  const stream = streamName('holder', id);
  const all = (await standingIn(raw, [stream])).get(stream) ?? [];
  if (!atOnce(stateInSteps(stream, all))) return undefined;
  const since = all[0]?.at ?? '';
  if (known === undefined) {
    const file = await fileOf(raw, asked);
    return file && { file, onFile: true, since, written: [] };
  }
  const others = await standingIn(raw, await belonging(raw, id, all));
  const files = filesBy(known, [[stream, all], ...others]);
  const mergers = await mergersOf(raw, { id, known }, files);
  const version = all.filter(isKnownBy(known)).reduce((before, { events }) => before + events.length, 0);
  return {
    file: toldOf(id, { files, mergers, version }),
    onFile: files.has(id),
    since,
    written: [...all, ...[...others.values()].flat().filter(isOfNames)],
  };
}

type Files = Map<string, HolderOnFile>;

function filesBy(known: string, streams: Iterable<[string, StandingCommit[]]>): Files {
  const files: Files = new Map();
  for (const [stream, commits] of streams) {
    const file = atOnce(stateInSteps(stream, commits.filter(isKnownBy(known)))) as HolderOnFile | undefined;
    if (file) files.set(inStreamName(stream).id, file);
  }
  return files;
}

/** Streams of holders that named it, and of those that it named itself: whoever spoke for it, or was merged into it, ever. */
async function belonging(raw: Raw, id: string, all: StandingCommit[]): Promise<string[]> {
  const rows = await raw<{ stream: string }[]>`
    select distinct c.stream from holders h join commits c on c.stream = ${streamName('holder', '')}::text || h.holder_id
    where c.stands and h.holder_id <> ${id} and position(${JSON.stringify(id)} in c.events::text) > 0`;
  const named = all.flatMap(({ events }) =>
    events.flatMap(({ data }) => {
      const { for: house, into } = data as Partial<Record<string, unknown>>;
      return [house, into].flatMap((one) => (typeof one === 'string' ? streamName('holder', one) : []));
    }),
  );
  return [...new Set([...rows.map(({ stream }) => stream), ...named])];
}

/** What changes who is told beside it, and by which name. */
function isOfNames({ events }: StandingCommit): boolean {
  const types = ['HolderRegistered', 'HolderRenamed', 'HouseAssigned', 'HolderMerged', 'HolderUnmerged'];
  return events.some(({ type }) => types.includes(type));
}

/** From it to whom it means in the end. */
async function mergersOf(raw: Raw, { id, known }: { id: string; known: string }, files: Files): Promise<Merging[]> {
  const passed: Merging[] = [];
  for (let next: string | undefined = id; next !== undefined && !passed.some(({ holderId }) => holderId === next); ) {
    const stream = streamName('holder', next);
    const file: HolderOnFile | undefined = files.get(next) ?? filesBy(known, await standingIn(raw, [stream])).get(next);
    if (!file) break;
    passed.push({ ...namedIn(next, file), into: file.mergedInto ?? null });
    next = file.mergedInto;
  }
  return passed;
}

interface Found {
  files: Files;
  mergers: Merging[];
  version: number;
}

function toldOf(id: string, { files, mergers, version }: Found): File {
  const { name = null, kind = null, aliases = [], for: house, mergedInto } = files.get(id) ?? {};
  const all = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  const those = (isMeant: (file: HolderOnFile) => boolean) =>
    all.filter(([, file]) => isMeant(file)).map(([holderId, file]) => namedIn(holderId, file));
  const ofHouse = house === undefined ? undefined : files.get(house);
  return {
    holderId: id,
    name,
    kind: kind as File['kind'],
    aliases,
    for: house !== undefined && ofHouse ? namedIn(house, ofHouse) : null,
    mergedInto: mergedInto === undefined ? null : endIn(mergers, id),
    speakers: files.has(id) ? those((file) => file.for === id).slice(0, TOLD) : [],
    merged: files.has(id) ? those((file) => file.mergedInto === id).slice(0, TOLD) : [],
    version,
  };
}

function namedIn(holderId: string, { name = '' }: HolderOnFile): Named {
  return { holderId, name };
}
