/**
 * Somebody beside Stet writes to its database: then the views tell of a stream what the log does not hold, and a door that
 * believed them answered 201 for what is void.
 */
import { streamName } from '#newsroom';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { partitionOf } from '#ledger';
import { connect, type Sql } from '#postgres';
import { type Asked, type NewsroomService, startNewsroom } from '#testing';

const FORGED = 'A'.repeat(43);
const LAST = `"offset" = (select max("offset") from stet_index.commits where stream = $1)`;
const FIRST = `"offset" = (select min("offset") from stet_index.commits where stream = $1)`;

/** As whoever has the password would: `$1` is the claim's stream. */
const FORGERIES: [misfortune: string, statements: string[]][] = [
  ['the head of a stream was forged', [`update stet_index.streams set head = '${FORGED}' where stream = $1`]],
  ['its version was', [`update stet_index.streams set version = version - 1 where stream = $1`]],
  ['its time was set to 2099', [`update stet_index.streams set at = '2099-01-01T00:00:00.000Z' where stream = $1`]],
  [
    'its head and its last commit were forged alike',
    [
      `update stet_index.streams set head = '${FORGED}' where stream = $1`,
      `update stet_index.commits set hash = '${FORGED}' where stream = $1 and ${LAST}`,
    ],
  ],
  ['its head is gone', [`delete from stet_index.streams where stream = $1`]],
  [
    'it was put back to what it was, but this process has read on',
    [
      `update stet_index.streams s set version = 2, head = c.hash, at = c.at from stet_index.commits c where s.stream = $1 and c.stream = $1 and c.version = 2`,
      `delete from stet_index.commits where stream = $1 and version = 3`,
    ],
  ],
  [
    'it is gone, whole, but this process has read it',
    [`delete from stet_index.streams where stream = $1`, `delete from stet_index.commits where stream = $1`],
  ],
  [
    'the views are said to have read more than they hold',
    [
      `update stet_index.checkpoints set next_offset = next_offset + 1 where partition = (select partition from stet_index.streams where stream = $1)`,
    ],
  ],
  ['its commits are gone', [`delete from stet_index.commits where stream = $1`]],
  ['its last commit is gone', [`delete from stet_index.commits where stream = $1 and ${LAST}`]],
  ['its first commit is hidden', [`update stet_index.commits set stands = false where stream = $1 and ${FIRST}`]],
  [
    'one of its commits says something else',
    [
      `update stet_index.commits set events = replace(events::text, 'in Russia', 'in Ukraine')::json where stream = $1 and ${FIRST}`,
    ],
  ],
  [
    'its last commit says something else',
    [
      `update stet_index.commits set events = replace(events::text, 'second', 'third')::json where stream = $1 and ${LAST}`,
    ],
  ],
  ['somebody else’s key stands on it', [`update stet_index.commits set id = 'again' where stream = $1 and ${FIRST}`]],
  [
    'somebody else’s name stands on it',
    [`update stet_index.commits set "by" = 'editor:x' where stream = $1 and ${FIRST}`],
  ],
  ['a key stands for other content', [`update stet_index.commits set digest = 'other' where stream = $1 and ${FIRST}`]],
  [
    'a commit is said to be later than all that the log holds',
    [`update stet_index.commits set "offset" = 1000000000 where stream = $1 and ${LAST}`],
  ],
  [
    'two commits have changed places',
    [`update stet_index.commits set version = 4 - version where stream = $1 and version <> 2`],
  ],
];

