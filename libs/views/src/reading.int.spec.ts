/** A question reads what it may tell: planted questions, such as an export that calls everything otherwise, tell nothing more. */
import { setTimeout as wait } from 'node:timers/promises';
import { connect, type Sql, type Transaction } from '#postgres';
import { freshDatabase, type FreshDatabase } from '#testing';
import { claimOnFile } from './claim-on-file.js';
import { KILLED } from './killed-reports.js';
import { Reading, type Snapshot } from './reading.js';

const REPORT = { reportId: 'ap-1', headline: 'Two dead', url: 'https://ap.example/1', publishedAt: '2022-11-15' };
const HOLDER = { name: 'a senior official', role: 'anonymous_official' };
const STATEMENT = { claimId: 'missile', statementId: 's-1', reportId: 'ap-1', holder: HOLDER, quantity: { low: 2 } };
const TEXTS = /Two dead|ap\.example|a senior official|"low"/;

type Read = (snapshot: Snapshot) => Promise<unknown>;

describe('a question over a killed report', () => {
  let database: FreshDatabase;
  let sql: Sql;

  beforeAll(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 1 });
    await sql.unsafe(`${KILLED}
      create table reports (report_id text, data json); create table statements (claim_id text, statement_id text, name text, data json);
      create table changes (claim_id text, because json); insert into killed_reports values ('ap-1');
      insert into report_statements values ('missile', 's-1', 'ap-1')`);
    await sql`insert into reports values ('ap-1', ${JSON.stringify(REPORT)}::text::json)`;
    await sql`insert into statements values ('missile', 's-1', ${HOLDER.name}, ${JSON.stringify(STATEMENT)}::text::json)`;
    const because = JSON.stringify([{ statementId: 's-1', holder: HOLDER.name, stance: 'asserts' }]);
    await sql`insert into changes values ('missile', ${because}::text::json)`;
  });

  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  const told = (read: Read, ofKilled = false) =>
    sql.begin(async (raw) => {
      const reading = new Reading(raw, { ofKilled, ofVoid: ofKilled });
      const answer = await read(reading.snapshot);
      return { answer, disclosed: reading.disclosedIn(answer) };
    });

  const renaming: [name: string, read: Read][] = [
    [
      'a report',
      async (snapshot) => {
        const rows = await snapshot<{ it: typeof REPORT }[]>`select data as it from reports`;
        return rows.map(({ it }) => ({ id: it.reportId, title: it.headline, link: it.url }));
      },
    ],
    [
      'a statement',
      async (snapshot) => {
        const rows = await snapshot<{ it: typeof STATEMENT }[]>`select data as it from statements`;
        return rows.map(({ it }) => ({ uid: it.statementId, speaker: it.holder.name, figure: it.quantity }));
      },
    ],
    [
      'a reason',
      async (snapshot) => {
        const rows = await snapshot<
          { why: { holder: string }[] }[]
        >`select claim_id as "claimId", because as why from changes`;
        return rows.flatMap(({ why }) => why.map(({ holder }) => ({ speaker: holder })));
      },
    ],
    [
      'a column beside the id of its statement',
      (snapshot) =>
        snapshot`select claim_id as "claimId", statement_id as "statementId", name as speaker from statements`,
    ],
    [
      'rows of another, in one query',
      (snapshot) =>
        snapshot`select json_agg(it) as all from (select data as it from reports union all select data from statements) t`.then(
          (rows) => rows.map((row) => Object.values(row as object)),
        ),
    ],
  ];

  it.each(renaming)('tells no text of %s, whatever it calls it', async (_name, read) => {
    const { answer, disclosed } = await told(read);
    expect(JSON.stringify(answer)).not.toMatch(TEXTS);
    expect(disclosed).toBeUndefined();
  });

  it.each(renaming)(
    'puts on record that an auditor was shown texts of %s, whatever it calls them',
    async (_name, read) => {
      const { answer, disclosed } = await told(read, true);
      expect(JSON.stringify(answer)).toMatch(TEXTS);
      expect(disclosed?.reports).toEqual(['ap-1']);
    },
  );

  it('puts nothing on record of what it has read and not told', async () => {
    const { disclosed } = await told(async (snapshot) => (await snapshot`select data from reports`).length, true);
    expect(disclosed).toBeUndefined();
  });

  it('takes no text out of a stored report or statement in SQL, and is told what to do instead', async () => {
    const apart: Read[] = [
      (snapshot) => snapshot`select data->>'headline' as title from reports`,
      (snapshot) => snapshot`select data #>> '{holder,name}' as speaker from statements`,
      (snapshot) => snapshot`select data::text as title from reports`,
      (snapshot) => snapshot`select it.value from changes, json_array_elements(because) it`,
      (snapshot) => snapshot`select ${snapshot`data->'url'`} as link from reports`,
      (snapshot) => snapshot.unsafe(`select data->>'headline' as title from reports`),
    ];
    for (const read of apart) await expect(told(read)).rejects.toThrow(/is selected whole.*take it apart behind that/s);
  });

  it('reads no row past what hides', async () => {
    const past: Read[] = [
      (snapshot) => snapshot`select data from reports`.values(),
      (snapshot) => snapshot`select data from reports`.raw(),
      (snapshot) => snapshot`select data from reports`.cursor(1, () => undefined),
    ];
    for (const read of past)
      await expect(told(async (snapshot) => read(snapshot))).rejects.toThrow('A question awaits its rows');
  });

  it('is told what is missing where it reads a statement without its claim', () =>
    expect(told((snapshot) => snapshot`select because from changes`)).rejects.toThrow(
      'Select its claim_id as "claimId"',
    ));

  it('does not compile without what hides, nor with a fold that renames', async () => {
    const question = (snapshot: Snapshot) => snapshot`select 1`;
    // @ts-expect-error: it is no snapshot.
    const asked = (raw: Transaction) => question(raw);
    // @ts-expect-error: of rows that are redacted another status would come.
    const claim = (snapshot: Snapshot) => claimOnFile(snapshot, {}, { ofKilled: false });
    const folded = await sql.begin((raw) =>
      new Reading(raw, { ofKilled: false }).snapshot.folded('missile', async () =>
        wait(0, { statementId: 's-1', speaker: HOLDER.name }),
      ),
    );
    // @ts-expect-error: its type says that `speaker` has to be put on the list; meanwhile it is hidden.
    expect([typeof asked, typeof claim, folded.speaker]).toEqual(['function', 'function', undefined]);
  });
});
