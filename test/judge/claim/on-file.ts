/** What stands on file of a claim: its stream's events told one after the other, as design section 4 has them. */
import { earliest } from './dates.js';

export interface Written {
  at: string;
  version: number | null;
  stands: boolean;
  partition: number;
  offset: number;
  events: { type: string; data: Record<string, unknown> }[];
}

export interface Said {
  statementId: string;
  reportId: string;
  outletId: string;
  holder: { name: string; role: string; for?: string; id?: string; forId?: string };
  act: string;
  basis: string;
  stance: string;
  lean?: string;
  inferred?: boolean;
  place?: string;
  via?: Source[];
  utterance?: string;
  framing: { headline: string; body: string };
  quantity?: Quantity;
  saidAt?: string;
  publishedAt: string;
  relations?: { kind: string; of: Source; reportId?: string }[];
  recordedAt: string;
  ends: { publishedAt: string; why: string }[];
  suspensions: { from: string; until?: string }[];
}

export interface Source {
  outlet?: string;
  name?: string;
}

export interface Quantity {
  measure: string;
  op: string;
  low: number | string;
  high?: number | string;
  unit: string;
  asOf?: string;
}

export interface Named {
  name: string;
  outlet?: string;
}

export interface Meaning {
  holderId: string | null;
  forId?: string;
}

export interface OnFile {
  proposition: string | null;
  topic: string | null;
  version: number;
  changedAt: string;
  isQuantity: boolean;
  links: { kind: string; to: string }[];
  dependences: { holder: Named; dependsOn: Named }[];
  /** By folded name, or by `#` and an id. */
  meant: Map<string, Meaning>;
  said: Said[];
}

const STANCES: Record<string, string> = {
  ClaimAsserted: 'asserts',
  ClaimHedged: 'hedges',
  ClaimDisputed: 'disputes',
  ClaimDenied: 'denies',
  ClaimLeftOpen: 'leaves_open',
};

export function onFile(commits: Written[]): OnFile {
  const file: OnFile = {
    proposition: null,
    topic: null,
    version: 0,
    changedAt: '',
    isQuantity: false,
    links: [],
    dependences: [],
    meant: new Map(),
    said: [],
  };
  for (const { at, version, events } of commits) {
    for (const { type, data } of events) put(file, { type, data, at });
    Object.assign(file, { version, changedAt: at });
  }
  file.isQuantity = file.links.some(({ kind }) => kind === 'quantity_of');
  return file;
}

function put(file: OnFile, { type, data, at }: { type: string; data: Record<string, unknown>; at: string }): void {
  const stance = STANCES[type];
  if (stance !== undefined) {
    file.said.push({ ...data, stance, recordedAt: at, ends: [], suspensions: [] } as unknown as Said);
    return;
  }
  if (type.startsWith('Statement')) {
    const said = file.said.find(({ statementId }) => statementId === data.statementId);
    if (said) change(said, type, data);
    return;
  }
  understand(file, type, data);
}

function understand(file: OnFile, type: string, data: Record<string, unknown>): void {
  const { kind, to, holder, dependsOn } = data as { kind: string; to: string; holder: Named; dependsOn: Named };
  if (type === 'ClaimRegistered')
    Object.assign(file, { proposition: data.proposition, topic: (data.topic as string | undefined) ?? null });
  if (type === 'ClaimReworded') Object.assign(file, { proposition: data.proposition });
  if (type === 'ClaimLinked') file.links.push({ kind, to });
  if (type === 'ClaimUnlinked') file.links = file.links.filter((one) => one.kind !== kind || one.to !== to);
  if (type === 'DependenceDeclared') file.dependences.push({ holder, dependsOn });
  if (type === 'DependenceEnded')
    file.dependences = file.dependences.filter(
      (one) => !isSameHolder(one.holder, holder) || !isSameHolder(one.dependsOn, dependsOn),
    );
  if (type === 'HolderIdentified') identify(file, data as unknown as Identified);
}

interface Identified extends Meaning {
  name?: string;
  id?: string;
  by?: string;
}

/** An editor says whom a name means. For whom that one speaks is its file's word, which the courier keeps by its id. */
function identify({ meant }: OnFile, { name = '', id, holderId, forId, by }: Identified): void {
  const asked = id === undefined ? folded(name) : `#${id}`;
  const its = `#${holderId}`;
  const isOfTheFile = by === 'editor' && forId !== undefined && holderId !== null && asked !== its;
  meant.set(asked, { holderId, ...(forId !== undefined && !isOfTheFile && { forId }) });
  if (isOfTheFile && !meant.has(its)) meant.set(its, { holderId, forId });
}

function isSameHolder(one: Named, other: Named): boolean {
  return folded(one.name) === folded(other.name) && one.outlet === other.outlet;
}

function change(said: Said, type: string, data: Record<string, unknown>): void {
  const { publishedAt } = data as { publishedAt: string };
  if (type === 'StatementAmended')
    for (const [field, value] of Object.entries(data.changes as object))
      if (value === null) Reflect.deleteProperty(said, field);
      else Object.assign(said, { [field]: value as unknown });
  if (type === 'StatementRetracted') {
    said.ends.push({ publishedAt, why: data.why as string });
    said.ends.sort((one, other) => earliest(one.publishedAt) - earliest(other.publishedAt));
  }
  if (type === 'StatementReinstated') said.ends.shift();
  if (type === 'StatementSuspended') said.suspensions.push({ from: publishedAt });
  const last = said.suspensions.at(-1);
  if (type === 'StatementResumed' && last) last.until = publishedAt;
}

/** As docs/names.md has it. */
export function folded(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(/ς/gu, 'σ')
    .replace(/[\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[\p{Pi}\p{Pf}"'`´ʼʻ′″‚„「」]/gu, "'")
    .replace(/\p{Pd}|−/gu, '-')
    .replace(/[\s\u0085]+/gu, ' ')
    .trim();
}
