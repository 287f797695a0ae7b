/**
 * What imports do not show: which files write SQL, that the rules ask neither clock, chance nor machine, and that one
 * file makes the names of streams and takes them apart.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { newsroom } from '#newsroom';

const SQL_IS_WRITTEN_IN = /^libs\/(ledger\/src\/embedded|postgres|views|projector)\//;
const TESTS = /\.spec\.ts$|^libs\/testing\/|^libs\/[^/]+\/(contract|test)\//;
const OF_THE_MACHINE = new Set(['process', 'console', 'fetch', 'performance', 'crypto', 'setTimeout', 'setInterval']);

describe('SQL', () => {
  it('is written in the embedded ledger, the views and the projector, and nowhere else', () => {
    expect(sources.filter((file) => !SQL_IS_WRITTEN_IN.test(file)).flatMap(linesThat(writeSql))).toEqual([]);
  });

  it('is found there', () => {
    expect(linesThat(writeSql)('libs/views/src/board.ts').length).toBeGreaterThan(0);
  });

  it.each(['sql`select 1`', 'snapshot<Row[]>`select 1`', "transaction.unsafe('select 1')"])('is seen in %s', (text) => {
    expect(has(writeSql, text)).toBe(true);
  });

  it('is no pattern that is written raw', () => expect(has(writeSql, 'String.raw`\\d`')).toBe(false));
});

describe('the rules', () => {
  it('ask neither clock, chance nor machine', () => {
    const rules = sources.filter((file) => file.startsWith('libs/newsroom/'));
    expect(rules.length).toBeGreaterThan(10);
    expect(rules.flatMap(linesThat(askTheWorld))).toEqual([]);
  });

  it.each(['new Date()', 'Date.now()', 'Date()', 'Math.random()', 'process.pid', "fetch('/')", 'setTimeout(f)'])(
    'would be caught with %s',
    (text) => {
      expect(has(askTheWorld, text)).toBe(true);
    },
  );

  it.each(['new Date(at)', 'Date.parse(at)', 'Math.max(1, 2)', 'report.process'])('may use %s', (text) => {
    expect(has(askTheWorld, text)).toBe(false);
  });
});

describe("a stream's name", () => {
  it('is made and taken apart in one place: eight files once knew how', () => {
    const elsewhere = sources.filter((file) => file !== 'libs/newsroom/src/stream-name.ts');
    expect(elsewhere.flatMap(linesThat(knowStreamNames))).toEqual([]);
  });

  it.each([
    'find(`claim-${id}`)',
    'const stream = `${category}-${id}`',
    "stream.startsWith('report-')",
    "name.slice(0, name.indexOf('-'))",
    "sql`where k.stream like 'claim-%'`",
    'sql`where stream = ${`outlet-${id}`}`',
    "const [category] = stream.split('-')",
  ])('would be caught in %s', (text) => expect(has(knowStreamNames, text)).toBe(true));

  it.each(["'claim-on-file'", '`${id}-${version}`', '`claim ${id}`', "date.split('/')"])('is not in %s', (text) =>
    expect(has(knowStreamNames, text)).toBe(false),
  );
});

const sources = ['apps', 'libs']
  .flatMap((folder) => readdirSync(folder, { recursive: true }).map((path) => join(folder, String(path))))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !TESTS.test(file));

function writeSql(node: ts.Node): boolean {
  if (ts.isTaggedTemplateExpression(node)) return node.tag.getText() !== 'String.raw';
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'unsafe'
  );
}

const CATEGORIES = newsroom.map(({ category }) => category).join('|');
/** Where a text says how a stream is called: a category, a hyphen, and then something that is put in, or any. */
const OF_STREAMS = new RegExp(`(^|')(${CATEGORIES})-(%|$)`);

function knowStreamNames(node: ts.Node): boolean {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
    return OF_STREAMS.test(node.text) || (node.text === '-' && isSoughtIn(node));
  if (!ts.isTemplateExpression(node)) return false;
  const [first] = node.templateSpans;
  const isOfCategory = first?.expression.getText() === 'category' && first.literal.text.startsWith('-');
  return (
    isOfCategory ||
    [node.head, ...node.templateSpans.map(({ literal }) => literal)].some(({ text }) => OF_STREAMS.test(text))
  );
}

/** In what is called a stream or its name: ids and dates have hyphens too. */
function isSoughtIn({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && /(stream|name)\.(split|indexOf)$/i.test(parent.expression.getText());
}

function askTheWorld(node: ts.Node): boolean {
  const text = node.getText();
  if (ts.isPropertyAccessExpression(node)) return /^(Date\.now|Math\.random)$/.test(text);
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && !node.arguments?.length;
  if (ts.isCallExpression(node)) return node.expression.getText() === 'Date';
  return ts.isIdentifier(node) && OF_THE_MACHINE.has(text) && !isNameOfAMember(node);
}

function isNameOfAMember(node: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
}

function linesThat(are: (node: ts.Node) => boolean): (file: string) => string[] {
  return (file) => {
    const source = parse(file, readFileSync(file, 'utf8'));
    return nodesOf(source)
      .filter(are)
      .map((node) => `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
  };
}

function has(are: (node: ts.Node) => boolean, text: string): boolean {
  return nodesOf(parse('planted.ts', text)).some(are);
}

function parse(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
}

function nodesOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(...nodesOf(child)));
  return [node, ...children];
}
