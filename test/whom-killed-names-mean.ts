/** Whom names mean that a report alone prints which is to be killed: an editor says it of one, the courier of another. */
import { eventually, type NewsroomService } from '#testing';
import type { Canaries } from './canaries.js';

interface Sent {
  command: string;
  body: Record<string, unknown>;
}

/** Of the name in the statement that was put on file by this command. */
export function nameIn(sent: Sent[], command: string): string {
  const statement = sent.find((one) => one.command === command) as Sent;
  return (statement.body.holder as { name: string }).name;
}

/** With a canary in its reason, and none but the name's own in its name. */
export function identification(
  canaries: Canaries,
  said: { claimId: string; holderId: string; name: string },
): Record<string, unknown> {
  const body = canaries.bodyOf('identify-holder', said);
  canaries.planted.delete(/cnry\d+/.exec(String(body.name))?.[0] ?? '');
  return { ...body, name: said.name };
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
