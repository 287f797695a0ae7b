/** The headers that a caller sends: each with its rule, by which it is checked and of which OpenAPI tells. */
import { positionPattern } from '#ledger';
import { matching, type Parameter } from '#views';

/** Visible ASCII, but "." and "..": as a path they would lead elsewhere. */
export const IDEMPOTENCY_KEY = matching('^([!-\\-\\/-~][!-~]{0,199}|\\.[!-\\-\\/-~][!-~]{0,198}|\\.{2}[!-~]{1,198})$', {
  means: "The command's id, for a safe repeat; made and returned if there is none.",
  mustBe: '1 to 200 visible ASCII characters, and neither "." nor ".."',
});

export const IF_MATCH = matching('^"(0|[1-9][0-9]{0,8})"$', {
  means: 'The version that the stream must have, in quotes.',
  mustBe: 'one version, in quotes: "3"',
});

/** Checked where it is waited for, against the log. */
export const READ_AFTER: Pick<Parameter, 'means' | 'schema'> = {
  means: 'A position that the answer must include, such as the Log-Position of a post. It is waited for up to 2 s.',
  schema: ({ partitions }) => ({ type: 'string', pattern: positionPattern(partitions) }),
};
