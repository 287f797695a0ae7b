/** Opens an archive: every hash is checked, every commit judged anew, and the sheets are folded from them. Pure: files in. */
import { streamName } from '#newsroom';
import type { Clocks } from '../recorded-claim.js';
import { recordsOf } from './archived-stream.js';
import { type Fault, faultOf, faultsIn, type Manifest, MANIFEST, manifestIn } from './manifest.js';
import { type Folding, type Sheet, sheetOf } from './sheet.js';
import { foldingOf, sheetFiles } from './sheet-files.js';

export interface OpenedArchive {
  /** Undefined where it has none that is one. */
  manifest: Manifest | undefined;
  /** Where there is one, nothing is told from the archive. */
  faults: Fault[];
  /**
   * Whether the sheets in it are what this release makes of its commits. Another may judge otherwise; else somebody altered
   * them, and every hash with them.
   */
  areSheetsAsMade: boolean;
  /** Undefined where the claim was not on file by then. */
  sheet(claimId: string, moment: Clocks): Sheet | undefined;
}

/** Throws LaterArchive. */
export function openArchive(files: Map<string, Buffer>): OpenedArchive {
  const content = files.get(MANIFEST);
  const manifest = content && manifestIn(content);
  if (!manifest) {
    const what = content ? 'it is no manifest as an export writes it' : 'it is not there: this is no archive';
    return closed(undefined, [faultOf(MANIFEST, content ? 'altered' : 'missing', what)]);
  }
  const faults = faultsIn(files, manifest);
  if (faults.length > 0) return closed(manifest, faults);
  const { folding, contradictions } = folded(files, manifest);
  if (contradictions.length > 0) return closed(manifest, contradictions);
  const sheet = (claimId: string, moment: Clocks) => sheetOf(folding, claimId, moment);
  const made = sheetFiles(folding, manifest.claimIds);
  const areSheetsAsMade = made.every(([path, bytes]) => files.get(path)?.equals(bytes));
  return { manifest, faults: [], areSheetsAsMade, sheet };
}

function closed(manifest: Manifest | undefined, faults: Fault[]): OpenedArchive {
  return { manifest, faults, areSheetsAsMade: false, sheet: () => undefined };
}

const POSITIONS = /^streams\/(.+)\.positions\.ndjson$/;

/** Every stream of the archive, and what of it cannot be so. */
function folded(files: Map<string, Buffer>, { partitions, claimIds }: Manifest) {
  const contradictions: Fault[] = [];
  const folding: Folding = { standing: new Map(), leftOut: new Map() };
  for (const [path, positions] of files) {
    const [, stream] = POSITIONS.exec(path) ?? [];
    if (stream === undefined) continue;
    const commits = files.get(`streams/${stream}.commits`) ?? Buffer.alloc(0);
    try {
      const one = foldingOf(new Map([[stream, recordsOf({ commits, positions })]]), partitions);
      folding.standing.set(stream, one.standing.get(stream) ?? []);
      folding.leftOut.set(stream, one.leftOut.get(stream) ?? 0);
    } catch (error) {
      contradictions.push(faultOf(path, 'contradicts', error instanceof Error ? error.message : String(error)));
    }
  }
  for (const claimId of claimIds)
    if (!files.has(`streams/${streamName('claim', claimId)}.positions.ndjson`))
      contradictions.push(faultOf(MANIFEST, 'contradicts', `it names claim ${claimId}, of which there are no commits`));
  return { folding, contradictions };
}
