/** A sheet to read and to print: one page, no scripts, nothing that it loads. Every text in it is told as a text. */
import { type ClaimStatement, type Report, reasonsOf, spokenDate } from '#newsroom';
import type { Sheet } from './sheet.js';

const STYLE = `
  body { font: 11pt/1.4 Georgia, serif; margin: 2em auto; max-width: 60em; padding: 0 1em; color: #111; background: #fff; }
  h1 { font-size: 1.6em; margin: 0; } h2 { font-size: 1.15em; margin: 1.6em 0 .4em; } p { margin: .3em 0; }
  table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .25em .6em .25em 0; border-bottom: 1px solid #ccc; }
  th { font-weight: bold; } tr { break-inside: avoid; } .quiet { color: #555; } .loud { border: 2px solid #111; padding: .5em; }
  td { overflow-wrap: anywhere; }`;

export function sheetPage(sheet: Sheet): string {
  const { claimId, proposition, sentence, assertingOrigins, outlets, flags, verdict, topic } = sheet;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${text(proposition)}</title>
<style>${STYLE}
</style>
</head>
<body>
<h1>${text(proposition)}</h1>
<p class="quiet">Claim ${text(claimId)}${topic === null ? '' : `, ${text(topic)}`}. ${momentOf(sheet)}</p>
<p><strong>${text(sentence)}.</strong></p>
<p>${assertingOrigins} asserting origins, ${outlets} outlets.${flags.length > 0 ? ` Flags: ${text(flags.map(spaced).join(', '))}.` : ''}</p>
${verdict ? `<p>The desk's verdict: <strong>${text(spaced(verdict.verdict))}</strong>, by ${text(verdict.by ?? '')} at ${text(verdict.at ?? '')}: ${text(verdict.reason)}</p>` : ''}
${sheet.leftOut > 0 ? `<p class="loud">${sheet.leftOut} commits of this claim are left out of this archive, for they say a word of reports that were killed. What is told here is told without them.</p>` : ''}
${courseOf(sheet)}
${statementsOf(sheet)}
${figuresOf(sheet)}
${reportsOf(sheet)}
</body>
</html>
`;
}

function momentOf({ moment: { at, known } }: Sheet): string {
  if (at === undefined && known === undefined) return 'As of all that is in the archive.';
  return text(
    [at && `By what had been published by ${at}`, known && `by what the desk had recorded by ${known}`]
      .filter(Boolean)
      .join(', '),
  );
}

function courseOf({ timeline }: Sheet): string {
  const rows = timeline.map((change) => [
    spokenDate(change.at),
    spaced(change.status),
    `${change.outlets} outlets, ${change.assertingOrigins} origins: ${reasonsOf(change)}`,
  ]);
  return table('How it came to that', ['published', 'status', 'because'], rows);
}

function statementsOf({ statements }: Sheet): string {
  const rows = statements.map((one) => [
    spokenDate(one.publishedAt),
    one.outletId,
    [one.holder.name, one.holder.for && `for ${one.holder.for}`].filter(Boolean).join(', '),
    `${spaced(one.stance)}${one.lean ? ` ${one.lean}` : ''} (${spaced(one.act)})`,
    wordsOf(one),
    [one.notCounted && `does not count: ${one.notCounted}`, endOf(one), recordedOf(one)].filter(Boolean).join('; '),
  ]);
  return table('Who said what', ['published', 'outlet', 'holder', 'stance', 'in which words', 'beside it'], rows);
}

function wordsOf({ quote, passage }: ClaimStatement): string {
  return [quote && `“${quote.exact}”`, passage].filter(Boolean).join(' — ');
}

function endOf({ retraction }: ClaimStatement): string | undefined {
  return retraction && `ended ${spokenDate(retraction.publishedAt)}: ${spaced(retraction.why)}`;
}

function recordedOf({ recordedAt, recordedBy }: Sheet['statements'][number]): string | undefined {
  return recordedAt && `recorded ${recordedAt} by ${recordedBy}`;
}

function figuresOf({ quantities, quantitiesTotal }: Sheet): string {
  const rows = quantities.map(({ measure, op, low, high, unit, asOf, holder }) => [
    measure,
    `${spaced(op)} ${low}${high === undefined ? '' : ` to ${high}`} ${unit}${asOf === undefined ? '' : `, as of ${asOf}`}`,
    holder,
  ]);
  const more = quantitiesTotal > rows.length ? `<p class="quiet">The first of ${quantitiesTotal}.</p>` : '';
  return `${table('Figures', ['measure', 'figure', 'holder'], rows)}${more}`;
}

function reportsOf({ reports }: Sheet): string {
  const rows = reports.map((report) => {
    const { reportId = '', outletId = '', headline = '', url = '', publishedAt, life } = report as Report;
    return [reportId, outletId, publishedAt === undefined ? '' : spokenDate(publishedAt), life, headline, url];
  });
  return table('Reports', ['report', 'outlet', 'published', 'life', 'headline', 'address'], rows);
}

function table(title: string, head: string[], rows: string[][]): string {
  if (rows.length === 0) return '';
  const row = (cells: string[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${tag}>${text(cell)}</${tag}>`).join('')}</tr>`;
  return `<h2>${text(title)}</h2>\n<table>\n${[row(head, 'th'), ...rows.map((cells) => row(cells, 'td'))].join('\n')}\n</table>`;
}

function spaced(word: string): string {
  return word.replaceAll('_', ' ');
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** As HTML shows it and nothing else: whoever wrote a headline writes no page. */
function text(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}
