/** A post as it comes, alone or as a line of many: checked, and brought to the bus. */
import { randomUUID } from 'node:crypto';
import type { CommandBus } from '@nestjs/cqrs';
import type { Outcome, Request } from '#command-handling';
import { commandNamed, type CommandDefinition, type Event } from '#newsroom';
import { IDEMPOTENCY_KEY, IF_MATCH } from './headers.js';
import { type Asker, mayPost } from './keys.js';
import { PostCommand } from './post-command.js';
import { Problem } from './problems.js';
import type { Json } from './strict-json.js';
import { validated } from './validation.js';

/** Characters. */
export const LONGEST_KEY = 200;

export interface Posted {
  name: string;
  id?: string;
  body: Json;
  ifMatch?: string;
}

/** Throws Problem: 400, 403 or 404. */
export function requestOf({ name, id, body, ifMatch }: Posted, asker: Asker): Request {
  const definition = definitionOf(name);
  if (!mayPost(asker, definition)) throw new Problem('role.forbidden', `The role ${asker.role} may not post ${name}.`);
  const command = validated(definition, body);
  const version = ifMatch === undefined ? undefined : versionIn(ifMatch);
  return { definition, body: command, id: keyIn(id), by: asker.by, ...(version !== undefined && { ifMatch: version }) };
}

export function post(bus: CommandBus, request: Request): Promise<Outcome> {
  return bus.execute<PostCommand, Outcome>(new PostCommand(request));
}

/** 201: it stands; 202: nobody knows yet. */
export function answerOf(outcome: Outcome): { status: 201 | 202; body: object } {
  if (outcome.kind === 'unknown')
    return {
      status: 202,
      body: { id: outcome.id, stream: outcome.stream, outcome: 'unknown', location: locationOf(outcome.id) },
    };
  const { kind: _stands, ...body } = outcome;
  return { status: 201, body: { ...body, events: body.events.map(asPosted) } };
}

/** A statement's event has its report's relations, whose texts its poster did not send: the report may be killed. */
function asPosted({ type, data }: Event): Event {
  if (!('relations' in data) || !('statementId' in data)) return { type, data };
  const relations = (data.relations as Relation[]).map(({ kind, of: { outlet }, reportId }) => ({
    kind,
    of: { ...(outlet !== undefined && { outlet }) },
    ...(reportId !== undefined && { reportId }),
  }));
  return { type, data: { ...data, relations } };
}

interface Relation {
  kind: string;
  of: { outlet?: string };
  reportId?: string;
}

export function locationOf(id: string): string {
  return `/v1/commands/${encodeURIComponent(id)}`;
}

function definitionOf(name: string): CommandDefinition {
  const definition = commandNamed(name);
  if (!definition) throw new Problem('command.unknown', `There is no command ${name}. /docs lists them.`);
  return definition;
}

function keyIn(id: string | undefined): string {
  if (id === undefined) return randomUUID();
  if (!IDEMPOTENCY_KEY.fits(id))
    throw new Problem('request.malformed', `An idempotency key is ${IDEMPOTENCY_KEY.mustBe}.`);
  return id;
}

function versionIn(ifMatch: string): number {
  if (!IF_MATCH.fits(ifMatch)) throw new Problem('request.malformed', `If-Match must be ${IF_MATCH.mustBe}.`);
  return Number(ifMatch.slice(1, -1));
}
