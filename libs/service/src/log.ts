/** The log's lines go to standard error, so that what a command prints stays its own. */
import { type Logger, pino } from 'pino';
import { StandardError } from './standard-error.js';

let opened: StandardError | undefined;

/** Opened when it is first asked for, once a process. */
export function standardError(): StandardError {
  return (opened ??= StandardError.ofThisProcess());
}

export function logAt(level: string): Logger {
  return pino({ level }, standardError());
}
