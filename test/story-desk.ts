/** A desk that tells a story through the door: all that it posts is taken, and what it reads includes all that it posted. */
import { eventually, type NewsroomService, positionAfterAll, startNewsroom } from '#testing';

/** What an editor sees of a claim. */
export interface Shown {
  status: string;
  since: string | null;
  assertingOrigins: number;
  outlets: number;
  flags: string[];
  raised: { flag: string; statements: string[] }[];
  origins: { holder: string; outlets: string[] }[];
  statements: { statementId: string; retraction?: { why: string; publishedAt: string } }[];
}

interface Written {
  by: string;
  events: { type: string; data: { statementId?: string } }[];
}

export class StoryDesk {
  private readonly answers: Record<string, unknown>[] = [];

  private constructor(private readonly newsroom: NewsroomService) {}

  static async open(): Promise<StoryDesk> {
    return new StoryDesk(await startNewsroom());
  }

  close(): Promise<void> {
    return this.newsroom.stop();
  }

  async post(command: string, body: object): Promise<void> {
    const { status, body: answer } = await this.newsroom.post(command, body);
    expect([status, answer.detail]).toEqual([201, undefined]);
    this.answers.push(answer);
  }

  /** As its sheet shows it, and the board no otherwise. */
  async claim(claimId: string): Promise<Shown> {
    const sheet = await this.sheet(claimId);
    const { claims } = await this.read('/v1/claims');
    const row = (claims as (Shown & { claimId: string })[]).find((one) => one.claimId === claimId);
    for (const field of ['status', 'since', 'assertingOrigins', 'outlets', 'flags'] as const)
      expect([field, row?.[field]]).toEqual([field, sheet[field]]);
    expect(sheet.origins).toHaveLength(sheet.assertingOrigins);
    return sheet;
  }

  async statusesOf(claimId: string): Promise<string[]> {
    const { changes } = await this.read(`/v1/claims/${claimId}/timeline`);
    return (changes as Shown[]).map(({ status }) => status);
  }

  /** Why statements have ended, by their ids. */
  async endedOn(claimId: string): Promise<Record<string, string>> {
    const { statements } = await this.sheet(claimId);
    const ended = statements.flatMap(({ statementId, retraction }) =>
      retraction ? [{ statementId, retraction }] : [],
    );
    return Object.fromEntries(ended.map(({ statementId, retraction }) => [statementId, retraction.why]));
  }

  /** Waits until a statement has ended. */
  async end(claimId: string, statementId: string): Promise<void> {
    await eventually(async () => (await this.endedOn(claimId))[statementId] !== undefined);
  }

  /** Waits until all of a claim's statements end at that moment. */
  async endsOf(claimId: string, publishedAt: string): Promise<void> {
    await eventually(async () =>
      (await this.sheet(claimId)).statements.every(({ retraction }) => retraction?.publishedAt === publishedAt),
    );
  }

  /** Waits until a claim has this status. */
  async becomes(claimId: string, status: string): Promise<void> {
    await eventually(async () => (await this.sheet(claimId)).status === status);
  }

  /** All that the courier has written on these claims, once it has looked at all that was posted until now. */
  async carriedTo(...claimIds: string[]): Promise<string[]> {
    await this.seeTheCourierLookAgain();
    const streams = await Promise.all(claimIds.map((id) => this.read(`/v1/streams/claim-${id}?limit=500`)));
    const commits = streams.flatMap((stream) => stream.commits as Written[]);
    const carried = commits.filter(({ by }) => by === 'stet:courier');
    return carried.flatMap(({ events }) => events.map(({ type, data }) => `${type} ${data.statementId}`));
  }

  async read(path: string): Promise<Record<string, unknown>> {
    const { status, body } = await this.newsroom.get(path, { 'read-after': positionAfterAll(this.answers) });
    expect([status, body.detail]).toEqual([200, undefined]);
    return body;
  }

  private async sheet(claimId: string): Promise<Shown> {
    return (await this.read(`/v1/claims/${claimId}`)) as unknown as Shown;
  }

  /** It looks at one thing after the other: what is due last is carried when all before has been. */
  private async seeTheCourierLookAgain(): Promise<void> {
    const [outletId, claimId, reportId] = ['of-record', 'errand', 'of-record-1'];
    await this.post('register-outlet', { outletId, name: 'Outlet of record' });
    await this.post('register-claim', { claimId, proposition: 'The courier has looked' });
    await this.post('publish-report', { reportId, outletId, publishedAt: '2020-01-01' });
    await this.post('assert-claim', {
      claimId,
      statementId: reportId,
      reportId,
      holder: { name: 'A witness', role: 'witness' },
      act: 'states',
      basis: 'named',
      framing: { headline: 'reports', body: 'reports' },
    });
    await this.post('withdraw-report', { reportId, note: 'To be carried last.', publishedAt: '2020-01-02' });
    await this.end(claimId, reportId);
  }
}
