/**
 * The pasts of large claims: what there was to see of one after each moment of its story, and after each commit of the
 * desk. A row is a moment, or a commit, and holds what differs from the one before, so whoever asks for one reads a few.
 * They are written behind the views, and `pasts_told` says up to which version of a claim's stream they are; until then,
 * and where a late word changes many moments at once, the claim is told from its own events.
 */
import { type Claim, type Event, isOnFile, isStatement } from '#newsroom';
import { soundCommits } from './claim-on-file.js';
import type { ChangedStream, View } from './view.js';
import { writeRows } from './write-rows.js';

export const pasts: View = {
  name: 'pasts',
  table: `
    create table pasts (
      claim_id text, clock text, place bigint, is_whole boolean not null, picture json,
      primary key (claim_id, clock, place)
    );
    create table pasts_told (claim_id text primary key, version int not null);
    create table deeds (claim_id text, version int, data json not null, primary key (claim_id, version));`,
  async write(sql, { changes }) {
    const rows = changes.filter(({ category }) => category === 'claim').flatMap(deedsIn);
    await writeRows(sql, 'deeds', { key: ['claim_id', 'version'], rows });
  },
  questions: [],
};

/** What commits do beside putting statements on file: each with the statements that it does something to. */
function deedsIn({ stream, state, before, commits }: ChangedStream): object[] {
  const { claimId } = state as Claim;
  return soundCommits(stream, commits, isOnFile(stream, before)).flatMap(({ version, events }) => {
    const deeds = events.filter(isDeed);
    return deeds.length > 0 ? [{ claim_id: claimId, version, data: deeds.flatMap(statementIn) }] : [];
  });
}

/** Whom a name means is told of a claim by all that it says; nothing is kept of it here. */
function isDeed(event: Event): boolean {
  return !isStatement(event) && event.type !== 'HolderIdentified';
}

function statementIn({ data }: Event): string[] {
  return 'statementId' in data ? [String(data.statementId)] : [];
}
