/** One kind of text at every door: each field of each command that takes one, found in what OpenAPI says of them. */
import 'reflect-metadata';
import { type CommandDefinition, newsroom } from '#newsroom';
import { Canaries, type Description } from '../../../test/canaries.js';
import { ADDRESSES_REFUSED, ADDRESSES_TAKEN, REFUSED, TAKEN, type TextRow } from '../../newsroom/test/texts-page.js';
import { openApiDocument } from './openapi/document.js';
import { type FieldError, Problem } from './problems.js';
import type { JsonObject } from './strict-json.js';
import { validated } from './validation.js';

interface TextField {
  /** Such as `assert-claim.via[].name`. */
  place: string;
  isAddress: boolean;
  faultsWith(text: string): FieldError[];
}

const commands = newsroom.flatMap((kind) => kind.commands);
const description = openApiDocument() as Description;
const fields = commands.flatMap(fieldsOf);
const texts = fields.filter(({ isAddress }) => !isAddress);
const addresses = fields.filter(({ isAddress }) => isAddress);

describe('a text at the door', () => {
  it.each(texts)('$place is taken in all that docs/texts.md has', (field) => {
    expect(faultsOf(field, TAKEN)).toEqual([]);
  });

  it.each(texts)('$place is refused in all that it has not, with what is wrong', refusedIn(REFUSED));

  it.each(addresses)('$place is taken in all addresses that docs/texts.md has', (field) => {
    expect(faultsOf(field, ADDRESSES_TAKEN)).toEqual([]);
  });

  it.each(addresses)('$place is refused in all others, with what is wrong', refusedIn(ADDRESSES_REFUSED));

  it('is of every command that has one', () => {
    expect(addresses.length).toBeGreaterThan(3);
    expect(texts.length).toBeGreaterThan(80);
    expect(fields.map(({ place }) => place)).toEqual(
      expect.arrayContaining(['publish-report.authors[]', 'amend-statement.changes.quote.exact', 'kill-report.note']),
    );
  });
});

function refusedIn(rows: TextRow[]) {
  return (field: TextField) => {
    for (const { text } of rows) {
      const faults = field.faultsWith(text);
      expect([text, faults.map((fault) => fault.field)]).toEqual([text, [fieldOf(field)]]);
      expect(faults[0]?.message).toMatch(/ must .{20}/);
    }
  };
}

function faultsOf(field: TextField, rows: TextRow[]): object[] {
  return rows.flatMap(({ text }) => field.faultsWith(text).map((fault) => ({ text, ...fault })));
}

/** As an error names it: in a list the first. */
function fieldOf({ place }: TextField): string {
  const field = place.slice(place.indexOf('.') + 1);
  return field.endsWith('[]') ? field.slice(0, -2) : field.replaceAll('[]', '[0]');
}

/** What has a pattern of its own, a language or a country, is no text. */
function fieldsOf(command: CommandDefinition): TextField[] {
  const canaries = new Canaries(description);
  const body = JSON.stringify(canaries.bodyOf(command.name, {}));
  return [...canaries.planted].flatMap(([canary, place]) => {
    const [planted = ''] = new RegExp(`"[^"]*${canary}[^"]*"`).exec(body) ?? [];
    const isAddress = planted.startsWith('"https:');
    const faultsWith = (text: string) =>
      faultsIn(
        command,
        body.replace(planted, () => JSON.stringify(text)),
      );
    const hasPattern = !isAddress && faultsWith('a text of words').length > 0;
    return hasPattern ? [] : [{ place, isAddress, faultsWith }];
  });
}

function faultsIn(command: CommandDefinition, body: string): FieldError[] {
  try {
    validated(command, JSON.parse(body) as JsonObject);
    return [];
  } catch (error) {
    if (error instanceof Problem) return [...(error.errors ?? [])];
    throw error;
  }
}
