/** docs/vocabulary.md, made of the lists that the newsroom itself obeys: `npm run docs` writes it. */
import { newsroom } from './newsroom.js';
import type { CommandDefinition, StreamDefinition } from './stream.js';
import { streamName } from './stream-name.js';
import { vocabulary } from './vocabulary.js';

const INTRODUCTION = `# Vocabulary

What a newsroom says to Stet, and in which words. \`npm run docs\` makes this page from the lists that the rules themselves use.

Each command is posted to \`/v1/commands/<name>\` and becomes one event in the stream of its claim, report, outlet, holder or export. Refusals: [errors.md](errors.md).`;

export function vocabularyPage(): string {
  const streams = newsroom.map(streamPart);
  const words = Object.entries(vocabulary).map(([name, list]) => `### ${spaced(name)}\n\n${table(list)}`);
  return `${[INTRODUCTION, '## Commands', ...streams, '## Words', ...words].join('\n\n')}\n`;
}

function streamPart({ category, commands }: StreamDefinition): string {
  return [`### On \`${streamName(category, '<id>')}\``, ...commands.map(commandPart)].join('\n\n');
}

function commandPart({ name, command, event, means, example }: CommandDefinition): string {
  return `**${command}** → \`${event}\`: ${means}\n\n\`\`\`json\n${JSON.stringify({ command: name, body: example }, null, 2)}\n\`\`\``;
}

function table(list: Record<string, string | { stance: string; lean?: string; means: string }>): string {
  const rows = Object.entries(list).map(([word, about]) =>
    typeof about === 'string'
      ? [`\`${word}\``, about]
      : [`\`${word}\``, `${spaced(about.stance)}${about.lean ? ` ${about.lean}` : ''}`, about.means],
  );
  const head = rows[0]?.length === 3 ? ['word', 'stance', 'meaning'] : ['word', 'meaning'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function spaced(word: string): string {
  return word.replaceAll('_', ' ');
}
