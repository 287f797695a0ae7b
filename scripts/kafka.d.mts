import type { Signed } from './certificates.mjs';

export interface KafkaNode {
  id: number;
  /** Of its log: a folder in it for each partition. */
  folder: string;
  signal(name: NodeJS.Signals): void;
  gone(): Promise<number>;
  restart(): Promise<void>;
  stop(): Promise<number>;
}

export interface Cluster {
  brokers: string;
  /** Of one that is secured: where TLS is spoken, with SASL, and with a client's certificate. */
  sasl?: string;
  mutual?: string;
  /** Presented from the brokers' next start on. */
  present(presented: Signed): Promise<void>;
  /** Of a user of SCRAM-SHA-512, for connections to come. */
  setPassword(name: string, password: string): Promise<void>;
  nodes: KafkaNode[];
  stop(): Promise<void>;
}

export function startKafka(options?: { isMeasured?: boolean }): Promise<{ brokers: string; stop(): Promise<unknown> }>;

export interface Secured {
  /** What the brokers present. */
  presents: Signed;
  /** Who signed what clients present. */
  ca: string;
  /** Passwords by name. */
  users: Record<string, string>;
}

export function startCluster(options?: { count?: 1 | 3; log?: string; secured?: Secured }): Promise<Cluster>;
