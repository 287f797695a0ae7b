/**
 * What stands, held against the newsroom's words: every event known and of its shape, nothing named that is nowhere on
 * file, time never backwards, nobody unknown. A partition is read after the other, so what a commit names in another
 * stream is looked for once all are read.
 */
import type { Commit } from '#ledger';
import {
  type CommandDefinition,
  type Event,
  inStreamName,
  isStatement,
  kindOf,
  lifted,
  newsroom,
  soundEvents,
} from '#newsroom';
import { type Finding, type FindingKind, positionOf } from './finding.js';
import type { Told } from './partition-history.js';

/**
 * A tool or an editor by the name of a key, whoever asks a Stet without keys, and the courier. An auditor writes what it
 * takes away, and nothing else.
 */
const SOMEBODY = /^(?:(?:tool|editor):\S.*|local|stet:courier)$/s;
const AUDITOR = /^auditor:\S.*$/s;
const BY_AUDITORS = 'export';
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const byEvent = new Map(
  newsroom.map(({ category, commands }) => [category, new Map(commands.map((command) => [command.event, command]))]),
);

interface Reference {
  position: string;
  stream: string;
  /** How many name it. */
  count: number;
}

export class Standing {
  private readonly onFile = new Set<string>();
  private readonly missing = new Map<string, Reference>();
  /** Of the partition that is read. */
  private statements = new Set<string>();
  private times = new Map<string, string>();

  constructor(private readonly onFinding: (finding: Finding) => void) {}

  get streams(): number {
    return this.onFile.size;
  }

  /** Whoever has it written, standing or void. */
  writtenBy({ record }: Told, { by, stream }: Commit): void {
    if (SOMEBODY.test(by) || (AUDITOR.test(by) && inStreamName(stream).category === BY_AUDITORS)) return;
    const what = `by "${by}", who is no tool, no editor and no part of Stet`;
    this.onFinding({ kind: 'by_nobody', position: positionOf(record), stream, what });
  }

  take(told: Told, commit: Commit): void {
    const { stream } = commit;
    const find = (kind: FindingKind, what: string) =>
      this.onFinding({ kind, position: positionOf(told.record), stream, what });
    this.takeTime(commit, find);
    const { standsAt } = told;
    if (standsAt !== undefined)
      find('stands_twice', `command ${commit.id} by ${commit.by} stands at offset ${standsAt}, too`);
    if (!kindOf(stream)) return find('unknown_stream', `there is no kind of stream for ${stream}`);
    const sound = commit.events.flatMap((event) => soundOr(find, commit, event));
    if (sound.length === 0) return;
    if (!this.onFile.has(stream)) {
      if (soundEvents(commit, false).length === 0)
        return find('not_on_file', `${sound[0]?.type} about ${stream}, which nothing has put on file`);
      this.onFile.add(stream);
    }
    for (const event of sound) this.takeNames(event, { commit, position: positionOf(told.record), find });
  }

  /** The next record is another partition's: no stream is in two. */
  nextPartition(): void {
    this.statements = new Set();
    this.times = new Map();
  }

  /** All is read. */
  end(): void {
    for (const [missing, { position, stream, count }] of this.missing) {
      if (this.onFile.has(missing)) continue;
      const others = count > 1 ? `; so do ${count - 1} more` : '';
      const what = `names ${missing}, which is nowhere on file${others}`;
      this.onFinding({ kind: 'reference_to_nothing', position, stream, what });
    }
  }

  private takeTime({ stream, at }: Commit, find: Find): void {
    const before = this.times.get(stream);
    if (!TIME.test(at) || Number.isNaN(Date.parse(at))) return find('time_backwards', `"${at}" is no time`);
    if (before !== undefined && at < before) find('time_backwards', `at ${at}, and the commit before it at ${before}`);
    else this.times.set(stream, at);
  }

  private takeNames(event: Event, { commit, position, find }: Naming): void {
    const { stream } = commit;
    const { statementId } = event.data as { statementId?: string };
    if (isStatement(event)) this.statements.add(`${stream} ${statementId}`);
    else if (statementId !== undefined && !this.statements.has(`${stream} ${statementId}`))
      find('reference_to_nothing', `${event.type} names statement ${statementId}, which is not on ${stream} by then`);
    for (const named of definitionOf(stream, event)?.refersTo(event.data) ?? []) {
      if (this.onFile.has(named)) continue;
      const before = this.missing.get(named);
      if (before) before.count += 1;
      else this.missing.set(named, { position, stream, count: 1 });
    }
  }
}

type Find = (kind: FindingKind, what: string) => void;

interface Naming {
  commit: Commit;
  position: string;
  find: Find;
}

/** The event as this release knows it; none where it does not count, which is found unless an old shape means nothing. */
function soundOr(find: Find, { stream }: Commit, event: Event): Event[] {
  const sound = soundEvents({ stream, events: [event] }, true);
  const { upcasters = [] } = kindOf(stream) ?? {};
  if (sound.length > 0 || lifted([event], upcasters).length === 0) return sound;
  const isKnown = definitionOf(stream, event) !== undefined || upcasters.some(({ type }) => type === event.type);
  if (isKnown) find('unsound_event', `${event.type} is not of its shape, or about another than ${stream}`);
  else find('unknown_event', `${event.type} is no event of ${stream}`);
  return sound;
}

function definitionOf(stream: string, { type }: Event): CommandDefinition | undefined {
  return byEvent.get(kindOf(stream)?.category ?? '')?.get(type);
}
