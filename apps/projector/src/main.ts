/** Builds the views from the log. Several share the partitions. */
import 'reflect-metadata';

// First, and one after the other: Node has all files open at once of what it imports at once, which may be too many.
await import('#newsroom');
await import('#views');
const { run } = await import('#service');
await run(process.env, { http: false, projector: true });
