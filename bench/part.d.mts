/** What a part tells is its own. */
export function runPart<T>(file: string, task: object, options?: { flags?: string[] }): Promise<T>;
