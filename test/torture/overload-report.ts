/** An overload in figures, and held against what is promised of it. */
import { type Aim, atLeast, atMost } from './aim.js';
import type { Called } from './calling.js';
import type { Overload } from './overload.js';

/** How much longer than usual those may wait who are let in; how much worse it may be afterwards. */
const [LONGER, WORSE] = [2, 1.5];
/** What the door may hold, in MiB. */
const MEMORY = 1024;

export function tableOf({ usual, during, flood, after, offered, memory, sent }: Overload): string[] {
  return [
    'callers | 201 a second | p50 ms | p99 ms | 503',
    '--- | --- | --- | --- | ---',
    row('the usual', usual),
    row('the usual, in the flood', during),
    row('the flood', flood),
    row('the usual, afterwards', after),
    '',
    `the flood was to send ${offered} a second; the door answered ${sent} of it a second`,
    `memory of the door: ${memory.before} MiB before, ${memory.peak} MiB at most, ${memory.after} MiB afterwards`,
    '',
  ];
}

export function aimsOf({ usual, during, flood, after, memory }: Overload): Aim[] {
  return [
    atMost('p99 of the usual callers let in, times the usual', during.p99 / usual.p99, LONGER),
    atMost('p99 of the flood’s let in, times the usual', flood.p99 / usual.p99, LONGER),
    atMost('p99 afterwards, times the usual', after.p99 / usual.p99, WORSE),
    atMost('the usual rate, times that afterwards', usual.rate / after.rate, WORSE),
    atMost('memory at most, in MiB', memory.peak, MEMORY),
  ];
}

/** Was it ten times what the door takes, but for what it takes to keep to a rate? */
export function sizeOf({ usual, sent }: Overload): Aim {
  return atLeast('what the door answered, times what it usually takes', sent / usual.rate, 9);
}

function row(name: string, { rate, p50, p99, answers }: Called): string {
  return [name, Math.round(rate), p50.toFixed(1), p99.toFixed(1), answers['503'] ?? 0].join(' | ');
}
