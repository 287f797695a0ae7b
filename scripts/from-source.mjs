/**
 * Arguments of node, before a source of Stet's: it is run as it stands, from what swc made of the same sources for the
 * suites (`test/bare-node`). For what tests start; by `@swc-node/register` each start would make all of it anew.
 */
export const FROM_SOURCE = ['--import', new URL('../test/bare-node/register.mjs', import.meta.url).href];
