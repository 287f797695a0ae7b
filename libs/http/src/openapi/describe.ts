/** The description of the doors, for whoever holds answers against it: loaded when it is first asked for. */
import type { Log } from '#views';

export interface Described {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, unknown> }> }>>;
  components: { schemas: Record<string, object> };
}

export async function describeDoors(log: Log): Promise<Described> {
  const { openApiDocument } = await import('./document.js');
  return JSON.parse(JSON.stringify(openApiDocument(log))) as Described;
}
