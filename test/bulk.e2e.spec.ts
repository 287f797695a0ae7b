/** Many commands in one request, as an importer posts them. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { eventually, type NewsroomService, positionAfterAll, startNewsroom } from '#testing';

const outlet = { outletId: 'kbs-world', name: 'KBS World' };

describe('many lines in one request', () => {
  let newsroom: NewsroomService;

  beforeAll(async () => {
    newsroom = await startNewsroom({ doorLimits: { requests: 1 } });
  });

  afterAll(() => newsroom.stop());

  it('are answered each in its place, and one bad line stops nothing', async () => {
    const lines = [
      '{"command":"register-outlet","id":"a","body":{"outletId":"a","name":"A"}}',
      'nonsense',
      '{"command":"nope","id":"b","body":{}}',
      '{"command":"publish-report","id":"c","body":{"reportId":"ra","outletId":"a","publishedAt":"2024-10-24"}}',
    ];
    const answers = await newsroom.bulk(lines.join('\n'));
    expect(answers.map(({ id, status }) => [id, status])).toEqual([
      ['a', 201],
      [null, 400],
      ['b', 404],
      ['c', 201],
    ]);
  });

  it('under one key are told of by the first of them, and each where it is asked for: all that there were once made one answer', async () => {
    const outlets = Array.from({ length: 25 }, (_, n) => `many-${n}`);
    const lines = outlets.map((outletId) => ({
      command: 'register-outlet',
      id: 'one',
      body: { outletId, name: outletId },
    }));
    const answers = await newsroom.bulk(lines.map((line) => JSON.stringify(line)).join('\n'));
    await newsroom.shows(positionAfterAll(answers));
    const { body } = await newsroom.get('/v1/commands/one');
    expect([(body.commits as unknown[]).length, body.commitsTotal]).toEqual([20, 25]);
    const asked = await newsroom.get('/v1/commands/one?stream=outlet-many-9');
    expect(asked.body).toMatchObject({ commits: [{ stream: 'outlet-many-9', version: 1 }], commitsTotal: 1 });
    expect((await newsroom.get('/v1/commands/one?stream=outlet-kbs-world')).body).toEqual({
      id: 'one',
      outcome: 'not_seen',
    });
  });

  it('are decided in their order: a revision once overtook the statements made from the version before', async () => {
    const statement = {
      claimId: 'c',
      statementId: 's',
      reportId: 'r',
      holder: { name: 'Kim Yong-hyun', role: 'third_party_official' },
      act: 'states',
      basis: 'named',
      framing: { headline: 'reports', body: 'reports' },
    };
    const commands = [
      ['register-outlet', outlet],
      ['register-claim', { claimId: 'c', proposition: 'North Korean troops are in Russia' }],
      ['publish-report', { reportId: 'r', outletId: 'kbs-world', publishedAt: '2024-10-24' }],
      ['assert-claim', statement],
      ['revise-report', { reportId: 'r', publishedAt: '2024-10-25', noted: false }],
    ];
    const answers = await newsroom.bulk(
      commands.map(([command, body]) => JSON.stringify({ command, body })).join('\n'),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(answers[3]?.events).toMatchObject([{ type: 'ClaimAsserted', data: { publishedAt: '2024-10-24' } }]);
  });

  it('are taken of so many requests at once: one more is told to come again, and taken once another has ended', async () => {
    const { hostname, port, host } = new URL(newsroom.url);
    const other = connect(Number(port), hostname);
    await once(other, 'connect');
    const head = 'POST /v1/commands HTTP/1.1\r\nContent-Type: application/x-ndjson\r\nContent-Length: 9\r\n';
    other.write(`${head}Host: ${host}\r\n\r\n{`);
    await eventually(async () => {
      const answer = await post();
      return answer.status === 503 && answer.headers.get('retry-after') !== null;
    });
    other.destroy();
    await eventually(async () => (await post()).status === 200);
  });

  function post(): Promise<Response> {
    const headers = { 'content-type': 'application/x-ndjson' };
    return fetch(`${newsroom.url}/v1/commands`, { method: 'POST', headers, body: '\n' });
  }
});
