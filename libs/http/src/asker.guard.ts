/** Lets in who has a key, and notes who it is; without keys everybody on this machine. */
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { KeyRing } from './key-ring.js';
import { type Asker, LOCAL } from './keys.js';
import { Problem } from './problems.js';
import { KEYS } from './tokens.js';

const askers = new WeakMap<FastifyRequest, Asker>();

@Injectable()
export class AskerGuard implements CanActivate {
  constructor(@Inject(KEYS) private readonly keys: KeyRing | undefined) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (/^\/(v1\/health|docs)([/?]|$)/.test(request.url)) return true;
    askers.set(request, this.keys === undefined ? LOCAL : this.keys.asker(request.headers.authorization));
    return true;
  }
}

export function askerFor(request: FastifyRequest): Asker {
  const asker = askers.get(request);
  if (!asker) throw new Problem('key.missing', 'Send a key that is on file: Authorization: Bearer <key>.');
  return asker;
}
