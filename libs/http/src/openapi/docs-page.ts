/** The page at /docs: Swagger UI over our own OpenAPI. Nothing in it is inline, so that its policy lets nothing inline run. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FILES: Record<string, string> = { 'swagger-ui.css': 'text/css', 'swagger-ui-bundle.js': 'text/javascript' };

/** Swagger UI would have a server of its makers validate the description, and so tell it of each visit. */
const START = `SwaggerUIBundle({ url: '/docs/openapi.json', dom_id: '#ui', validatorUrl: null });\n`;

/** What the page may load and do; Swagger UI styles its elements one by one, and has pictures in its style sheet. */
export const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'img-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function docsPage(): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Stet: the doors</title>
<link rel="stylesheet" href="/docs/swagger-ui.css"><link rel="icon" href="data:,"><div id="ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></html>`;
}

/** Undefined if the page has no such part. */
export async function docsAsset(file: string): Promise<{ type: string; content: Buffer } | undefined> {
  if (file === 'start.js') return { type: 'text/javascript', content: Buffer.from(START) };
  if (!Object.hasOwn(FILES, file)) return undefined;
  const type = FILES[file] ?? '';
  const home = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  return { type, content: await readFile(join(home, file)) };
}
