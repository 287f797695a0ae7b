/** Certificates for tests: an authority that nobody else trusts, and what it signs. PEM all. */

const DAY_MS = 86_400_000;
const [DNS, IP] = [2, 7];
const EC = { keyType: 'ec', algorithm: 'sha256' };

/** `sign` makes a certificate with its key for DNS names and addresses; `expired` has ended an hour ago. */
export async function makeAuthority(name = 'An authority for tests') {
  // Whoever installs this package imports this file before it is there.
  const { generate } = await import('selfsigned');
  const extensions = [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
  ];
  const ca = await generate([{ name: 'commonName', value: name }], { ...EC, ...days(-2, 30), extensions });
  return {
    ca: ca.cert,
    async sign({ commonName = 'localhost', names = ['localhost'], expired = false } = {}) {
      const altNames = names.map((one) => (/^[\d.]+$|:/.test(one) ? { type: IP, ip: one } : { type: DNS, value: one }));
      const { cert, private: key } = await generate([{ name: 'commonName', value: commonName }], {
        ...EC,
        ...(expired ? days(-1, -1 / 24) : days(-1, 20)),
        ca: { key: ca.private, cert: ca.cert },
        extensions: [
          { name: 'keyUsage', digitalSignature: true, critical: true },
          { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
          ...(altNames.length > 0 ? [{ name: 'subjectAltName', altNames }] : []),
        ],
      });
      return { cert, key: key.trimEnd() };
    },
  };
}

function days(from, until) {
  const now = Date.now();
  return { notBeforeDate: new Date(now + from * DAY_MS), notAfterDate: new Date(now + until * DAY_MS) };
}
