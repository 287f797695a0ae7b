/** A claim's story as `stet story` prints it of a door. */
import { Stet, type StetOptions } from '#client';
import { printStory, storyOf } from '#exchange';

export async function printedStory(claimId: string, door: StetOptions): Promise<string> {
  return printStory(await storyOf(new Stet(door), claimId), { colour: false, width: 100 });
}
