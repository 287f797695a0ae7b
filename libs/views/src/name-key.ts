/** A name that is compared and not read: what is killed stands nowhere else in words. */
import { createHash } from 'node:crypto';
import { keyOf } from '#newsroom';

/** A folded name, where only equality matters. */
export function keyOfName(name: string): string {
  return createHash('sha256').update(name).digest('base64url').slice(0, 22);
}

/** No key of a name begins with a space. */
export function keyOfId(holderId: string): string {
  return keyOf({ id: holderId });
}
