import { IdentifyHolder } from './claim/identify-holder.js';
import { ID } from './fields/field.js';
import { commandNamed, newsroom } from './newsroom.js';
import { KILLED_FIELDS, type WhenKilled } from './killed-fields.js';
import { type Class, nestedClassOf, rulesOf } from './shape.js';

const FIELDS: Partial<Record<string, WhenKilled>> = KILLED_FIELDS;

/** By class-validator's names of rules: what may say anything. Ids and words of a list cannot. */
const OF_TEXTS = ['isText', 'isHonestAddress', 'isFigure', 'matches', 'isUrl'];

describe('what is told of a killed report', () => {
  const commands = newsroom.flatMap((kind) => kind.commands.filter(({ type }) => isOfAReport(type)));

  it('is of the commands of reports and of statements', () =>
    expect(commands.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['publish-report', 'kill-report', 'assert-claim', 'amend-statement', 'identify-holder']),
    ));

  it.each(commands.map(({ name }) => name))('is no text that %s takes', (name) => {
    const texts = textsOf(commandNamed(name)?.type as Class);
    expect(texts.filter((field) => !['hidden', 'named'].includes(FIELDS[field] ?? ''))).toEqual([]);
  });
});

/** Whom a name means is told of the reports that print it. */
function isOfAReport(type: Class): boolean {
  return (
    type === IdentifyHolder ||
    rulesOf(type).some(({ propertyName }) => ['reportId', 'statementId'].includes(propertyName))
  );
}

/** Those within framings are words, and so are those of a list. */
function textsOf(type: Class): string[] {
  return rulesOf(type).flatMap((rule) => {
    if (rule.type === 'nestedValidation')
      return FIELDS[rule.propertyName] === 'whole' ? [] : textsOf(nestedClassOf(rule));
    return rule.constraints?.[0] !== ID && OF_TEXTS.includes(rule.name ?? '') ? [rule.propertyName] : [];
  });
}
