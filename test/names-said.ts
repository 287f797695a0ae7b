/** Waits for the courier: until it has said, of each name that exactly one holder on file goes by, whom it means. */
import { eventually, type NewsroomService, positionAfterAll } from '#testing';

/** Behind these answers. Gives a position that has all that it said. */
export async function namesSaid(newsroom: NewsroomService, answers: Record<string, unknown>[]): Promise<string> {
  const all = { 'read-after': positionAfterAll(answers) };
  let position = '';
  await eventually(async () => {
    const { status, body, headers } = await newsroom.get('/v1/holders/unidentified?limit=500', all);
    if (status !== 200) return false;
    position = headers.get('log-position') ?? '';
    return (body.names as { candidates: object[] }[]).every(({ candidates }) => candidates.length !== 1);
  });
  return position;
}
