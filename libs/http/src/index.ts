export { type Key, parseKeys, ROLES } from './keys.js';
export { PROBLEMS } from './problems.js';
export * from './start-http.js';
