/**
 * Names in the environment that look like a setting and are none. What is surely meant for Stet is refused: passed over,
 * KAFKA_BROKER made the log a Postgres table, and nothing said so. What other programs set too is told not to be read.
 */
import { distance } from 'fastest-levenshtein';

export interface Lookalikes {
  refused: string[];
  notRead: NotRead[];
}

export interface NotRead {
  name: string;
  why: string;
}

/** `settings` are the names that there are. */
export function lookalikes(environment: Environment, settings: string[]): Lookalikes {
  const others = Object.keys(environment).filter((name) => !settings.includes(name) && !isOfOthers(name, environment));
  const refused = others.filter((name) => isMeantForUs(name, settings));
  const notRead = others.filter((name) => !refused.includes(name)).flatMap((name) => notReadAs(name, settings));
  return { refused, notRead };
}

type Environment = Record<string, string | undefined>;

/** The tests' own, and what Kubernetes and Docker tell a container of services around it, by whatever name these have. */
function isOfOthers(name: string, environment: Environment): boolean {
  return OF_OTHERS.test(name) || (name.endsWith('_PORT') && /^(tcp|udp|sctp):\/\//.test(environment[name] ?? ''));
}

const OF_OTHERS = /^STET_TEST_|_SERVICE_(HOST|PORT(_\w+)?)$|_PORT_\d+_(TCP|UDP|SCTP)(_(ADDR|PORT|PROTO))?$/;
/** What Kafka's own programs read. */
const OF_KAFKA = /^KAFKA_(HOME|DEBUG|\w*OPTS)$/;
const OF_US = /^(STET|KAFKA_|DATABASE_)/;
/** So short, or so common, that others have names like them. */
const COMMON = ['HOST', 'PORT', 'LOG_LEVEL', 'PGPASSWORD'];

function isMeantForUs(name: string, settings: string[]): boolean {
  if (OF_KAFKA.test(name)) return false;
  const ours = settings.filter((setting) => !COMMON.includes(setting));
  return OF_US.test(plain(name)) || ours.some((setting) => distance(plain(name), setting) <= 2);
}

function notReadAs(name: string, settings: string[]): NotRead[] {
  if (OF_KAFKA.test(name)) return [{ name, why: 'it is for Kafka’s own programs; KAFKA_BROKERS names the brokers' }];
  if (/^(PG(?!P_)[A-Z]|POSTGRES|DB_)/.test(name))
    return [{ name, why: 'DATABASE_URL says all of the database, and PGPASSWORD its password where that has none' }];
  // Of a long name two letters may be wrong, of HOST and PORT one.
  const meant = settings.find((setting) => distance(plain(name), setting) <= (setting.length > 4 ? 2 : 1));
  return meant === undefined ? [] : [{ name, why: `the setting is ${meant}` }];
}

/** As settings are written. */
function plain(name: string): string {
  return name.toUpperCase().replaceAll(/[-.]/g, '_');
}
