/**
 * The page is one script, one style sheet and what is loaded later, each named by its content. The server puts a nonce of
 * its own where `__NONCE__` stands, so that nothing else runs (docs/security.md).
 */
import { fileURLToPath } from 'node:url';

export default {
  root: fileURLToPath(new URL('.', import.meta.url)),
  configFile: false,
  logLevel: 'warn',
  mode: 'production',
  html: { cspNonce: '__NONCE__' },
  resolve: { alias: { '#client': fileURLToPath(new URL('../../libs/client/src/index.ts', import.meta.url)) } },
  build: {
    target: 'es2023',
    // What the first script needs is asked for with it, and not once it has come. Its polyfill would be an inline script.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    emptyOutDir: true,
    reportCompressedSize: false,
    // "use client" is for servers that draw; here all is the client's.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
};
