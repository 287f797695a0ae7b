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
  const others = new Map([...(await standingIn(raw, await belonging(raw, id, all))), ...(await mergedInto(raw, all))]);
  const files = filesBy(known, [...others, [stream, all]]);
  const version = all.filter(isKnownBy(known)).reduce((before, { events }) => before + events.length, 0);
  return {
    file: toldOf(id, { files, version }),
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

/** Streams of holders that named it, and of the house that it named itself: whoever spoke for it, or was merged into it, ever. */
async function belonging(raw: Raw, id: string, all: StandingCommit[]): Promise<string[]> {
  const rows = await raw<{ stream: string }[]>`
    select distinct c.stream from holders h join commits c on c.stream = ${streamName('holder', '')}::text || h.holder_id
    where c.stands and h.holder_id <> ${id} and position(${JSON.stringify(id)} in c.events::text) > 0`;
  return [...new Set([...rows.map(({ stream }) => stream), ...streamsNamed(all, 'for')])];
}

/** Of whoever it was merged into, ever, however many mergers on. */
async function mergedInto(raw: Raw, all: StandingCommit[]): Promise<Map<string, StandingCommit[]>> {
  const chain = new Map<string, StandingCommit[]>();
  for (let next = streamsNamed(all, 'into'); next.length > 0;) {
    const found = await standingIn(raw, next);
    for (const [stream, commits] of found) chain.set(stream, commits);
    next = streamsNamed([...found.values()].flat(), 'into').filter((stream) => !chain.has(stream));
  }
  return chain;
}

function streamsNamed(commits: StandingCommit[], field: 'for' | 'into'): string[] {
  const ids = commits.flatMap(({ events }) => events.map(({ data }) => (data as Record<string, unknown>)[field]));
  return [...new Set(ids.flatMap((id) => (typeof id === 'string' ? streamName('holder', id) : [])))];
}

/** What changes who is told beside it, and by which name. */
function isOfNames({ events }: StandingCommit): boolean {
  const types = ['HolderRegistered', 'HolderRenamed', 'HouseAssigned', 'HolderMerged', 'HolderUnmerged'];
  return events.some(({ type }) => types.includes(type));
}

/** From it to whom it means in the end. */
function mergersOf(id: string, files: Files): Merging[] {
  const passed: Merging[] = [];
  for (let next: string | undefined = id; next !== undefined && !passed.some(({ holderId }) => holderId === next);) {
    const file: HolderOnFile | undefined = files.get(next);
    if (!file) break;
    passed.push({ ...namedIn(next, file), into: file.mergedInto ?? null });
    next = file.mergedInto;
  }
  return passed;
}

interface Found {
  files: Files;
  version: number;
}

function toldOf(id: string, { files, version }: Found): File {
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
    mergedInto: mergedInto === undefined ? null : endIn(mergersOf(id, files), id),
    speakers: files.has(id) ? those((file) => file.for === id).slice(0, TOLD) : [],
    merged: files.has(id) ? those((file) => file.mergedInto === id).slice(0, TOLD) : [],
    version,
  };
}

function namedIn(holderId: string, { name = '' }: HolderOnFile): Named {
  return { holderId, name };
}
