/** Whom a printed name means is said on every claim by the courier, as the files of holders have it, whatever comes first. */
import { eventually, type NewsroomService, positionAfterAll, startNewsroom } from '#testing';

describe('a name that holders on file go by', () => {
  let newsroom: NewsroomService;
  const written: Record<string, unknown>[] = [];

  beforeAll(async () => {
    newsroom = await startNewsroom();
    await accepted('register-outlet', { outletId: 'ap', name: 'Associated Press' });
    await accepted('publish-report', { reportId: 'ap-1', outletId: 'ap', publishedAt: '2024-10-18' });
  });

  afterAll(() => newsroom.stop());

  it('is one holder with all its other names, printed before or after they are put on file', async () => {
    await claim('before', 'HUR', 'GUR');
    await holder('hur', 'HUR', { aliases: ['GUR', 'Ukraine’s military intelligence'] });
    await claim('after', 'hur', "Ukraine's military intelligence");
    await origins('before', 1);
    await origins('after', 1);
    await state('after', 'GUR');
    await origins('after', 1);
  });

  it('is taken back with its alias, and said again with it, as often as it is added and removed', async () => {
    await holder('nis', 'NIS');
    await claim('alias', 'NIS', 'the spy agency');
    await origins('alias', 2);
    for (let time = 0; time < 3; time++) {
      await accepted('add-alias', { holderId: 'nis', alias: 'The Spy Agency' });
      await origins('alias', 1);
      await accepted('remove-alias', { holderId: 'nis', alias: 'the spy agency' });
      await origins('alias', 2);
    }
    expect(await said('alias', 'the spy agency')).toEqual(['nis', null, 'nis', null, 'nis', null]);
  });

  it('means neither of two holders that claim it, until one of them has it no more, as often as they do', async () => {
    await holder('fsb', 'FSB', { aliases: ['security service'] });
    await claim('ambiguous', 'FSB', 'security service', 'SBU');
    await origins('ambiguous', 2);
    await holder('sbu', 'SBU', { aliases: ['Security Service'] });
    await origins('ambiguous', 3);
    const { names } = await get('/v1/holders/unidentified?limit=100');
    expect((names as { name: string }[]).find(({ name }) => name === 'security service')).toMatchObject({
      ambiguous: true,
      candidates: [{ holderId: 'fsb' }, { holderId: 'sbu' }],
    });
    for (let time = 0; time < 2; time++) {
      await accepted('remove-alias', { holderId: 'fsb', alias: 'security service' });
      await origins('ambiguous', 2);
      await accepted('add-alias', { holderId: 'fsb', alias: 'security service' });
      await origins('ambiguous', 3);
    }
    expect(await said('ambiguous', 'security service')).toEqual(['fsb', null, 'sbu', null, 'sbu', null]);
  });

  it('means both of them once they are one', async () => {
    await holder('dprk', 'DPRK', { aliases: ['the North'] });
    await holder('north', 'North Korea', { aliases: ['the North'] });
    await claim('mended', 'DPRK', 'the North', 'North Korea');
    await origins('mended', 3);
    await accepted('merge-holder', { holderId: 'dprk', into: 'north', reason: 'one state' });
    await origins('mended', 1);
    await accepted('unmerge-holder', { holderId: 'dprk', reason: 'to be looked into' });
    await origins('mended', 3);
  });

  it('follows its holder when that is merged while statements come in', async () => {
    await holder('kcna', 'KCNA');
    await holder('agency', 'Central News Agency');
    await claim('meanwhile', 'KCNA', 'Central News Agency');
    const statements = Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? 'kcna' : 'central news agency'));
    const merge = { holderId: 'kcna', into: 'agency', reason: 'one agency' };
    await Promise.all([
      ...statements.slice(0, 6).map((name) => state('meanwhile', name)),
      accepted('merge-holder', merge),
      ...statements.slice(6).map((name) => state('meanwhile', name)),
    ]);
    await origins('meanwhile', 1);
    await accepted('unmerge-holder', { holderId: 'kcna', reason: 'two after all' });
    await origins('meanwhile', 2);
  });

  it('means whom it did once its holder is named otherwise, until it is said that it never did', async () => {
    await holder('ministry', 'War Ministry', { aliases: ['the ministry'] });
    await claim('renamed', 'War Ministry', 'the ministry');
    await accepted('rename-holder', { holderId: 'ministry', name: 'Defence Ministry', reason: 'so it calls itself' });
    await state('renamed', 'Defence Ministry');
    await origins('renamed', 1);
    await accepted('remove-alias', { holderId: 'ministry', alias: 'War Ministry', reason: 'that is another one' });
    await origins('renamed', 2);
  });

  it('is whom another only repeats, though no paper prints that name', async () => {
    await claim('repeated', 'SBU', 'Interfax-Ukraine');
    await origins('repeated', 2);
    const repeats = { holder: { name: 'Interfax-Ukraine' }, dependsOn: { name: 'Security Service of Ukraine' } };
    await accepted('declare-dependence', { claimId: 'repeated', ...repeats, reason: 'it quotes no other' });
    await accepted('add-alias', { holderId: 'sbu', alias: 'Security service of Ukraine' });
    await origins('repeated', 1);
    await accepted('remove-alias', { holderId: 'sbu', alias: 'Security service of Ukraine' });
    await origins('repeated', 2);
  });

  it('speaks for the house that its holder has on file, where none is printed, and that one’s names are one as well', async () => {
    await holder('kremlin', 'Kremlin', { aliases: ['the Russian presidency'] });
    await holder('peskov', 'Dmitry Peskov');
    await holder('ushakov', 'Yuri Ushakov');
    await claim('house', 'Dmitry Peskov', 'Yuri Ushakov');
    await state('house', 'Maria Zakharova', { for: 'the russian presidency' });
    await origins('house', 3);
    for (const holderId of ['peskov', 'ushakov']) await accepted('assign-house', { holderId, for: 'kremlin' });
    await origins('house', 1);
    await holder('presidency', 'Presidency of Russia');
    await accepted('merge-holder', { holderId: 'kremlin', into: 'presidency', reason: 'one and the same' });
    await state('house', 'Presidency of Russia');
    await origins('house', 1);
    await accepted('assign-house', { holderId: 'peskov', for: null });
    await origins('house', 2);
  });

  it('is never said of unnamed sources', async () => {
    await holder('officials', 'officials');
    await claim('unnamed');
    await state('unnamed', 'officials', { basis: 'anonymous' });
    await state('unnamed', 'HUR');
    await eventually(async () => (await said('unnamed', 'HUR')).length === 1);
    expect(await said('unnamed', 'officials')).toEqual([]);
  });

  it('means what an editor says, whatever the files say at the same time, and follows that through mergers', async () => {
    await holder('mod', 'Ministry of Defence');
    await holder('russian-mod', 'Russian MoD');
    await holder('uk-mod', 'UK MoD');
    await claim('editor', 'Ministry of Defence', 'UK MoD');
    await Promise.all([
      accepted('add-alias', { holderId: 'russian-mod', alias: 'ministry of defence' }),
      accepted('identify-holder', { claimId: 'editor', name: 'Ministry of Defence', holderId: 'uk-mod' }),
      accepted('rename-holder', { holderId: 'mod', name: 'Some ministry', reason: 'which?' }),
    ]);
    await origins('editor', 1);
    await accepted('remove-alias', { holderId: 'russian-mod', alias: 'ministry of defence' });
    await holder('british', 'British Ministry of Defence');
    await accepted('merge-holder', { holderId: 'uk-mod', into: 'british', reason: 'its full name' });
    await state('editor', 'British Ministry of Defence');
    await origins('editor', 1);
    expect((await said('editor', 'Ministry of Defence')).at(-1)).toBe('uk-mod');
  });

  it('means what the later of two editors says who say it at once, and both stand in its history', async () => {
    await claim('editors', 'Kim');
    const both = ['nis', 'hur'].map((holderId) => ({ claimId: 'editors', name: 'Kim', holderId }));
    await Promise.all(both.map((one) => accepted('identify-holder', one)));
    const told = await said('editors', 'Kim');
    expect(told.toSorted()).toEqual(['hur', 'nis']);
    await state('editors', told.at(-1) === 'nis' ? 'NIS' : 'HUR');
    await origins('editors', 1);
  });

  it('is one holder, that of the least id, where mergers go in a circle', async () => {
    for (const name of ['Carol', 'Alice', 'Bob']) await holder(name.toLowerCase(), name);
    await claim('circle', 'Alice', 'Bob', 'Carol');
    await origins('circle', 3);
    for (const [holderId, into] of [
      ['alice', 'bob'],
      ['bob', 'carol'],
      ['carol', 'alice'],
    ])
      await accepted('merge-holder', { holderId, into, reason: 'one' });
    await origins('circle', 1);
    await eventually(async () => (await said('circle', 'Carol')).at(-1) === 'alice');
    await circles(['alice', 'bob', 'carol']);
    await accepted('unmerge-holder', { holderId: 'bob', reason: 'he is who stays' });
    await eventually(async () => (await said('circle', 'Carol')).at(-1) === 'bob');
    await circles();
  });

  it('is said after a restart of what came while nobody was there', async () => {
    await claim('restarted', 'GUR', 'HUR');
    await newsroom.restart();
    await origins('restarted', 1);
  });

  async function accepted(name: string, body: object): Promise<void> {
    const { status, body: answer } = await newsroom.post(name, body);
    expect([name, status, answer.detail]).toEqual([name, 201, undefined]);
    written.push(answer);
  }

  function holder(holderId: string, name: string, about: object = {}): Promise<void> {
    return accepted('register-holder', { holderId, name, kind: 'body', ...about });
  }

  async function claim(claimId: string, ...names: string[]): Promise<void> {
    await accepted('register-claim', { claimId, proposition: `It is so: ${claimId}` });
    for (const name of names) await state(claimId, name);
  }

  function state(claimId: string, name: string, { for: house, basis = 'named' }: Printed = {}): Promise<void> {
    return accepted('assert-claim', {
      claimId,
      statementId: `s-${statements++}`,
      reportId: 'ap-1',
      holder: { name, role: 'third_party_official', ...(house !== undefined && { for: house }) },
      act: 'states',
      basis,
      framing: { headline: 'reports', body: 'reports' },
    });
  }

  /** As health tells them, in a second. */
  async function circles(...told: string[][]): Promise<void> {
    await eventually(async () => {
      const { circlesOfMergers } = (await newsroom.get('/v1/health/ready')).body;
      return JSON.stringify(circlesOfMergers) === JSON.stringify(told);
    });
  }

  async function get(path: string): Promise<Record<string, unknown>> {
    return (await newsroom.get(path, { 'read-after': positionAfterAll(written) })).body;
  }

  /** Once the courier has been. */
  async function origins(claimId: string, count: number): Promise<void> {
    await eventually(async () => (await get(`/v1/claims/${claimId}`)).assertingOrigins === count);
  }

  /** By whomever, first to last. */
  async function said(claimId: string, name: string): Promise<(string | null)[]> {
    const { commits } = await get(`/v1/streams/claim-${claimId}?limit=500`);
    const events = (commits as { events: Identified[] }[]).flatMap((commit) => commit.events);
    return events.flatMap(({ type, data }) =>
      type === 'HolderIdentified' && data.name?.toLowerCase() === name.toLowerCase() ? [data.holderId] : [],
    );
  }
});

let statements = 0;

interface Printed {
  for?: string;
  basis?: string;
}

interface Identified {
  type: string;
  data: { name?: string; holderId: string | null };
}
