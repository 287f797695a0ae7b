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
  nodes: KafkaNode[];
  stop(): Promise<void>;
}

export function startKafka(): Promise<{ brokers: string; stop(): Promise<unknown> }>;

export function startCluster(options?: { count?: 1 | 3; log?: string }): Promise<Cluster>;
