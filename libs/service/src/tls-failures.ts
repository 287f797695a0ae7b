/** Why TLS was not agreed, by the code that Node or OpenSSL gives, and what to do about it. */

/** How the settings of one need are called. */
export interface TlsSettings {
  authority: string;
  address: string;
  /** Where a server's name comes from. */
  named: string;
  certificate: string;
  /** Turns TLS off. */
  off: string;
}

export const KAFKA_TLS: TlsSettings = {
  authority: 'KAFKA_CA',
  address: 'KAFKA_BROKERS',
  named: "in KAFKA_BROKERS and in the brokers' advertised.listeners",
  certificate: 'KAFKA_CERT and KAFKA_KEY',
  off: 'leave KAFKA_TLS out',
};

export const POSTGRES_TLS: TlsSettings = {
  authority: 'sslrootcert of DATABASE_URL',
  address: 'DATABASE_URL',
  named: 'in DATABASE_URL',
  certificate: 'sslcert and sslkey of DATABASE_URL',
  off: 'leave sslmode out of DATABASE_URL',
};

/** Undefined for a code that is not of TLS. */
export function whyNoTls(code: string, settings: TlsSettings): { why: string; remedy: string } | undefined {
  return FAILURES.find(({ codes }) => codes.test(code))?.says(settings);
}

const FAILURES: { codes: RegExp; says(settings: TlsSettings): { why: string; remedy: string } }[] = [
  {
    codes: /^CERT_HAS_EXPIRED$/,
    says: () => ({ why: 'its certificate has expired', remedy: 'Renew it there' }),
  },
  {
    codes: /^CERT_NOT_YET_VALID$/,
    says: () => ({ why: 'its certificate is not valid yet', remedy: 'Put the clocks right' }),
  },
  {
    codes: /^ERR_TLS_CERT_ALTNAME_INVALID$|^HOSTNAME_MISMATCH$/,
    says: ({ named }) => ({
      why: 'its certificate is made out to another name',
      remedy: `Name it as its certificate does, ${named}, or have that made out to this name or address, too`,
    }),
  },
  {
    codes: /ISSUER|UNABLE_TO_VERIFY|SELF_SIGNED|CERT_UNTRUSTED|INVALID_CA/,
    says: ({ authority }) => ({
      why: 'its certificate is signed by nobody who is trusted',
      remedy: `Name the certificate of who signed it in ${authority}`,
    }),
  },
  {
    codes: /ALERT/,
    says: ({ certificate }) => ({
      why: 'it does not take the certificate of Stet, or wants one',
      remedy: `Name one that it trusts, and that has not expired, in ${certificate}`,
    }),
  },
  {
    codes: /^(EPROTO|ECONNRESET|NO_TLS|ERR_SSL_)/,
    says: ({ address, off }) => ({
      why: 'it speaks no TLS there',
      remedy: `Name the port that does in ${address}, or ${off}`,
    }),
  },
];
