/** Everything in one process: the door, the rules, the projector; on this machine's own Postgres unless told otherwise. */
import 'reflect-metadata';
import { fileURLToPath } from 'node:url';

// First, and one after the other: Node has all files open at once of what it imports at once, which may be too many.
await import('@nestjs/common');
await import('@nestjs/core');
await import('#newsroom');
await import('#views');
const { run } = await import('#service');
const desk = fileURLToPath(new URL('../../desk', import.meta.url));
await run(process.env, { http: true, projector: true, desk });
