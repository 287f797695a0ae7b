/**
 * Links: how does a claim stand to others, told from both ends, and how does each of the others stand? A row is a
 * link's life, as the stream of the claim that it was put on tells it. How the other end stands is asked when it is read.
 */
import { type Static, Type } from '@sinclair/typebox';
import { LINKS } from '#newsroom';
import type { Transaction } from '#postgres';
import { LINK_KIND } from './answer.js';
import { CIRCLE, circlesThrough } from './circles.js';
import { shownIn } from './claim-past.js';
import { CLOCKS, isPast, momentOf, OF_A_MOMENT } from './moment.js';
import { countLinks, LINK_COUNTS, linksTotal } from './link-counts.js';
import { livesIn } from './link-lives.js';
import { OTHER_END, otherEnds } from './other-ends.js';
import { isText, pageOf } from './page.js';
import { ID, type Key, limitOf, oneOf, type ParameterValues, question, type Reader } from './question.js';
import type { Snapshot } from './reading.js';
import { standing } from './standing-links.js';
import type { View } from './view.js';
import { writeRows } from './write-rows.js';

/** How a claim stands to others, on its sheet and by itself. */
export const LINKS_OF_A_CLAIM = {
  links: Type.Array(
    Type.Object(
      {
        kind: LINK_KIND,
        from: Type.String(),
        to: Type.String(),
        recordedAt: Type.String(),
        recordedBy: Type.String(),
        claim: OTHER_END,
      },
      { $id: 'Link' },
    ),
  ),
  linksTotal: Type.Integer(),
  circles: Type.Array(CIRCLE),
};
const LINKS_PAGE = Type.Object({ claimId: Type.String(), ...LINKS_OF_A_CLAIM, ...OF_A_MOMENT });
const LINKS_BY_THEMSELVES = '/claims/:id/links';
export type Links = Omit<Static<typeof LINKS_PAGE>, 'claimId' | 'moment'>;
type Link = Links['links'][number];

export const links: View = {
  name: 'links',
  table: `
    create table links (
      claim_id text, kind text, to_id text, version int, at text not null, "by" text not null, moment float8, "offset" bigint not null,
      ended_at int, ended_moment float8, ended_offset bigint, partition int not null,
      primary key (claim_id, kind, to_id, version)
    );
    create index links_from on links (claim_id, kind collate "C", to_id collate "C");
    create index links_to on links (to_id, kind collate "C", claim_id collate "C");
    create index standing_from on links (claim_id, kind collate "C", to_id collate "C") where ended_at is null;
    create index standing_to on links (to_id, kind collate "C", claim_id collate "C") where ended_at is null;
    ${LINK_COUNTS}`,
  async write(sql, batch) {
    const { made, ended } = livesIn(batch);
    if (ended.length > 0)
      await sql`
      update links l set ended_at = e.ended_at, ended_moment = e.ended_moment, ended_offset = e.ended_offset
      from json_populate_recordset(null::links, ${JSON.stringify(ended)}::text::json) e
      where l.claim_id = e.claim_id and l.kind = e.kind and l.to_id = e.to_id and l.ended_at is null`;
    await writeRows(sql, 'links', { key: ['claim_id', 'kind', 'to_id', 'version'], rows: made });
    await countLinks(sql, { made, ended });
  },
  questions: [
    question({
      path: LINKS_BY_THEMSELVES,
      id: ID,
      answers:
        'How a claim stands to others, whichever end the link was put on, and how each of the others stands: its duplicates first, each with its own status and verdict, for there is none over both. `circles` says where links of a kind lead back to it.',
      answer: LINKS_PAGE,
      parameters: {
        kind: oneOf('Only links of this kind.', LINKS),
        ...CLOCKS,
        known: { ...CLOCKS.known, means: `${CLOCKS.known.means} Then 20 links a page at most.` },
      },
      pages: ({ kind, way, other }) => isText(kind) && (way === 0 || way === 1) && isText(other),
      readsWhole: isPast,
      read: async (snapshot, asked, reader) => {
        const { id = '' } = asked;
        const shown = await shownIn(snapshot, asked, reader);
        if (!shown) return undefined;
        const links = await linksOf(snapshot, asked, reader);
        return { claimId: id, ...links, ...momentOf(LINKS_BY_THEMSELVES, asked, shown) };
      },
    }),
  ],
};

/** Of each other end some of the past is read. */
const MOST_KNOWN = 20;

/** A page: by kind, duplicates first; those put on this claim before those put on others; by the other's id. */
export async function linksOf(
  snapshot: Snapshot,
  asked: ParameterValues,
  reader: Reader,
): Promise<Links & { next: Key | null }> {
  const { id = '', known } = asked;
  const limit = Math.min(limitOf(asked), known === undefined ? Infinity : MOST_KNOWN);
  const rows = await placed(snapshot, { asked, after: reader.after, limit });
  const { page, next } = pageOf(rows, { limit: String(limit) }, ({ kind, way, other }) => ({ kind, way, other }));
  const ends = await otherEnds(snapshot, { ids: page.map(({ other }) => other), asked, reader });
  return {
    links: page.flatMap(({ way: _way, other, ...link }) => {
      const claim = ends.get(other);
      return claim ? [{ ...link, claim }] : [];
    }),
    linksTotal: await linksTotal(snapshot, asked),
    circles: await circlesThrough(snapshot, { id, known }),
    next,
  };
}

interface Placed extends Omit<Link, 'claim'> {
  /** 0 if it was put on this claim, 1 if on the other. */
  way: number;
  other: string;
}

async function placed(
  snapshot: Transaction,
  { asked, after, limit }: { asked: ParameterValues; after: Key | undefined; limit: number },
): Promise<Placed[]> {
  const { id = '' } = asked;
  const stands = standing(snapshot, asked.known);
  const wanted =
    asked.kind === undefined ? snapshot`${stands}` : snapshot`${stands} and kind collate "C" = ${asked.kind}`;
  const behind = (way: 0 | 1, other: 'to_id' | 'claim_id') => snapshot`${isBehind(snapshot, after, { way, other })}`;
  return snapshot<Placed[]>`
    select kind, claim_id as "from", to_id as "to", at as "recordedAt", "by" as "recordedBy", way, other from (
      (select *, 0 as way, to_id as other from links where claim_id = ${id} and ${wanted} and ${behind(0, 'to_id')}
        order by kind collate "C", to_id collate "C" limit ${limit + 1})
      union all
      (select *, 1, claim_id from links where to_id = ${id} and claim_id <> ${id} and ${wanted} and ${behind(1, 'claim_id')}
        order by kind collate "C", claim_id collate "C" limit ${limit + 1})
    ) l
    order by kind collate "C", way, other collate "C" limit ${limit + 1}`;
}

/** Of each end by itself: the links of each are read in their order, and no more of them than a page has. */
function isBehind(
  snapshot: Transaction,
  after: Key | undefined,
  { way, other }: { way: 0 | 1; other: 'to_id' | 'claim_id' },
) {
  if (!after) return snapshot`true`;
  const kind = String(after.kind);
  if (after.way !== way)
    return way === 0 ? snapshot`kind collate "C" > ${kind}` : snapshot`kind collate "C" >= ${kind}`;
  return snapshot`(kind collate "C", ${snapshot(other)} collate "C") > (${kind}, ${String(after.other)})`;
}
