/** What once went wrong at the door, each named after what it did. */
import { type NewsroomService, startNewsroom } from '#testing';

describe('the door once', () => {
  let newsroom: NewsroomService;

  beforeAll(async () => {
    newsroom = await startNewsroom();
  });

  afterAll(() => newsroom.stop());

  it.each([
    '/v1/claims?q=%00',
    '/v1/claims/%00',
    '/v1/commands/%00',
    '/v1/streams/claim-%00',
    '/v1/outlets?cursor=%00',
  ])('failed at %s, which no database takes', async (path) => expect((await newsroom.get(path)).status).toBe(400));

  it.each(['/docs/constructor', '/docs/toString'])('took %s for a part of its page', async (path) =>
    expect((await newsroom.get(path)).status).toBe(404),
  );

  it('kept the key that it had made to itself when it refused', async () => {
    const { status, headers } = await newsroom.post('publish-report', {
      reportId: 'r',
      outletId: 'nobody',
      publishedAt: '2024-10-24',
    });
    expect(status).toBe(409);
    expect(headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('told what became of a command without waiting for what the asker had read', async () => {
    const headers = { 'read-after': '0:99999999' };
    expect((await fetch(`${newsroom.url}/v1/commands/none`, { headers })).status).toBe(503);
  });

  it('let a line overtake the one before it, which was refused a moment later', async () => {
    const [holder, dependsOn, reason] = [{ name: 'NATO' }, { name: 'NIS' }, 'spoke after its briefing'];
    const lines = [
      { command: 'register-claim', body: { claimId: 'c', proposition: 'p' } },
      { command: 'end-dependence', body: { claimId: 'c', holder, dependsOn, reason } },
      { command: 'declare-dependence', body: { claimId: 'c', holder, dependsOn, reason } },
    ];
    const answers = await newsroom.bulk(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(answers.map(({ status }) => status)).toEqual([201, 409, 201]);
  });

  it('answered the first of many lines only when the last had come', async () => {
    let send: (line: string) => void = () => undefined;
    let end: () => void = () => undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => {
        send = (line) => stream.enqueue(new TextEncoder().encode(`${line}\n`));
        end = () => stream.close();
      },
    });
    send('{"command":"register-outlet","id":"first","body":{"outletId":"first","name":"First"}}');
    const answer = await fetch(`${newsroom.url}/v1/commands`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-ndjson' },
      duplex: 'half',
    } as RequestInit);
    const { value: chunk } = (await answer.body?.getReader().read()) ?? {};
    expect(JSON.parse(new TextDecoder().decode(chunk))).toMatchObject({ id: 'first', status: 201 });
    end();
  });
});
