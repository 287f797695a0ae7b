/** A caller with one kept connection, who sends one request after the other and holds each answer against what is promised. */
import { readFileSync } from 'node:fs';
import { Agent, type IncomingMessage, request as open } from 'node:http';
import type { Description } from '#testing';
import type { FuzzRequest } from './requests.js';

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
}

/** How long an answer may take, in milliseconds: what it may wait for, and a second. */
const WAITS = { post: 10_000, question: 5000, readAfter: 2000, second: 1000 };
/** Refusals that are of a request's form. */
const OF_FORM = [400, 405, 413, 414, 415, 417, 421, 431];
/** No schema says what time it is, or which of two moments is the later. */
const NOT_OF_FORM = /"moment\.in-the-future"|: exchange the two"/;
const CODES = codesOnPage();

export class Caller {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  /** How many of each status. */
  readonly answered: Record<number, number> = {};
  /** What came before on the same connection may be what ended it. */
  private before: FuzzRequest | undefined;

  constructor(
    private readonly url: string,
    private readonly description: Description,
  ) {}

  /** Throws what is wrong with the answer. */
  async send(request: FuzzRequest): Promise<void> {
    const { before } = this;
    this.before = request;
    const sent = performance.now();
    const answer = await this.ask(request).catch((error: unknown) => {
      throw new Error(`${String(error)} Before it: ${JSON.stringify(before)}`);
    });
    const took = performance.now() - sent;
    this.answered[answer.status] = (this.answered[answer.status] ?? 0) + 1;
    const fault = faultOf(answer, request) ?? (took > mostOf(request) ? `It took ${Math.round(took)} ms.` : undefined);
    if (fault !== undefined) throw new Error(`${fault} ${answer.status} ${answer.text.slice(0, 1000)}`);
    this.assertDescribed(answer, request);
  }

  /** What is answered is of its schema, whatever was asked. */
  private assertDescribed({ status, headers, text }: Answer, { method, path }: FuzzRequest): void {
    const type = headers['content-type'] ?? '';
    if (method === 'HEAD' || text === '') return;
    if (/^application\/(problem\+)?json/.test(type))
      this.description.assertAnswer({ method, path, status, body: JSON.parse(text) });
    if (type === 'application/x-ndjson')
      for (const line of text.trimEnd().split('\n').filter(Boolean))
        this.description.assertIs('BulkLine', JSON.parse(line));
  }

  leave(): void {
    this.agent.destroy();
  }

  /** A live feed is left as soon as it says something. */
  private ask({ method, path, headers, body }: FuzzRequest): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = open(this.url + path, { method, agent: this.agent, headers: this.headersOf(headers, body) });
      asked.on('error', (error) => reject(new Error(`No answer came: ${String(error)}`)));
      asked.on('response', (response) => {
        let text = '';
        const { statusCode: status = 0 } = response;
        const end = () => resolve({ status, headers: response.headers, text });
        response.setEncoding('utf8').on('error', reject).on('end', end);
        response.on('data', (piece: string) => {
          text += piece;
          if (response.headers['content-type']?.startsWith('text/event-stream') !== true) return;
          end();
          response.destroy();
        });
      });
      asked.end(body);
    });
  }

  private headersOf(headers: FuzzRequest['headers'], body = ''): string[] {
    const length = body === '' ? [] : ['Content-Length', String(Buffer.byteLength(body))];
    return ['Host', new URL(this.url).host, ...headers.flat(), ...length];
  }
}

function mostOf({ method, headers }: FuzzRequest): number {
  const waits = headers.some(([name]) => name.toLowerCase() === 'read-after') ? WAITS.readAfter : 0;
  return waits + (method === 'POST' ? WAITS.post : WAITS.question) + WAITS.second;
}

function faultOf({ status, headers, text }: Answer, { method, fits }: FuzzRequest): string | undefined {
  const isOfForm = OF_FORM.includes(status) && !NOT_OF_FORM.test(text);
  if (fits && isOfForm) return 'It fits the schema, and was refused for its form:';
  if (status === 503 && !/^\d+$/.test(headers['retry-after'] ?? '')) return 'Without Retry-After:';
  if (status < 400) return headers['content-type'] === 'application/x-ndjson' ? faultOfLines(text, fits) : undefined;
  if (!/^application\/problem\+json\b/.test(headers['content-type'] ?? '')) return 'No problem document:';
  return method === 'HEAD' ? undefined : faultOfProblem(status, JSON.parse(text) as Problem);
}

interface Problem {
  status?: number;
  code?: string;
}

function faultOfProblem(status: number, problem: Problem): string | undefined {
  if (status === 500) return 'It failed:';
  if (CODES.get(problem.code ?? '') !== status) return 'With this code docs/errors.md has no such answer:';
  return problem.status === status ? undefined : 'Another status in the document:';
}

function faultOfLines(text: string, fits: boolean): string | undefined {
  const answers = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Problem);
  for (const { status = 0, ...problem } of answers) {
    if (fits && OF_FORM.includes(status)) return 'A line fits the schema, and was refused for its form:';
    const fault = status < 400 ? undefined : faultOfProblem(status, { status, ...problem });
    if (fault !== undefined) return `A line: ${fault}`;
  }
  return undefined;
}

/** With the status of each; the rules' own come with 409. */
function codesOnPage(): Map<string, number> {
  const page = readFileSync('docs/errors.md', 'utf8');
  const ofDoors = [...page.matchAll(/^\| `([a-z.-]+)` \| (\d{3}) \|/gm)].map(([, code = '', status]) => [
    code,
    Number(status),
  ]);
  const rules = page.slice(page.indexOf('With 409'), page.indexOf('## What stops'));
  const ofRules = [...rules.matchAll(/^\| `([a-z.-]+)` \|/gm)].map(([, code = '']) => [code, 409]);
  return new Map([...ofRules, ...ofDoors] as [string, number][]);
}
