/** What the README beside this says of the sample, held to its commands, cell by cell and number by number. */
import { readFileSync } from 'node:fs';
import { onPaper } from '../../test/on-paper.js';

const page = readFileSync('samples/north-korean-troops/README.md', 'utf8');
const { events, claims } = onPaper(readFileSync('samples/north-korean-troops/commands.ndjson', 'utf8'));

/** As the texts show it, of what stands in the commands. */
const PUBLISHED: Record<string, string> = {
  '2024-10-24': '2024-10-24',
  '2024-10-24/..': 'not before 24 October',
  '2024-10-25T14:14Z': 'updated 25 October, 10:14 a.m. ET',
};

interface Told {
  outletId: string;
  reportId: string;
  name: string;
  headline?: string;
  url?: string;
  publishedAt: string;
}

describe("the sample's README", () => {
  it('has of each paper the headline, the day and the link that its text shows', () => {
    const names = new Map(told('OutletRegistered').map(({ outletId, name }) => [outletId, name]));
    const rows = told('ReportPublished').map((report) => {
      const revised = told('ReportRevised').find(({ reportId }) => reportId === report.reportId);
      const { headline = 'not shown', publishedAt } = { ...report, ...revised };
      const link = report.url === undefined ? 'not shown' : `<${report.url}>`;
      return [names.get(report.outletId), headline, PUBLISHED[publishedAt], link];
    });
    expect(tableUnder('| outlet | headline |')).toEqual(rows);
  });

  it('counts what is in the commands', () => {
    const statements = [...claims.values()].flatMap((claim) => claim.statements).length;
    const [outlets, holders, reports] = ['OutletRegistered', 'HolderRegistered', 'ReportPublished'].map(
      (type) => told(type).length,
    );
    expect([told('ReportRevised').length, page.split('\n')[2]]).toEqual([
      1,
      expect.stringContaining(
        `${outlets} outlets, ${claims.size} claims, ${holders} holders, ${reports} reports with one revision, ${statements} statements.`,
      ),
    ]);
  });
});

function told(type: string): Told[] {
  return events.flatMap((event) => (event.type === type ? [event.data as unknown as Told] : []));
}

/** The cells of its rows. */
function tableUnder(head: string): string[][] {
  const [, ...rows] = page.slice(page.indexOf(head)).split('\n\n', 1)[0]?.split('\n') ?? [];
  return rows.slice(1).map((row) => row.slice(2, -2).split(' | '));
}
