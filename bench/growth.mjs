/**
 * `npm run bench -- growth [10000 100000 1000000]`: what a post and each question cost over a log of so many commits, each
 * as a ratio to the smallest. The aim: flat within 1.5. Each size has a door of its own over a log and a database of its own.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { runPart } from './part.mjs';

const AIM = 1.5;
const SIZES = [10_000, 100_000, 1_000_000];

/** `open(topic)` opens a door over that topic, and gives its address and how to stop it. */
export async function growth({ sizes: wanted, log, open }) {
  const sizes = wanted.length > 0 ? wanted : SIZES;
  const doors = [];
  try {
    for (const size of sizes) doors.push(await filled(size, { log, open }));
    const figures = await runPart('growth-asked.mjs', { doors: doors.map(({ size, url }) => ({ size, url })) });
    return table(sizes, figures);
  } finally {
    await Promise.all(doors.map(({ stop }) => stop()));
  }
}

async function filled(size, { log, open }) {
  const { brokers, topic } = log();
  console.error(`… a log of ${size.toLocaleString('en')} commits`);
  await runPart('growth-log.mjs', { brokers, topic, commits: size });
  const { url, stop } = await open(topic);
  for (;;) {
    const { status } = await fetch(`${url}/v1/claims?limit=1`);
    if (status === 200) return { size, url, stop };
    await wait(500);
  }
}

function table(sizes, figures) {
  const [smallest, ...larger] = sizes;
  const rows = Object.entries(figures).map(([what, by]) => {
    const ratios = larger.map((size) => by[size] / by[smallest]);
    const worst = Math.max(...ratios);
    const cells = [what, by[smallest].toFixed(2), ...ratios.map((ratio) => ratio.toFixed(2)), `≤ ${AIM}`];
    return `| ${[...cells, worst <= AIM ? 'met' : '**missed**'].join(' | ')} |`;
  });
  const head = [
    'what',
    `ms at ${smallest.toLocaleString('en')}`,
    ...larger.map((size) => `times that at ${size.toLocaleString('en')}`),
    'aim',
    '',
  ];
  return [`| ${head.join(' | ')} |`, `|---|${'---:|'.repeat(head.length - 2)}---|`, ...rows].join('\n');
}
