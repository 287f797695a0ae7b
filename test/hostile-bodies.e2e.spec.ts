/** Bodies that mean harm, or are broken: each is refused with what to change, and nothing of it reaches the log. */
import { commandFields, commands, MEMBERS_OF_OBJECT, planted } from '../libs/http/test/command-fields.js';
import { type NewsroomService, startNewsroom } from '#testing';

describe('the door takes nothing of a body', () => {
  let newsroom: NewsroomService;

  beforeAll(async () => {
    newsroom = await startNewsroom();
  });

  afterAll(() => newsroom.stop());

  const deep = (n: number) => '['.repeat(n) + ']'.repeat(n);
  it.each([
    ['deep', `{"claimId":${deep(10_000)}}`],
    ['of wrong types', '{"claimId":7,"proposition":["x"]}'],
    ['an array', '[]'],
    ['nothing', ''],
    ['null', 'null'],
    ['with prototype keys', '{"claimId":"c","proposition":"p","__proto__":{"admin":true}}'],
    ['with a constructor', '{"claimId":"c","proposition":"p","constructor":{"prototype":{}}}'],
    ['of bad UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])],
    ['with doubled keys', '{"claimId":"c","claimId":"d","proposition":"p"}'],
    ['with doubled keys, one escaped', '{"claimId":"c","cl\\u0061imId":"d","proposition":"p"}'],
    ['with null for what is optional', '{"claimId":"c","proposition":"p","topic":null}'],
    ['with NUL', '{"claimId":"c","proposition":"p\\u0000"}'],
    ['with half a surrogate pair', '{"claimId":"c","proposition":"p\\ud800"}'],
    ['not closed', '{"claimId":"c"'],
  ])('that is %s', async (_kind, body) => {
    const { status, headers } = await newsroom.post('register-claim', body);
    expect(status).toBe(400);
    expect(headers.get('content-type')).toContain('application/problem+json');
  });

  it.each(
    commandFields
      .filter(({ field }) => field.items !== undefined)
      .map((one) => [one.command.name, one.place, one] as const),
  )('that is a %s with 87,000 items in %s, and answers in few words', async (name, _place, one) => {
    for (const [count, wanted] of [
      [87_000, 413],
      [1500, 400],
    ] as const) {
      const { status, body } = await newsroom.post(
        name,
        planted(
          one,
          Array.from({ length: count }, () => ({})),
        ),
      );
      expect([status, JSON.stringify(body).length < 32_768]).toEqual([wanted, true]);
    }
  });

  it('that has what every object has for a field, of any command', async () => {
    for (const { name, example } of commands) {
      const members = Object.fromEntries(MEMBERS_OF_OBJECT.map((member) => [member, 'admin']));
      const { status, body } = await newsroom.post(name, { ...example, ...members });
      const fields = (body.errors as { field: string }[]).map(({ field }) => field);
      expect([name, status, fields]).toEqual([name, 400, MEMBERS_OF_OBJECT]);
    }
  });

  it('that lacks a nested object', async () => {
    const { status, body } = await newsroom.post('assert-claim', {
      claimId: 'c',
      statementId: 's',
      reportId: 'r',
      act: 'states',
      basis: 'named',
    });
    expect(status).toBe(400);
    expect((body.errors as { field: string }[]).map(({ field }) => field)).toEqual(
      expect.arrayContaining(['holder', 'framing']),
    );
  });

  it('that is larger than a command may be', async () => {
    const { status, body } = await newsroom.post('register-claim', { claimId: 'c', proposition: 'x'.repeat(300_000) });
    expect([status, body.code]).toEqual([413, 'command.too-large']);
  });

  it('that is hostile in a line of many, and lets the lines beside it stand', async () => {
    const line = (claimId: string) =>
      `{"command":"register-claim","id":"${claimId}","body":{"claimId":"${claimId}","proposition":"p"}}`;
    const hostile = [
      `{"a":${deep(1000)}}`,
      `{"command":"register-claim","body":{"claimId":"c","proposition":"${'x'.repeat(300_000)}"}}`,
      '{"command":"register-claim","command":"nope"}',
    ];
    const answers = await newsroom.bulk([line('before'), ...hostile, line('behind')].join('\n'));
    expect(answers.map(({ status }) => status)).toEqual([201, 400, 413, 400, 201]);
  });

  it('and none of it is in the log', async () => {
    expect((await newsroom.get('/v1/streams/claim-c')).status).toBe(404);
    expect((await newsroom.get('/v1/streams/claim-d')).status).toBe(404);
  });
});
