/** One request to a door of Stet, and what its failure means: another try may help, or it would not. */
import { NotNow, Refused } from './errors.js';
import type { Problem } from './words.js';

export interface DoorRequest {
  /** In words, for errors. */
  what: string;
  path: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string | undefined>;
  body?: string;
  signal: AbortSignal;
}

/** Of a proxy, too: whoever is behind it may be there the next time. */
const NOT_NOW = [408, 429, 502, 503, 504];

export class Door {
  private readonly url: string;

  constructor(
    url: string,
    private readonly key: string | undefined,
    private readonly fetch: typeof globalThis.fetch,
  ) {
    this.url = url.replace(/\/+$/, '');
  }

  /** Throws NotNow or Refused. */
  async answer({ what, path, method = 'GET', headers = {}, body, signal }: DoorRequest): Promise<Response> {
    const authorization = this.key === undefined ? undefined : `Bearer ${this.key}`;
    const sent = Object.entries({ authorization, ...headers }).filter(([, value]) => value !== undefined);
    const request = { method, headers: Object.fromEntries(sent) as Record<string, string>, signal };
    const { fetch } = this;
    const answer = await orLost(fetch(`${this.url}${path}`, body === undefined ? request : { ...request, body }));
    if (answer.ok) return answer;
    const problem = problemIn(answer.status, await orLost(answer.text()));
    if (!NOT_NOW.includes(answer.status))
      throw new Refused(what, problem, answer.headers.get('log-position') ?? undefined);
    throw new NotNow(`${problem.status} ${problem.code}. ${problem.detail}`, waitOf(answer.headers.get('retry-after')));
  }

  /** Throws NotNow or Refused. */
  async json<T>(request: DoorRequest): Promise<{ status: number; body: T }> {
    const answer = await this.answer(request);
    return { status: answer.status, body: parsed(await orLost(answer.text())) as T };
  }
}

/** A connection that was refused or lost tells nothing of what became of the request. */
export async function orLost<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof NotNow) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
    throw new NotNow(`${error instanceof Error ? error.message : String(error)}${cause}`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotNow(`what answered was no JSON, or was cut off: ${text.slice(0, 200)}`);
  }
}

function problemIn(status: number, text: string): Problem {
  try {
    const problem = JSON.parse(text) as Problem;
    if (typeof problem.code === 'string' && typeof problem.detail === 'string') return problem;
  } catch {
    // Not of Stet: a proxy between us may have a page of its own.
  }
  const detail = `What answered was no door of Stet: ${text.slice(0, 200)}`;
  return { type: 'about:blank', title: 'No problem document', status, code: 'no-problem-document', detail };
}

/** Retry-After in milliseconds: RFC 9110 has seconds, or a date. */
function waitOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
