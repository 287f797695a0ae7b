/** Command lines decided one by one and folded with nothing but the newsroom's rules: no log, no door. */
import { type Claim, commandNamed, type Event, kindOf, onFile } from '#newsroom';

const CONTEXT = { now: '2026-01-01T00:00:00.000Z', by: 'tool:importer' };

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
    const { command, id, body } = JSON.parse(line) as { command: string; id: string; body: { claimId?: string } };
    const definition = commandNamed(command);
    const stream = definition?.streamOf(body) ?? '';
    const kind = kindOf(stream);
    if (!definition || !kind) throw new Error(`There is no command ${command}.`);
    const before = states.get(stream) ?? kind.initial;
    const events = definition.decide(body, before, { ...CONTEXT, onFile: onFile((name) => states.get(name)) });
    const after = kind.fold(before, { stream, events });
    states.set(stream, after);
    paper.ids.push(id);
    paper.events.push(...events);
    if (body.claimId !== undefined) paper.claims.set(body.claimId, after as Claim);
  }
  return paper;
}
