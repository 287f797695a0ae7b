/** An overload in figures, and held against what is promised of it. */
import type { Called } from './calling.js';
import type { Overload } from './overload.js';

/** How much longer than usual those may wait who are let in; how much worse it may be afterwards. */
const [LONGER, WORSE] = [2, 1.5];
/** What the door may hold, in MiB. */
const MEMORY = 1024;

export function reportOf({ usual, during, flood, after, offered, memory }: Overload): string[] {
  const seconds = flood.taken.length / flood.rate;
  return [
    'callers | 201 a second | p50 ms | p99 ms | 503',
    '--- | --- | --- | --- | ---',
    row('the usual', usual),
    row('the usual, in the flood', during),
    row('the flood', flood),
    row('the usual, afterwards', after),
    '',
    `the flood was to send ${offered} a second; the door answered ${Math.round(flood.sent / seconds)} of it a second`,
    `memory of the door: ${memory.before} MiB before, ${memory.peak} MiB at most, ${memory.after} MiB afterwards`,
    '',
    aim('p99 of those let in, times the usual', during.p99 / usual.p99, LONGER),
    aim('p99 afterwards, times the usual', after.p99 / usual.p99, WORSE),
    aim('the usual rate, times that afterwards', usual.rate / after.rate, WORSE),
    aim('memory at most, in MiB', memory.peak, MEMORY),
  ];
}

function row(name: string, { rate, p50, p99, answers }: Called): string {
  return [name, Math.round(rate), p50.toFixed(1), p99.toFixed(1), answers['503'] ?? 0].join(' | ');
}

function aim(what: string, is: number, most: number): string {
  return `${what}: ${is.toFixed(2)}, wanted ${most} at most: ${is <= most ? 'met' : 'missed'}`;
}
