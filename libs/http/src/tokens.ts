/** The names under which the module gives its parts away. */
export const COMMANDS = Symbol('commands');
export const SQL = Symbol('sql');
export const DOOR_LIMITS = Symbol('limits of the door');
export const LEDGER = Symbol('ledger');
export const HEALTH = Symbol('health');
export const LOG = Symbol('log');
