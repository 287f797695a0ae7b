/** What is printed while something is done in this process, and what it comes to. */
export async function saidBy(act: () => Promise<number>): Promise<{ told: string; code: number }> {
  const lines: unknown[] = [];
  const { log, error } = console;
  console.log = console.error = (line: unknown) => void lines.push(line);
  try {
    const code = await act();
    return { told: lines.map(String).join('\n'), code };
  } finally {
    Object.assign(console, { log, error });
  }
}
