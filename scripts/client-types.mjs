/** The types of libs/client, from what OpenAPI says of the doors: each command's body, each question's words and answer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { format } from 'oxfmt';
import { describeDoors } from '#http';
import { home } from './installed.mjs';

const HEAD = '/** What OpenAPI says of the doors. Made by `npm run docs`; a spec says when it is stale. */\n';

/** A default is the door's to fill in: whoever asks may leave it out. */
const AS_SAID = { defaultNonNullable: false, emptyObjectsUnknown: true };

export async function clientTypes() {
  const document = await describeDoors({ partitions: 12 });
  const text = astToString(await openapiTypescript(withNothingElse(document), AS_SAID));
  const style = JSON.parse(readFileSync(join(home, '.oxfmtrc.json'), 'utf8'));
  return HEAD + (await format('api.ts', text, style)).code;
}

/** As schemas: a path's headers and refusals, said in full for each of them, would make ten thousand lines. */
function withNothingElse({ openapi, info, paths, components }) {
  const operations = Object.entries(paths);
  const commands = operations.flatMap(([path, { post }]) => {
    const [, name] = /^\/v1\/commands\/([^{]+)$/.exec(path) ?? [];
    return name ? [[name, jsonIn(post.requestBody)]] : [];
  });
  const questions = operations.flatMap(([path, { get }]) => (get ? [[path, questionOf(get)]] : []));
  const schemas = { ...components.schemas, Commands: objectOf(commands), Questions: objectOf(questions) };
  return withoutExamples({ openapi, info, paths: {}, components: { schemas } });
}

function questionOf({ parameters = [], responses }) {
  const query = parameters.filter((one) => one.in === 'query').map(({ name, schema }) => [name, schema]);
  return objectOf([
    ['query', objectOf(query, [])],
    ['answer', jsonIn(responses[200])],
  ]);
}

function objectOf(properties, required = properties.map(([name]) => name)) {
  return { type: 'object', properties: Object.fromEntries(properties), required, additionalProperties: false };
}

function jsonIn({ content }) {
  return content['application/json']?.schema ?? {};
}

function withoutExamples(schema) {
  return JSON.parse(
    JSON.stringify(schema, (name, value) => (name === 'example' || name === 'examples' ? undefined : value)),
  );
}
