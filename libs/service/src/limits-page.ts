/** docs/limits.md, made of the list that the doors themselves obey: `npm run docs` writes it. */
import { LIMITS_SAID } from '#http';

const INTRODUCTION = `# Limits

What one caller may take of a door, so that nobody else has to wait for it. Whoever comes to one of them is answered by a problem document that says which ([errors](errors.md)), where there is still somebody to answer. \`npm run docs\` makes this page from the list that the doors themselves use.`;

export function limitsPage(): string {
  const rows = Object.values(LIMITS_SAID).map(({ is, of }) => `| ${is.toLocaleString('en')} | ${of} |`);
  return `${INTRODUCTION}\n\n${['| at most | of |', '| ---: | --- |', ...rows].join('\n')}\n`;
}
