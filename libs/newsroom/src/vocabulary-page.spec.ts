import { readFileSync } from 'node:fs';
import { newsroom } from './newsroom.js';
import { FLAGS, STATUSES, vocabulary } from './vocabulary.js';
import { vocabularyPage } from './vocabulary-page.js';

describe('the page of the vocabulary', () => {
  it('is what the lists make of it: `npm run docs` writes it anew', () =>
    expect(readFileSync('docs/vocabulary.md', 'utf8')).toBe(vocabularyPage()));

  it('has every command with its event, and every word', () => {
    const page = vocabularyPage();
    for (const { command, event } of newsroom.flatMap(({ commands }) => commands))
      expect(page).toContain(`**${command}** → \`${event}\``);
    for (const word of Object.values(vocabulary).flatMap((list) => Object.keys(list)))
      expect(page).toContain(`| \`${word}\` | `);
  });

  it('says what every status and every flag means', () => {
    for (const meaning of Object.values({ ...STATUSES, ...FLAGS })) expect(vocabularyPage()).toContain(meaning);
  });
});
