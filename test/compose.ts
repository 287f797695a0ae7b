/** docker-compose.yml as Compose reads it: anchors merged, variables put in. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface ComposeService {
  image?: string;
  build?: string;
  command?: string[];
  environment: Record<string, string | number>;
  ports?: string[];
  volumes?: string[];
  user?: string;
  depends_on?: Record<string, { condition: string }>;
  deploy?: { replicas: number };
  healthcheck?: { test: string[] };
}

interface Compose {
  services: Record<string, ComposeService>;
}

/** Throws, as Compose does, if a variable that must be set is not. */
export function readCompose(variables: Record<string, string>): Compose {
  const text = readFileSync('docker-compose.yml', 'utf8');
  const filled = text.replace(/\$\$|\$\{(\w+):([?-])([^}]*)\}/g, (whole, ...[name, mark, otherwise]: string[]) => {
    if (name === undefined) return whole.slice(1);
    const value = variables[name] ?? (mark === '-' ? otherwise : undefined);
    if (value === undefined) throw new Error(`required variable ${name} is missing a value: ${otherwise}`);
    return value;
  });
  return parse(filled, { merge: true }) as Compose;
}

/** The services that run what this repository makes. */
export function appsOf({ services }: Compose): [name: string, service: ComposeService][] {
  return Object.entries(services).filter(([, { build }]) => build !== undefined);
}

export function environmentOf({ environment }: ComposeService): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value)]));
}
