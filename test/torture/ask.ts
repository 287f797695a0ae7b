/** One HTTP request over a kept connection, and how it ended: an answer, a refusal to connect, a loss on the way. */
import { Agent, type ClientRequest, type IncomingMessage, request as open } from 'node:http';

export interface Request {
  method?: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
  /** How long the asker waits, in milliseconds. */
  patience: number;
}

export interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
}

/** No answer came. */
export class NoAnswer extends Error {
  constructor(
    /** `refused`: nobody listens; `lost`: the connection ended under us; `patience`: we gave up. */
    readonly how: 'refused' | 'lost' | 'patience',
    readonly received: string,
    options?: ErrorOptions,
  ) {
    super(`no answer: ${how}`, options);
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 512 });

/** Throws NoAnswer. `onText` hears the body as it comes. */
export function ask(url: string, request: Request, onText: (text: string) => void = () => undefined): Promise<Answer> {
  const { method = 'GET', path, headers = {}, body, patience } = request;
  return new Promise((resolve, reject) => {
    const asked: ClientRequest = open(`${url}${path}`, { method, headers, agent });
    let received = '';
    const timer = setTimeout(() => fail('patience'), patience);
    const fail = (how: NoAnswer['how'], cause?: unknown) => {
      clearTimeout(timer);
      reject(new NoAnswer(how, received, { cause }));
      asked.destroy();
    };
    asked.on('error', (error) => fail('code' in error && error.code === 'ECONNREFUSED' ? 'refused' : 'lost', error));
    asked.on('response', (response) => {
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        received += text;
        onText(text);
      });
      response.on('error', (error) => fail('lost', error));
      response.on('end', () => {
        clearTimeout(timer);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: received });
      });
    });
    asked.end(body);
  });
}
