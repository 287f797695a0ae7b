/** The keys on file, which may be replaced while the door is open. A key's hash is kept, never the key. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { Asker } from './keys.js';
import type { Key } from './parse-keys.js';
import { Problem } from './problems.js';
import { seal, SESSION_MS, unseal, whoseSession } from './session.js';

const BEARER = /^Bearer +(\S+)$/i;

export class KeyRing {
  private held: HeldKey[] = [];

  constructor(
    keys: Key[],
    private readonly now: () => number = Date.now,
  ) {
    this.replace(keys);
  }

  /** Whose key an `Authorization` header brings. Throws Problem `key.missing` or `key.expired`, both 401. */
  asker(authorization = ''): Asker {
    const [, key = ''] = BEARER.exec(authorization) ?? [];
    const found = this.find(key);
    if (!found) throw new Problem('key.missing', 'Send a key that is on file: Authorization: Bearer <key>.');
    if (found.isExpired(this.now()))
      throw new Problem('key.expired', `The key ${found.asker.by} expired at ${found.key.expires}: ask for a new one.`);
    return found.asker;
  }

  /** A session for whoever brings this key. Throws as `asker` does. */
  session(authorization: string | undefined): string {
    const { by } = this.asker(authorization);
    const [, key = ''] = BEARER.exec(authorization ?? '') ?? [];
    const hash = createHash('sha256').update(key).digest();
    return seal({ key, until: this.now() + SESSION_MS }, { by, hash });
  }

  /** Whose session it is. Throws Problem `key.missing` where it is over, its key revoked, or is none. */
  askerOfSession(session: string): Asker {
    const by = whoseSession(session);
    for (const { hash } of this.held.filter((one) => one.asker.by === by)) {
      const sealed = unseal(session, { by, hash });
      if (sealed && sealed.until > this.now()) return this.asker(`Bearer ${sealed.key}`);
    }
    throw new Problem('key.missing', 'The session is over: sign in again.');
  }

  /** From now on these are the keys: what is open for one that is not among them ends. */
  replace(keys: Key[]): void {
    const before = this.held;
    this.held = keys.map((key) => before.find((one) => one.isFor(key))?.renewed(key) ?? new HeldKey(key));
    for (const gone of before) if (!keys.some((key) => gone.isFor(key))) gone.revoke();
  }

  /** What is open for a key that has expired meanwhile ends. */
  endExpired(): void {
    for (const one of this.held) if (one.isExpired(this.now())) one.revoke();
  }

  /** Looks at every key, whichever it is: how long it takes tells nothing of them. */
  private find(key: string): HeldKey | undefined {
    const hash = createHash('sha256').update(key).digest();
    const [found] = this.held.filter((one) => timingSafeEqual(one.hash, hash));
    return found;
  }
}

class HeldKey {
  readonly hash: Buffer;
  readonly asker: Asker;
  private readonly revoking: AbortController;

  constructor(
    readonly key: Key,
    revoking = new AbortController(),
  ) {
    this.hash = Buffer.from(key.sha256, 'hex');
    this.asker = { by: `${key.role}:${key.name}`, role: key.role, revoked: revoking.signal };
    this.revoking = revoking;
    // Each reader of the feed that has the key listens: thousands are no leak.
    setMaxListeners(0, revoking.signal);
  }

  isFor({ role, name, sha256 }: Key): boolean {
    return this.asker.by === `${role}:${name}` && this.key.sha256 === sha256;
  }

  /** The same key with another end: what is open for it goes on, unless that ended already. */
  renewed(key: Key): HeldKey {
    return new HeldKey(key, this.asker.revoked.aborted ? undefined : this.revoking);
  }

  isExpired(now: number): boolean {
    return this.key.expires !== undefined && Date.parse(this.key.expires) <= now;
  }

  revoke(): void {
    this.revoking.abort();
  }
}
