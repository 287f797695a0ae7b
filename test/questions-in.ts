/** Every question that a description of the doors has, with ids of what is on file. */
import type { Description } from './canaries.js';

/** Of what the second part of a path is, such as `claims`. */
type IdsOf = (kind: string) => string[] | undefined;

/** Of now, and of the moments that each takes. */
export function questionsIn({ paths }: Description, idsOf: IdsOf, known: string[]): string[] {
  return Object.entries(paths).flatMap(([path, { get: asked }]) => {
    if (!asked?.tags?.includes('questions') || path === '/v1/vocabulary') return [];
    const words = (asked.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
    const limit = words.includes('limit') ? 'limit=500' : '';
    const moments = [
      ...(words.includes('at') ? ['at=2024-10-08'] : []),
      ...(words.includes('from') ? ['from=2024-10-08'] : []),
      ...(words.includes('fromKnown') ? known.map((one) => `fromKnown=${one}`) : []),
      ...(words.includes('known') ? known.map((moment) => `known=${moment}`) : []),
    ];
    return idsFor(path, idsOf).flatMap((id) =>
      ['', ...moments].map((moment) => `${withParts(path, id)}?${[moment, limit].filter(Boolean).join('&')}`),
    );
  });
}

/** One for each value of each word that changes what is answered, and one that is read a row a page. */
export function shapesIn({ paths }: Description, idsOf: IdsOf): string[] {
  return Object.entries(paths).flatMap(([path, { get: asked }]) => {
    if (!asked?.tags?.includes('questions')) return [];
    const words = (asked.parameters ?? []).filter((one) => one.in === 'query');
    const shapes = words.flatMap(({ name, schema }) => (schema?.enum ?? []).map((value) => `${name}=${String(value)}`));
    const paged = words.some(({ name }) => name === 'cursor') ? ['limit=1&'] : [];
    return idsFor(path, idsOf).flatMap((id) => [...shapes, ...paged].map((shape) => `${withParts(path, id)}?${shape}`));
  });
}

/** But for cursors, which are places and not texts. */
export function wordsIn({ paths }: Description, idsOf: IdsOf): { path: string; word: string }[] {
  return Object.entries(paths).flatMap(([path, { get: asked }]) =>
    (asked?.parameters ?? [])
      .filter((one) => one.in === 'query' && one.name !== 'cursor')
      .flatMap(({ name: word }) => idsFor(path, idsOf).map((id) => ({ path: withParts(path, id), word }))),
  );
}

/** Doors that nobody has said how to ask. */
export function neitherQuestionsNorCommands({ paths }: Description): { method: string; path: string }[] {
  const doors = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { tags = [] }]) => ({ path, method, tags })),
  );
  return doors.filter(({ path, method, tags }) => {
    if (method === 'get') return !tags.includes('questions');
    return method !== 'post' || (path !== '/v1/commands' && !tags.some((tag) => tag.endsWith(' commands')));
  });
}

/** With which status a role is answered: some questions are an auditor's alone. */
export function statusFor(role: string, { paths }: Description, asked: string): 200 | 403 {
  const [path = ''] = asked.split('?');
  const [, { get } = {}] =
    Object.entries(paths).find(([template]) =>
      new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
    ) ?? [];
  const isAuditors = get?.responses?.['403']?.description.includes('role.forbidden') ?? false;
  return isAuditors && role !== 'auditor' ? 403 : 200;
}

/** As a path has it, of a commit whose position this is. */
export function placeOf(position: string): string {
  const [partition, count] = position.split(':');
  return `${partition}/${Number(count) - 1}`;
}

/** What says which it is of stands together in a path: an id, or a partition and an offset. */
function withParts(path: string, id: string): string {
  return path.replace(/\{.*\}/, id);
}

function idsFor(path: string, idsOf: IdsOf): string[] {
  if (!path.includes('{')) return [''];
  const kind = path.split('/')[2] ?? '';
  const ids = idsOf(kind);
  if (!ids) throw new Error(`Of which ${kind} is ${path} to be asked here?`);
  return ids;
}
