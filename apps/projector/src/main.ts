/** Builds the views from the log. Several share the partitions. */
import 'reflect-metadata';
import { run } from '#service';

await run(process.env, { http: false, projector: true });
