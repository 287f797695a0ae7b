export function buildDesk(options?: { into?: string }): Promise<void>;
