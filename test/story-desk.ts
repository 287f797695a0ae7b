/** A desk that tells a story through the door: all that it posts is taken, and what it reads includes all that it posted. */
import { type Answer, type CommandBody, type CommandName, Stet } from '#client';
import { eventually, type NewsroomService, startNewsroom } from '#testing';

type Sheet = Answer<'/v1/claims/{id}'>;

export class StoryDesk {
  /** What it asks includes all that was posted here. */
  readonly stet: Stet;

  private constructor(private readonly newsroom: NewsroomService) {
    this.stet = new Stet({ url: newsroom.url });
  }

  static async open(): Promise<StoryDesk> {
    return new StoryDesk(await startNewsroom());
  }

  close(): Promise<void> {
    return this.newsroom.stop();
  }

  /** What a body is made of is the door's to check. */
  async post(command: CommandName, body: object): Promise<void> {
    await this.stet.post(command, body as CommandBody<CommandName>);
  }

  /** As its sheet shows it, and the board no otherwise. */
  async claim(claimId: string): Promise<Sheet> {
    const sheet = await this.sheet(claimId);
    const { claims } = await this.stet.ask('/v1/claims');
    const row = claims.find((one) => one.claimId === claimId);
    for (const field of ['status', 'since', 'assertingOrigins', 'outlets', 'flags'] as const)
      expect([field, row?.[field]]).toEqual([field, sheet[field]]);
    expect(sheet.origins).toHaveLength(sheet.assertingOrigins);
    return sheet;
  }

  async statusesOf(claimId: string): Promise<string[]> {
    const { changes } = await this.stet.ask('/v1/claims/{id}/timeline', { id: claimId });
    return changes.map(({ status }) => status);
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
    const query = { limit: 500 };
    const streams = await Promise.all(
      claimIds.map((id) => this.stet.ask('/v1/streams/{id}', { id: `claim-${id}`, query })),
    );
    const commits = streams.flatMap((stream) => stream.commits);
    const carried = commits.filter(({ by }) => by === 'stet:courier');
    return carried.flatMap(({ events }) => events.map(({ type, data }) => `${type} ${String(data.statementId)}`));
  }

  private sheet(claimId: string): Promise<Sheet> {
    return this.stet.ask('/v1/claims/{id}', { id: claimId });
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
