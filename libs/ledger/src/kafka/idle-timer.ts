/**
 * kafkajs 2.2.4 runs a 1 ms timer on every connection for ever after its first response (4 to 13 % of a core;
 * tulios/kafkajs, requestQueue's scheduleCheckPendingRequests). It is needed only while something waits to be sent.
 */
import { createRequire } from 'node:module';

interface RequestQueue {
  pending: unknown[];
  throttledUntil: number;
  scheduleCheckPendingRequests(): void;
}

const PATCHED_VERSION = '2.2.4';

/** Throws if kafkajs is of another version than the one that this was written for. */
export function stopIdleTimer(): void {
  const require = createRequire(import.meta.url);
  const { version } = require('kafkajs/package.json') as { version: string };
  if (version !== PATCHED_VERSION)
    throw new Error(`kafkajs is ${version}; look whether idle-timer.ts, made for ${PATCHED_VERSION}, is still needed.`);
  const queue = (require('kafkajs/src/network/requestQueue') as { prototype: RequestQueue }).prototype;
  const schedule = queue.scheduleCheckPendingRequests;
  queue.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this);
  };
}
