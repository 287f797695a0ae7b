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

/** It would be a fault, if the client had it. */
const IN_NODE = { file: 'planted.ts', text: 'export const bytes = Buffer.from("a"); export const { env } = process;' };

describe('the client', () => {
  it('compiles where there is a browser and no Node', () => {
    const faults = faultsIn('libs/client/src/index.ts');
    expect(faults.filter(({ file }) => file !== IN_NODE.file)).toEqual([]);
    expect(faults).toHaveLength(2);
  });
});

function faultsIn(file: string): { file: string | undefined; what: string }[] {
  const host = ts.createCompilerHost(BROWSER);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === IN_NODE.file || fileExists(name);
  host.getSourceFile = (name, version) =>
    name === IN_NODE.file ? ts.createSourceFile(name, IN_NODE.text, version) : getSourceFile(name, version);
  const program = ts.createProgram([file, IN_NODE.file], BROWSER, host);
  return ts.getPreEmitDiagnostics(program).map(({ file: source, messageText }) => ({
    file: source?.fileName,
    what: ts.flattenDiagnosticMessageText(messageText, ' '),
  }));
}
