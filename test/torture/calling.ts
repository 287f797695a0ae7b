/** Callers as a process of their own: what they are to do, and what they tell of it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FROM_SOURCE } from '../../scripts/from-source.mjs';
import { startKept } from '../../scripts/kept.mjs';

export interface Calling {
  url: string;
  /** Before each key, so that no two posts have the same. */
  name: string;
  connections: number;
  seconds: number;
  /** Posts a second, all callers together; without it each posts as soon as it has its answer. */
  rate?: number;
}

export interface Called {
  sent: number;
  /** How many of each status; 0 is a connection that ended. */
  answers: Record<string, number>;
  withoutRetryAfter: number;
  /** When they had waited long enough. */
  unanswered: number;
  /** The keys of those that were answered 201. */
  taken: string[];
  /** Of those: how many a second, and how long they took, in milliseconds. */
  rate: number;
  p50: number;
  p99: number;
}

/** How long they may take beside their work. */
const PATIENCE_MS = 60_000;

export async function call(calling: Calling): Promise<Called> {
  const folder = await mkdtemp(join(tmpdir(), 'stet-callers-'));
  const told = join(folder, 'told.json');
  const args = [...FROM_SOURCE, 'test/torture/raw-callers.ts', JSON.stringify(calling), told];
  const within = calling.seconds * 1000 + PATIENCE_MS;
  const { gone } = await startKept({ program: process.execPath, args, ready: /^told$/m, within });
  await gone;
  const called = JSON.parse(await readFile(told, 'utf8')) as Called;
  await rm(folder, { recursive: true });
  return called;
}
