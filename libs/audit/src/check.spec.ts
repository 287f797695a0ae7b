/** The check, over logs in memory: `check.int.spec.ts` runs the same over Kafka and the embedded log. */
import { freshSimulatedLog } from '#testing';
import { linked } from '../../newsroom/test/given.js';
import { FAULTS } from '../test/faults.js';
import { plantedFaultsAreFound } from '../test/planted-faults.js';
import { WrittenLog } from '../test/written-log.js';
import { check } from './check.js';
import type { Finding } from './finding.js';

plantedFaultsAreFound('in memory', freshSimulatedLog);

describe('a check', () => {
  it.each(FAULTS)('finds $what, and nothing else with it', async ({ plant, finds }) => {
    const ledger = await (await freshSimulatedLog()).open();
    const written = WrittenLog.sound();
    const position = written.positionOf(plant(written));
    await ledger.append(written.entries);
    const findings: Finding[] = [];
    await check(ledger, { onFinding: (finding) => findings.push(finding) });
    expect(findings.map(({ kind, position }) => [kind, position])).toEqual([[finds, position]]);
    await ledger.close();
  });

  it('finds nothing in an export that an auditor has put on record, and an auditor who writes anything else', async () => {
    const ledger = await (await freshSimulatedLog()).open();
    const written = WrittenLog.sound();
    const asked = { exportId: 'court-1', claimIds: ['nk-troops'], reason: 'Asked for by a court.' };
    written.commit({ type: 'ExportRequested', data: asked }, { by: 'auditor:jane' });
    const other = written.commit(linked('part_of', 'nk-troops'), { by: 'auditor:jane' });
    await ledger.append(written.entries);
    const findings: Finding[] = [];
    await check(ledger, { onFinding: (finding) => findings.push(finding) });
    expect(findings).toMatchObject([{ kind: 'by_nobody', position: written.positionOf(other) }]);
    await ledger.close();
  });
});
