/** What a setting in PEM (RFC 7468) must hold. */
import { createPrivateKey, X509Certificate } from 'node:crypto';

type Kind = 'certificate' | 'private key';

/** A sentence's end if it does not hold that, such as `wants a certificate in PEM`. */
export function wrongPem(kind: Kind, pem: string): string[] {
  return isOf(kind, pem) ? [] : [`wants a ${kind}${kind === 'private key' ? ' without a passphrase' : ''} in PEM`];
}

/** The key of the certificate, both of which hold. */
export function isPair(certificate: string, key: string): boolean {
  return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
}

function isOf(kind: Kind, pem: string): boolean {
  try {
    return kind === 'certificate' ? new X509Certificate(pem).raw.length > 0 : createPrivateKey(pem).type === 'private';
  } catch {
    return false;
  }
}
