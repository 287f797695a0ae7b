/** Whom names mean that a report alone prints which is to be killed: an editor says it of one, the courier of another. */
import { eventually, type NewsroomService } from '#testing';

export interface Sent {
  command: string;
  id: string;
  body: Record<string, unknown>;
}

/** Of the name in the statement that was put on file by this command. */
export function nameIn(sent: Sent[], command: string): string {
  const statement = sent.find((one) => one.command === command) as Sent;
  return (statement.body.holder as { name: string }).name;
}

/** That another only repeats whom the report names: both are names that it alone prints. */
export function repetition(sent: Sent[], claimId: string): Record<string, unknown> {
  const [holder, dependsOn] = ['assert-claim', 'deny-claim'].map((command) => ({ name: nameIn(sent, command) }));
  return { claimId, holder, dependsOn };
}

export async function saidByTheCourier(
  newsroom: NewsroomService,
  claimId: string,
  headers: Record<string, string>,
): Promise<void> {
  await eventually(async () => {
    const { body } = await newsroom.get(`/v1/streams/claim-${claimId}?limit=500`, headers);
    const commits = body.commits as { by: string; command: string }[];
    return commits.some(({ by, command }) => by === 'stet:courier' && command === 'IdentifyHolder');
  });
}

/** Another outlet's words are its own; of the killed one it has the id alone. */
export function copyOf({ reportId, outletId }: { reportId: string; outletId: string }) {
  const relations = [{ kind: 'copy_of', of: { outlet: outletId }, reportId }];
  return { reportId: 'copy-1', outletId, headline: 'Its own', publishedAt: '2024-10-09', relations };
}
