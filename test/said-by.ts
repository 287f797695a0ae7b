export interface Said {
  /** On standard output. */
  printed: string;
  /** On standard error. */
  beside: string;
  /** Both, as they came. */
  told: string;
  code: number;
}

/** What is printed while something is done in this process, and what it comes to. */
export async function saidBy(act: () => Promise<number>): Promise<Said> {
  const [printed, beside, told]: [unknown[], unknown[], unknown[]] = [[], [], []];
  const { log, error } = console;
  console.log = (line: unknown) => void (printed.push(line), told.push(line));
  console.error = (line: unknown) => void (beside.push(line), told.push(line));
  try {
    const code = await act();
    const [out, err, both] = [printed, beside, told].map((lines) => lines.map(String).join('\n'));
    return { printed: out ?? '', beside: err ?? '', told: both ?? '', code };
  } finally {
    Object.assign(console, { log, error });
  }
}

/** As if standard output were one, or none. */
export async function as<T>({ isTTY }: { isTTY: true | undefined }, act: () => Promise<T>): Promise<T> {
  const before = Object.getOwnPropertyDescriptor(process.stdout, 'isTTY');
  Object.defineProperty(process.stdout, 'isTTY', { value: isTTY, configurable: true });
  try {
    return await act();
  } finally {
    if (before) Object.defineProperty(process.stdout, 'isTTY', before);
    else delete (process.stdout as { isTTY?: boolean }).isTTY;
  }
}
