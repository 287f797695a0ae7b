/** Everything in one process: the door, the rules, the projector; on this machine's own Postgres unless told otherwise. */
import 'reflect-metadata';
import { run } from '#service';

await run(process.env, { http: true, projector: true });
