import type { AclEntry, Admin } from 'kafkajs';
import type { Authority } from './certificates.mjs';
import type { Cluster } from './kafka.mjs';

export interface SecuredKafka {
  cluster: Cluster;
  authority: Authority;
  /** Stet's: with SASL, by a password in them. */
  settings: Record<string, string>;
  /** By the plain listener, where everything is allowed. */
  asAdmin<T>(act: (admin: Admin) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

export const USER: string;
export const PASSWORD: string;

export function startSecuredKafka(options?: { count?: 1 | 3; log?: string }): Promise<SecuredKafka>;

export function stetAcls(topic: string, options?: { principal?: string; isPrefix?: boolean }): AclEntry[];
