/** A whole service, started for one test over a database (and a Kafka topic) of its own, and asked as its users ask. */
import { latestOf } from '#client';
import type { Parts, Service, startService as start } from '#service';
import { eventually, type FreshDatabase, freshDatabase, freshTopic, isSecured, kafkaSettings } from './services.js';

export interface Asked {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

export interface NewsroomService {
  url: string;
  databaseUrl: string;
  post(name: string, body: unknown, headers?: Record<string, string>): Promise<Asked>;
  bulk(ndjson: string): Promise<Record<string, unknown>[]>;
  /** Asks again while the views are behind `read-after`: a busy machine may take longer than the door lets a question wait. */
  get(path: string, headers?: Record<string, string>): Promise<Asked>;
  /** Resolves once its views include this position. */
  shows(position: string): Promise<void>;
  /** Stops it and starts it again over the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface Over extends Partial<
  Pick<Parts, 'http' | 'projector' | 'desk' | 'overLedger' | 'limits' | 'doorLimits'>
> {
  /** By default a table, and where the services are secured Kafka, which that is about. */
  kafka?: boolean;
  /** The topic of a log that others follow, too; by default one of its own. */
  topic?: string;
  /** Who hears what it logs; by default nobody. */
  log?: Parameters<typeof start>[2];
  keysFile?: string;
  /** For one that comes again where it was; by default a free one. */
  port?: number;
  /** Names by which the door is asked, as STET_HOSTS has them. */
  hosts?: string;
  /** One that goes on after it; by default one that goes with it. */
  database?: Pick<FreshDatabase, 'url' | 'drop'>;
}

export async function startNewsroom({
  kafka = isSecured(),
  topic = freshTopic(),
  log,
  keysFile,
  port = 0,
  hosts,
  database: given,
  ...parts
}: Over = {}): Promise<NewsroomService> {
  // Only when a service starts: whoever wants a log in memory is not to wait for the framework.
  const { readSettings, startService } = await import('#service');
  const database = given ?? (await freshDatabase());
  const settings = readSettings({
    PORT: String(port),
    DATABASE_URL: database.url,
    LOG_LEVEL: 'silent',
    ...(kafka && { ...kafkaSettings(), STET_TOPIC: topic }),
    ...(keysFile !== undefined && { STET_KEYS: keysFile }),
    ...(hosts !== undefined && { STET_HOSTS: hosts }),
  });
  const start = () => startService(settings, { http: true, projector: true, ...parts }, log);
  let service: Service = await start();
  return {
    get url() {
      return service.url ?? '';
    },
    databaseUrl: database.url,
    post: (name, body, headers = {}) => {
      const content = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
      return ask(`${service.url}/v1/commands/${name}`, {
        method: 'POST',
        body: content,
        headers: { 'content-type': 'application/json', ...headers },
      });
    },
    bulk: async (ndjson) => {
      const answer = await fetch(`${service.url}/v1/commands`, {
        method: 'POST',
        body: ndjson,
        headers: { 'content-type': 'application/x-ndjson' },
      });
      return linesIn(await answer.text());
    },
    get: (path, headers = {}) =>
      eventually(async () => {
        const answer = await ask(`${service.url}${path}`, { headers });
        return answer.body.code !== 'views.behind' && answer;
      }),
    shows: async (position) => {
      const headers = { 'read-after': position };
      await eventually(async () => (await ask(`${service.url}/v1/claims?limit=1`, { headers })).status === 200);
    },
    restart: async () => {
      await service.stop();
      service = await start();
    },
    stop: async () => {
      await service.stop();
      if (!given) await database.drop();
    },
  };
}

/** The position that includes all that these answers tell of. */
export function positionAfterAll(answers: Record<string, unknown>[]): string {
  return latestOf(answers.flatMap(({ position }) => (typeof position === 'string' ? position : [])));
}

/** Held against its schema where tests are: `test/hold-answers.ts`. */
async function ask(url: string, request: RequestInit): Promise<Asked> {
  const answer = await fetch(url, request);
  const text = await answer.text();
  const { status, headers } = answer;
  return { status, headers, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

function linesIn(text: string): Record<string, unknown>[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
