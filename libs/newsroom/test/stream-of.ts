/** The stream that an event, or a command, is of: by the ids in its data; and its kind. */
import { kindOf } from '../src/newsroom.js';
import type { StreamDefinition } from '../src/stream.js';
import { streamName } from '../src/stream-name.js';

export function streamOf(data: object): string {
  const { claimId, reportId, outletId = '' } = data as { claimId?: string; reportId?: string; outletId?: string };
  if (claimId !== undefined) return streamName('claim', claimId);
  return reportId === undefined ? streamName('outlet', outletId) : streamName('report', reportId);
}

export function knownKindOf(stream: string): StreamDefinition {
  const kind = kindOf(stream);
  if (!kind) throw new Error(`${stream} is no stream of the newsroom.`);
  return kind;
}