describe('whoever writes to the database beside Stet', () => {
  let newsroom: NewsroomService;
  let sql: Sql;
  let claims = 0;
  let alarms: string[] = [];

  beforeAll(async () => {
    const lines = new Writable({
      write: (line: Buffer, _encoding, done) => {
        if (line.includes('"level":50')) alarms.push(line.toString());
        done();
      },
    });
    // A stream is read from the views each time that it is used.
    newsroom = await startNewsroom({ kafka: true, limits: { streams: 0 }, log: pino({ level: 'error' }, lines) });
    sql = connect(newsroom.databaseUrl, { max: 1 });
    await newsroom.post('register-claim', { claimId: 'other', proposition: 'Something else' });
  });

  afterAll(async () => {
    await sql.end();
    await newsroom.stop();
  });

  it.each(FORGERIES)(
    'is found out when %s: nothing is decided on it, until it is as it was',
    async (_what, forgery) => {
      const claimId = await claim();
      const kept = await keep(claimId);
      for (const statement of forgery) await sql.unsafe(statement, [streamName('claim', claimId)]);
      alarms = [];

      for (const asked of [await reword(claimId, 'new'), await reword(claimId, 'again'), await link(claimId)]) {
        const detail = expect.stringContaining('Nothing was written; post it again with the same key');
        expect(asked).toMatchObject({ status: 503, body: { code: 'stream.unlike-log', detail } });
        expect(asked.headers.get('retry-after')).toBe('1');
      }
      const ofClaim = alarms.filter((line) => line.includes(`${streamName('claim', claimId)} `));
      expect(ofClaim).toHaveLength(1);
      expect(ofClaim[0]).toContain(`what the views hold of claim-${claimId} is not what the log holds`);

      await kept.putBack();
      expect(await reword(claimId, 'again')).toMatchObject({ status: 201, body: { version: 2 } });
      const taken = await reword(claimId, 'new');
      expect(taken).toMatchObject({ status: 201, body: { version: 4 } });
      const after = { 'read-after': String(taken.body.position) };
      const { commits } = (await newsroom.get(`/v1/streams/claim-${claimId}`, after)).body as { commits: object[] };
      expect(commits).toMatchObject([1, 2, 3, 4].map((version) => ({ version, stands: true })));
    },
  );

  it('cannot make a stream that never was', async () => {
    await sql`insert into stet_index.streams values ('claim-invented', 0, 1, ${FORGED}, '2024-10-24T00:00:00.000Z')`;
    expect((await reword('invented', 'new')).body).toMatchObject({ code: 'stream.unlike-log' });
    await sql`
      insert into stet_index.commits select partition, 999999, appended_at, ${FORGED}, true, 'claim-invented', id, "by", command, digest, 0, 1, at, events
      from stet_index.commits where command = 'RegisterClaim' limit 1`;
    expect((await reword('invented', 'new')).body).toMatchObject({ code: 'stream.unlike-log' });
    await sql`delete from stet_index.commits where stream = 'claim-invented'`;
    await sql`delete from stet_index.streams where stream = 'claim-invented'`;
  });

  /** Registered and reworded twice, and in the views, which have read on in its partition. */
  async function claim(): Promise<string> {
    const claimId = `claim-${(claims += 1)}`;
    await newsroom.post('register-claim', { claimId, proposition: 'North Korean troops are in Russia' });
    await reword(claimId, 'again', 'first');
    await reword(claimId, 'last', 'second');
    const outletId = ids().find(
      (id) => partitionOf(streamName('outlet', id), 12) === partitionOf(streamName('claim', claimId), 12),
    );
    const { body } = await newsroom.post('register-outlet', { outletId, name: 'An outlet' });
    await newsroom.shows(String(body.position));
    await letGo();
    return claimId;
  }

  function ids(): string[] {
    return Array.from({ length: 500 }, (_, n) => `o-${claims}-${n}`);
  }

  /** Whatever is used next lets the others go. */
  async function letGo(): Promise<void> {
    await newsroom.post('register-outlet', { outletId: 'uawire', name: 'UAWire' });
  }

  async function reword(claimId: string, key: string, proposition = 'first'): Promise<Asked> {
    const asked = await newsroom.post(
      'reword-claim',
      { claimId, proposition, reason: 'it was unclear' },
      { 'idempotency-key': key },
    );
    await letGo();
    return asked;
  }

  /** Of another claim, to this one. */
  function link(to: string): Promise<Asked> {
    return newsroom.post('link-claim', { claimId: 'other', kind: 'part_of', to });
  }

  async function keep(claimId: string): Promise<{ putBack(): Promise<void> }> {
    const stream = streamName('claim', claimId);
    const commits = await sql`select to_json(c) as row from stet_index.commits c where stream = ${stream}`;
    const [head] = await sql`select to_json(s) as row from stet_index.streams s where stream = ${stream}`;
    return {
      putBack: async () => {
        await sql`delete from stet_index.commits where stream = ${stream}`;
        await sql`delete from stet_index.streams where stream = ${stream}`;
        await sql`update stet_index.checkpoints c set next_offset = (select max("offset") + 1 from stet_index.commits t where t.partition = c.partition)
          where next_offset > (select max("offset") + 1 from stet_index.commits t where t.partition = c.partition)`;
        await sql.unsafe(
          `insert into stet_index.commits select * from json_populate_recordset(null::stet_index.commits, $1::text::json)`,
          [JSON.stringify(commits.map(({ row }) => row as object))],
        );
        await sql.unsafe(
          `insert into stet_index.streams select * from json_populate_record(null::stet_index.streams, $1::text::json)`,
          [JSON.stringify(head?.row)],
        );
      },
    };
  }
});
