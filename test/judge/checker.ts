/**
 * Judges what clients saw by what the log holds. It shares no code with command handling: what that believes of
 * heads, keys and refusals is what is to be judged. Used by the simulation and by the torture of real processes.
 */
import { Refusals, type Refusal } from './refusals.js';
import { canonical, digestOf, type LoggedRecord, replay, type Stood, type Streams } from './replay.js';

export type { LoggedRecord } from './replay.js';
export type { Refusal } from './refusals.js';

/** One post as its client saw it. */
export interface Exchange {
  /** Process or door that was asked. */
  door: string;
  /** As the log keeps it, such as `local`. */
  by: string;
  /** The idempotency key. */
  id: string;
  /** In kebab case. */
  command: string;
  body: object;
  ifMatch?: number;
  /** Milliseconds on one clock. */
  sentAt: number;
  /** Undefined: no answer came. */
  answeredAt?: number;
  status?: number;
  answer?: { stream?: string; version?: number; position?: string; events?: object[]; code?: string };
}

export interface Finding {
  what: 'lost' | 'doubled' | 'gap' | 'false-answer' | 'phantom' | 'unwanted' | 'disorder' | 'time';
  detail: string;
}

export interface Rules {
  refusal: Refusal;
  /** By how much the log's clock and the clients' may differ. */
  clockSlackMs: number;
  /** Of the log; 12 unless said otherwise. */
  partitions?: number;
}

export function judge(history: Exchange[], log: LoggedRecord[], rules: Rules): Finding[] {
  const streams = replay(log, rules.partitions ?? 12);
  const { owners, doubled } = ownersOf(streams);
  const posts = history.map((exchange) => postOf(exchange, owners));
  const refusals = new Refusals(streams, rules);
  const posted = groupBy(posts, ({ identity }) => identity);
  return [
    ...gaps(log),
    ...doubled,
    ...[...streams.values()].flatMap(timesThatGoBack),
    ...posts.flatMap((post) => falseAnswers(post, refusals, rules.clockSlackMs)),
    ...[...owners].flatMap(([identity, stood]) => phantoms(stood, posted.get(identity) ?? [], rules.clockSlackMs)),
    ...[...streams.values()].flatMap((standing) => disorders(standing, posted)),
  ];
}

interface Post {
  exchange: Exchange;
  stream: string;
  identity: string;
  digest: string;
  /** The commit of its identity, if one stands. */
  own: Stood | undefined;
}

function postOf(exchange: Exchange, owners: Map<string, Stood>): Post {
  const stream = exchange.answer?.stream ?? streamOf(exchange.body);
  const identity = identityOf({ ...exchange, stream });
  return { exchange, stream, identity, digest: digestOf(exchange.command, exchange.body), own: owners.get(identity) };
}

/** A claim's commands name the report that they cite, or a holder, a report's the outlet: the first of them is theirs. */
function streamOf(body: { claimId?: string; reportId?: string; outletId?: string; holderId?: string }): string {
  const { claimId, reportId, outletId, holderId } = body;
  if (claimId !== undefined) return `claim-${claimId}`;
  if (reportId !== undefined) return `report-${reportId}`;
  return outletId !== undefined ? `outlet-${outletId}` : `holder-${holderId}`;
}

function identityOf({ stream, by, id }: { stream: string; by: string; id: string }): string {
  return `${stream} ${by} ${id}`;
}

function ownersOf(streams: Streams): { owners: Map<string, Stood>; doubled: Finding[] } {
  const owners = new Map<string, Stood>();
  const doubled: Finding[] = [];
  for (const stood of [...streams.values()].flat()) {
    const identity = identityOf(stood);
    const first = owners.get(identity);
    if (first) doubled.push(found('doubled', `${identity} stands at ${first.position} and at ${stood.position}`));
    else owners.set(identity, stood);
  }
  return { owners, doubled };
}

function gaps(log: LoggedRecord[]): Finding[] {
  return [...groupBy(log, ({ partition }) => partition)].flatMap(([partition, records]) => {
    const wrong = records.findIndex(({ offset }, wanted) => offset !== wanted);
    return wrong < 0 ? [] : [found('gap', `partition ${partition} has ${records[wrong]?.offset} in place of ${wrong}`)];
  });
}

