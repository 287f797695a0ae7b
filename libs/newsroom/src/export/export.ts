/**
 * An export: claims with all that they rest on, taken away from the log by an auditor. What is on record is that it was
 * asked for, by whom and why; the archive itself is made by whoever reads the log.
 *
 *   (none) ── request ──► requested
 */
import { nothingElse } from '../stream.js';
import type { RequestExport } from './request-export.js';

export type ExportEvent = { type: 'ExportRequested'; data: RequestExport };

/** Empty until it is requested. */
export type Export = Partial<RequestExport>;

export const noExport: Export = {};

export function evolveExport(requested: Export, event: ExportEvent): Export {
  const { type } = event;
  switch (type) {
    case 'ExportRequested':
      return { ...requested, ...event.data };
    default:
      return nothingElse(type, requested);
  }
}
