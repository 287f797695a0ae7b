/** What is said once another copy serves. */
import type { Switched } from '#projector';

/** What it parks is shown by `stet parked`. */
export const quiet = { warn: () => undefined };

export function saySwitched({ from, to }: Switched, { json = false }: { json?: boolean | undefined }): void {
  if (json) console.log(JSON.stringify({ serves: to, kept: from }));
  else
    console.log(
      `${to} serves. ${from} is kept: stet back goes back to it, stet drop ${from} removes it. Streams that could not be taken: stet parked.`,
    );
}
