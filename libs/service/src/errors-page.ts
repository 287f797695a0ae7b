/** docs/errors.md, made of the lists that the doors and the processes themselves obey: `npm run docs` writes it. */
import { PROBLEMS } from '#http';
import { REFUSALS } from '#newsroom';
import { COMMAND_REFUSALS } from './command-refusals.js';
import { exitCodeOf, STOPS } from './stops.js';

const INTRODUCTION = `# Errors

Every refusal is a problem document (RFC 9457, \`application/problem+json\`) with \`status\`, \`title\`, a stable \`code\`, a \`detail\` that says what to do, and, where fields are wrong, \`errors\`: each with its message. \`npm run docs\` makes this page from the lists that the doors themselves use.`;

export function errorsPage(): string {
  const problems = Object.entries(PROBLEMS).map(([code, { status, title, means }]) => [
    `\`${code}\``,
    status,
    title,
    means,
  ]);
  const refusals = Object.entries(REFUSALS).map(([code, when]) => [`\`${code}\``, when]);
  const stops = Object.entries(STOPS).map(([code, what]) => [`\`${code}\``, exitCodeOf(code), what]);
  const atTheCommandLine = Object.entries(COMMAND_REFUSALS).map(([code, when]) => [`\`${code}\``, when]);
  return `${[
    INTRODUCTION,
    table(['code', 'status', 'title', 'when'], problems),
    "With 409 the code is the rule's own:",
    table(['code', 'when'], refusals),
    '## What stops a process',
    'It says why, with what to do, and ends with this exit code; 0 means that it was asked to end.',
    table(['code', 'exit', 'what is so'], stops),
    '## What `stet` refuses at the command line',
    'It says why, with what to do, and ends with exit code 1; 2 means that its words are wrong, which `--help` shows.',
    table(['code', 'when'], atTheCommandLine),
  ].join('\n\n')}\n`;
}

function table(head: string[], rows: (string | number)[][]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
