/** The page at /docs: Swagger UI over our own OpenAPI. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FILES: Record<string, string> = { 'swagger-ui.css': 'text/css', 'swagger-ui-bundle.js': 'text/javascript' };

export function docsPage(): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Stet: the doors</title>
<link rel="stylesheet" href="/docs/swagger-ui.css"><div id="ui"></div><script src="/docs/swagger-ui-bundle.js"></script>
<script>SwaggerUIBundle({ url: '/docs/openapi.json', dom_id: '#ui' })</script></html>`;
}

/** Undefined if the page has no such part. */
export async function docsAsset(file: string): Promise<{ type: string; content: Buffer } | undefined> {
  if (!Object.hasOwn(FILES, file)) return undefined;
  const type = FILES[file] ?? '';
  const home = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  return { type, content: await readFile(join(home, file)) };
}
