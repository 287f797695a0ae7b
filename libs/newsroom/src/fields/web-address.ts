/**
 * Which addresses are taken: those that lead where they seem to, for every reader and every program. The host is written
 * as the URL standard gives it, so that letters of another alphabet which look alike are seen as what they are: xn--….
 */
import { isIP, ValidateBy } from 'class-validator';
import { LONGEST } from './text.js';

const AUTHORITY = /^https?:\/\/([^/?#]*)/i;
/** Backslashes are slashes to some programs and none to others; what is unseen hides, and turns around what is seen. */
const NEVER = /[\s\\\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u;
const DOMAIN = /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*$/;

/** What is wrong with it, and what to do, as it goes on after the field's name; undefined if nothing is. */
export function faultOfAddress(address: string): string | undefined {
  if (address.length > LONGEST) return `must be ${LONGEST} characters at most`;
  const [, authority] = AUTHORITY.exec(address) ?? [];
  const url = authority === undefined ? undefined : parsed(address);
  if (NEVER.test(address))
    return 'must hold no space, backslash or character that is not seen: percent-encode it, or leave it out';
  if (authority === undefined || !url) return 'must be a web address such as https://example.org/news';
  if (authority.includes('@')) return 'must name no user and no password: leave out what comes before the @';
  const [host = ''] = /^(?:\[[^\]]*\]|[^:]*)/.exec(authority) ?? [];
  if (host.toLowerCase() !== url.hostname) return `must have its host as the URL standard gives it: ${url.hostname}`;
  const isNamed = DOMAIN.test(url.hostname) || isIP(url.hostname.replace(/^\[|\]$/g, ''));
  return isNamed ? undefined : 'must have a host that others can reach, such as example.org';
}

/** An address that leads where it seems to: http or https, no user, a host as the URL standard gives it. */
export function IsHonestAddress(): PropertyDecorator {
  return ValidateBy({
    name: 'isHonestAddress',
    validator: {
      validate: (value) => typeof value === 'string' && faultOfAddress(value) === undefined,
      defaultMessage: (about) => `${about?.property} ${faultIn(about?.value)}`,
    },
  });
}

function faultIn(value: unknown): string {
  return (typeof value === 'string' ? faultOfAddress(value) : undefined) ?? 'must be a text';
}

/** `URL.canParse` of Node 20 says no to a host with ü once V8 has optimized whoever asks it: it takes Latin-1 for UTF-8. */
function parsed(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
