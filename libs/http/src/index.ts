export { KeyRing } from './key-ring.js';
export { type Role, ROLES } from './keys.js';
export { faultsOf, identityOf, type Key, parseKeys } from './parse-keys.js';
export { type DoorLimits, LIMITS, LIMITS_SAID } from './limits.js';
export { PROBLEMS } from './problems.js';
export { withRolesTable } from './roles-table.js';
export { describeDoors, type Described } from './openapi/describe.js';
export * from './start-http.js';
