/** The stream that an event, or a command, is of: by the ids in its data; and its kind. */
import { kindOf } from '../src/newsroom.js';
import type { StreamDefinition } from '../src/stream.js';
import { streamName } from '../src/stream-name.js';

export function streamOf(data: object): string {
  const { claimId, reportId, outletId, exportId, holderId = '' } = data as Partial<Record<string, string>>;
  if (exportId !== undefined) return streamName('export', exportId);
  if (claimId !== undefined) return streamName('claim', claimId);
  if (reportId !== undefined) return streamName('report', reportId);
  return outletId === undefined ? streamName('holder', holderId) : streamName('outlet', outletId);
}

export function knownKindOf(stream: string): StreamDefinition {
  const kind = kindOf(stream);
  if (!kind) throw new Error(`${stream} is no stream of the newsroom.`);
  return kind;
}
