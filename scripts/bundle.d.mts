export function bundle(options?: { into?: string }): Promise<void>;
export function madeOf(): string[];
