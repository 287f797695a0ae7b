/**
 * `npm run bench -- past [statements]`: what a large claim costs as of a moment of either clock, as a ratio to the same
 * question now. The aim is that of its sheet and its timeline, once its past is written.
 */
const AIM = 5;

/** By claim, by question, by clock: medians in milliseconds. */
export function tableOfPasts(figures) {
  const rows = Object.entries(figures).flatMap(([claim, { questions }]) =>
    Object.entries(questions).map(([question, { now, ...past }]) => {
      const ratios = Object.values(past).map((ms) => ms / now);
      const isMet = Math.max(...ratios) <= AIM;
      const cells = [claim, question, now.toFixed(1)];
      for (const [n, ms] of Object.values(past).entries()) cells.push(`${ms.toFixed(1)} (${ratios[n].toFixed(1)})`);
      return `| ${[...cells, isMet ? 'met' : '**missed**'].join(' | ')} |`;
    }),
  );
  const [clocks] = Object.values(figures).flatMap(({ questions }) => Object.values(questions).map(Object.keys));
  const head = [
    'claim',
    'question',
    'ms now',
    ...clocks.slice(1).map((clock) => `${clock}: ms (times now)`),
    `≤ ${AIM}`,
  ];
  const bulks = Object.entries(figures).map(
    ([claim, { seen, behind }]) =>
      `${claim}: posted at once and seen after ${seconds(seen)} s; its past is written ${seconds(behind)} s later, ${((seen + behind) / seen).toFixed(1)} times as long in all`,
  );
  const table = [`| ${head.join(' | ')} |`, `|---|---|${'---:|'.repeat(head.length - 2)}`, ...rows];
  return [...table, '', ...bulks].join('\n');
}

function seconds(ms) {
  return (ms / 1000).toFixed(1);
}
