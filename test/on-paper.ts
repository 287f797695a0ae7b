/**
 * Command lines decided one by one and folded with nothing but the newsroom's rules: no log, no door. What names mean by the
 * files of holders is said at the end, as the courier does.
 */
import {
  type Claim,
  commandNamed,
  type Event,
  type HolderOnFile,
  identificationDue,
  kindOf,
  namesIn,
  onFile,
  sameName,
  streamName,
} from '#newsroom';

const NOW = '2026-01-01T00:00:00.000Z';

export interface OnPaper {
  ids: string[];
  events: Event[];
  claims: Map<string, Claim>;
}

/** Throws the refusal of the first line that a rule refuses. */
export function onPaper(ndjson: string): OnPaper {
  const states = new Map<string, unknown>();
  const paper: OnPaper = { ids: [], events: [], claims: new Map() };
  for (const line of ndjson.trim().split('\n')) {
    const { id, ...posted } = JSON.parse(line) as Posted & { id: string };
    paper.ids.push(id);
    paper.events.push(...decided(posted, { states, by: 'tool:importer' }));
    if (posted.body.claimId !== undefined) paper.claims.set(posted.body.claimId, claimIn(states, posted.body.claimId));
  }
  for (const claimId of paper.claims.keys()) {
    for (const body of identifications(claimIn(states, claimId), states))
      decided({ command: 'identify-holder', body }, { states, by: 'stet:courier' });
    paper.claims.set(claimId, claimIn(states, claimId));
  }
  return paper;
}

interface Posted {
  command: string;
  body: { claimId?: string };
}

/** By stream. */
type States = Map<string, unknown>;

function decided({ command, body }: Posted, { states, by }: { states: States; by: string }): Event[] {
  const definition = commandNamed(command);
  const stream = definition?.streamOf(body) ?? '';
  const kind = kindOf(stream);
  if (!definition || !kind) throw new Error(`There is no command ${command}.`);
  const before = states.get(stream) ?? kind.initial;
  const events = definition.decide(body, before, { now: NOW, by, onFile: onFile((name) => states.get(name)) });
  states.set(stream, kind.fold(before, { stream, events }));
  return events;
}

function claimIn(states: States, claimId: string): Claim {
  return states.get(streamName('claim', claimId)) as Claim;
}

/** Of each name on the claim that a holder on file goes by. */
function identifications({ claimId, statements }: Claim, states: States) {
  const holders = [...states].flatMap(([stream, state]) =>
    stream.startsWith('holder-') ? [state as HolderOnFile & { holderId: string; name: string }] : [],
  );
  const files = new Map(holders.map((holder) => [holder.holderId, { ...holder, version: 1 }]));
  const names = new Set(statements.flatMap((statement) => namesIn(statement).names));
  return [...names].flatMap((name) => {
    const goBy = holders.filter((holder) =>
      [holder.name, ...holder.aliases].some((one) => sameName(one) === sameName(name)),
    );
    const due = identificationDue({ having: goBy.map(({ holderId }) => holderId) }, files);
    return due ? [{ claimId, name, holderId: due.holderId }] : [];
  });
}
