export interface Signed {
  cert: string;
  key: string;
}

export interface Authority {
  /** Its own certificate. */
  ca: string;
  sign(wanted?: { commonName?: string; names?: string[]; expired?: boolean }): Promise<Signed>;
}

export function makeAuthority(name?: string): Promise<Authority>;
