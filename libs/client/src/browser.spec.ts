import ts from 'typescript';

/** What a page of today has, and nothing of Node's. */
const BROWSER: ts.CompilerOptions = {
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
};

describe('the client', () => {
  it('compiles where there is a browser and no Node', () => expect(faultsIn(['libs/client/src/index.ts'])).toEqual([]));

  it('would not, if it used what a browser lacks', () => {
    const inNode = 'export const bytes = Buffer.from("a"); export const home = process.env;';
    expect(faultsIn(['libs/client/src/planted.ts'], { 'libs/client/src/planted.ts': inNode })).toHaveLength(2);
  });
});

function faultsIn(files: string[], planted: Record<string, string> = {}): string[] {
  const host = ts.createCompilerHost(BROWSER);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (name) => planted[name] ?? readFile(name);
  host.fileExists = (name) => name in planted || fileExists(name);
  host.getSourceFile = (name, version) =>
    name in planted ? ts.createSourceFile(name, planted[name] ?? '', version) : getSourceFile(name, version);
  const program = ts.createProgram(files, BROWSER, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}
