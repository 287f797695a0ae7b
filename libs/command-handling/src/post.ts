/** One command on its way: from the door to its outcome. */
import { digestOf, type ReadRecord } from '#ledger';
import type { CommandDefinition } from '#newsroom';
import type { Accepted, Outcome } from './answers.js';
import type { StreamInUse } from './stream-in-use.js';

export interface Request {
  definition: CommandDefinition;
  /** The validated command. */
  body: object;
  id: string;
  by: string;
  /** The version that the stream must have. */
  ifMatch?: number;
}

export class Post {
  readonly digest: string;
  readonly key: string;
  readonly outcome: Promise<Outcome>;
  /** Resolves when the post needs its streams no more. An unknown outcome does not settle it: the log will. */
  readonly settled: Promise<void>;
  isSettled = false;
  stream: StreamInUse | undefined;
  /** The streams whose facts the decision asks for. */
  references: StreamInUse[] = [];
  /** Its place among all that came to its stream. */
  turn = 0;
  /** Was it ever handed to the log? Then its outcome may be unknown; before that, nothing was written. */
  sent = false;
  /** Has the process read to the log's end since this post arrived? Only then may it be refused. */
  readToTheEnd = false;
  private resolve!: (outcome: Outcome) => void;
  private reject!: (error: unknown) => void;
  private settle!: () => void;

  constructor(readonly request: Request) {
    this.digest = digestOf(request.definition.command, request.body);
    this.key = keyOf(request);
    this.settled = new Promise((settle) => (this.settle = settle));
    this.outcome = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  answer(accepted: Accepted): void {
    this.resolve(accepted);
    this.end();
  }

  refuse(error: unknown): void {
    this.reject(error);
    this.end();
  }

  answerUnknown(): void {
    const { id, definition, body } = this.request;
    this.resolve({ kind: 'unknown', id, stream: definition.streamOf(body) });
  }

  private end(): void {
    this.isSettled = true;
    this.settle();
  }
}

/** With the stream, a command's identity. A name holds no line break. */
export function keyOf({ by, id }: { by: string; id: string }): string {
  return `${by}\n${id}`;
}

/** Where the log stands in the record's partition with the record included. */
export function positionAfter({ partition, offset }: Pick<ReadRecord, 'partition' | 'offset'>): string {
  return `${partition}:${offset + 1}`;
}
