import type { Signed } from './certificates.mjs';

export function certify(data: string, signed: Signed, ca: string): Promise<void>;
