/** As `expect(one).toEqual(other)`, for laws that say it by the ten thousand: jest makes an error, with its stack, before it looks. */
import { isDeepStrictEqual } from 'node:util';

export function expectEqual(one: unknown, other: unknown): void {
  if (!isDeepStrictEqual(one, other)) expect(one).toEqual(other);
}
