/** One utterance as each paper printed it: headline, lead and body side by side. */
import { spokenDate } from '#newsroom';
import { columns } from './columns.js';
import { bold, dim, folded, indented, type Paper } from './paper.js';
import type { Statement, Story, Utterance } from './story.js';

/** Marks what the paper reads into the words. */
const READ = '~';

const COUNTS: Record<string, string> = {
  asserts: 'asserts it',
  hedges: 'leans, and goes no further',
  disputes: 'disputes it',
  denies: 'denies it',
  leaves_open: 'leaves it open',
};

export function printUtterance(utterance: Utterance, { papers, paper }: Pick<Story, 'papers'> & { paper: Paper }) {
  const { holder, saidAt, renderings, headlines } = utterance;
  const byReport = new Map<string, Statement[]>();
  for (const one of renderings) byReport.set(one.reportId, [...(byReport.get(one.reportId) ?? []), one]);
  const [name, rest] = [20, Math.floor((paper.width - 2 - 20 - 6) / 3)];
  const rows = [...byReport.values()].map((those) => [
    papers.get(those[0]?.outletId ?? '') ?? '',
    inHeadline(those, { headlines, papers }),
    inPlace(those, { places: ['summary'], papers }),
    inPlace(those, { places: ['body', 'caption'], papers }),
  ]);
  const when = saidAt === undefined ? '' : `, ${spokenDate(saidAt)}`;
  return [
    bold(`One utterance, ${rows.length} papers: ${holder}${when}`, paper),
    indented(columns(['', 'headline', 'lead', 'body'], spaced(rows), [name, rest, rest, rest]), '  '),
    ...below(utterance).map((sentence) => dim(folded(sentence, { paper, indent: '  ' }), paper)),
  ].join('\n');
}

function below({ holder, renderings, counts }: Utterance): string[] {
  const read = `${READ} the paper's own reading of the words: shown, never counted.`;
  const sum = `However many print it, it counts once${counts ? `: ${holder} ${COUNTS[counts]}` : ''}.`;
  return renderings.some(({ inferred }) => inferred) ? [read, sum] : [sum];
}

type Named = Pick<Story, 'papers'>;

function inHeadline(those: Statement[], { headlines, papers }: Named & Pick<Utterance, 'headlines'>): string {
  const here = those.filter(({ place }) => place === 'headline');
  if (here.length === 0) return those.some(({ framing }) => framing.headline === 'unknown') ? 'not seen' : '–';
  const headline = headlines.get(here[0]?.reportId ?? '');
  return [...new Set(here.map((one) => done(one, papers))), ...(headline === undefined ? [] : [quoted(headline)])].join(
    '\n',
  );
}

function inPlace(those: Statement[], { places, papers }: Named & { places: string[] }): string {
  const here = those.filter(({ place }) => places.includes(place));
  if (here.length === 0) return '–';
  const acts = new Map<string, string[]>();
  for (const one of here) {
    const words = one.passage ?? one.quote?.exact;
    const act = done(one, papers);
    acts.set(act, [...(acts.get(act) ?? []), ...(words === undefined ? [] : [quoted(words)])]);
  }
  return [...acts].flatMap(([act, words]) => [act, ...words]).join('\n');
}

function done({ act, certainty, inferred, place, via = [] }: Statement, papers: Story['papers']): string {
  const hops = via.map(({ outlet, name }) => (outlet === undefined ? name : (papers.get(outlet) ?? outlet)));
  const through = hops.length === 0 ? '' : `, through ${hops.join(', ')}`;
  const sure = certainty === undefined || certainty === 'certain' ? '' : `, as ${certainty}`;
  return `${place === 'caption' ? 'caption: ' : ''}${act.replaceAll('_', ' ')}${sure}${through}${inferred ? ` ${READ}` : ''}`;
}

function quoted(words: string): string {
  return `“${words}”`;
}

/** A line of air between two papers. */
function spaced(rows: string[][]): string[][] {
  return rows.flatMap((row, index) => (index === 0 ? [row] : [row.map(() => ''), row]));
}
