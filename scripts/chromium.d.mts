export function chromium(): string | undefined;
export function ensureChromium(): string | undefined;