function timesThatGoBack(standing: Stood[]): Finding[] {
  return standing.flatMap(({ at, position, stream }, n) => {
    const before = standing[n - 1]?.at ?? '';
    return at >= before ? [] : [found('time', `${stream} at ${position}: ${at} comes after ${before}`)];
  });
}

function falseAnswers(post: Post, refusals: Refusals, slackMs: number): Finding[] {
  const { exchange, own } = post;
  switch (exchange.status) {
    case 201:
      return own ? falseReceipt(post, own, slackMs) : [finding('lost', post, 'nothing of it stands')];
    case 409:
    case 412:
      return refusals.isTrue(post) ? [] : [finding('false-answer', post, 'the rules did not refuse it then')];
    case 422:
      return own && own.digest !== post.digest && own.appendedAt <= answeredBy(exchange, slackMs)
        ? []
        : [finding('false-answer', post, 'no other content stood under its key')];
    case 500:
      return [finding('false-answer', post, 'the service failed')];
    default:
      return [];
  }
}

function falseReceipt(post: Post, own: Stood, slackMs: number): Finding[] {
  const { answer = {} } = post.exchange;
  if (own.digest !== post.digest) return [finding('false-answer', post, 'other content stands under its key')];
  if (own.appendedAt > answeredBy(post.exchange, slackMs)) return [finding('lost', post, 'it stood only later')];
  const said = canonical([answer.version, answer.position, answer.events]);
  const is = canonical([own.version, own.position, own.events]);
  return said === is ? [] : [finding('false-answer', post, `it was told ${said}, and the log says ${is}`)];
}

/** What stands was sent by somebody who was not told that it was refused, or not taken, and wanted it just there. */
function phantoms(stood: Stood, posts: Post[], slackMs: number): Finding[] {
  const sent = posts.filter(
    (post) => post.digest === stood.digest && mayStand(post) && post.exchange.sentAt <= stood.appendedAt + slackMs,
  );
  const what = `${identityOf(stood)} stands at ${stood.position}`;
  if (sent.length === 0) return [found('phantom', `${what}, and nobody's post was taken`)];
  const after = stood.version - stood.events.length;
  const wanted = sent.map(({ exchange }) => exchange.ifMatch);
  const isWanted = wanted.some((version) => version === undefined || version === after);
  return isWanted
    ? []
    : [found('unwanted', `${what} behind version ${after}, and who posted it named ${wanted.join(', ')}`)];
}

function mayStand({ exchange: { status } }: Post): boolean {
  return status === undefined || status === 201 || status === 202;
}

/** Whoever was answered before another began comes before it in the stream. */
function disorders(standing: Stood[], posted: Map<string, Post[]>): Finding[] {
  let earliestAnswer = Infinity;
  return standing.toReversed().flatMap((stood) => {
    const exchanges = (posted.get(identityOf(stood)) ?? []).filter(mayStand).map(({ exchange }) => exchange);
    const began = Math.min(...exchanges.map(({ sentAt }) => sentAt));
    const late = exchanges.length > 0 && earliestAnswer < began;
    const answers = exchanges.filter(({ status }) => status === 201).map(({ answeredAt = Infinity }) => answeredAt);
    earliestAnswer = Math.min(earliestAnswer, ...answers);
    return late
      ? [found('disorder', `${identityOf(stood)} came before a commit that was answered before it began`)]
      : [];
  });
}

function answeredBy({ sentAt, answeredAt = sentAt }: Exchange, slackMs: number): number {
  return answeredAt + slackMs;
}

function finding(what: Finding['what'], { identity, exchange }: Post, why: string): Finding {
  const { status, answer, sentAt, answeredAt, door } = exchange;
  const told = [status, answer?.code, answer?.version].filter((one) => one !== undefined).join(' ');
  return found(what, `${identity} at ${door}, ${sentAt} to ${answeredAt}, was answered ${told}: ${why}`);
}

function found(what: Finding['what'], detail: string): Finding {
  return { what, detail };
}

function groupBy<Key, One>(all: One[], keyOf: (one: One) => Key): Map<Key, One[]> {
  const groups = new Map<Key, One[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
