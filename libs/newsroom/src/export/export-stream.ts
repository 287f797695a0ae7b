/** Everything an export obeys. */
import { on, stream } from '../stream.js';
import { streamName } from '../stream-name.js';
import { evolveExport, noExport } from './export.js';
import { requestExport, RequestExport } from './request-export.js';

export const exported = stream('export', { initial: noExport, begins: 'ExportRequested', evolve: evolveExport }, [
  on(RequestExport, requestExport, {
    event: 'ExportRequested',
    postedBy: 'auditor',
    means:
      'Puts on record that claims are taken away with all that they rest on: by whom, and why. `stet export --on-record` makes the archive.',
    example: { exportId: 'court-2026-11', claimIds: ['nk-troops-in-russia'], reason: 'Asked for by a court.' },
    id: ({ exportId }) => exportId,
    refersTo: ({ claimIds }) => claimIds.map((claimId) => streamName('claim', claimId)),
  }),
]);
