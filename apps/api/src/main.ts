/** The door: takes commands and answers questions. Any number may run on one Kafka and one Postgres. */
import 'reflect-metadata';
import { run } from '#service';

await run(process.env, { http: true, projector: false });
