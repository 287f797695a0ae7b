/** Breaks every rule of .dependency-cruiser.mjs once, in a small house of its own, and sees it caught by its name. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOMS = [
  'newsroom',
  'postgres',
  'ledger',
  'command-handling',
  'views',
  'projector',
  'http',
  'service',
  'audit',
  'client',
  'exchange',
  'testing',
];

/** Each rule, the file that breaks it, and how. */
const BROKEN: [rule: string, file: string, text: string][] = [
  ['newsroom-keeps-to-its-row', 'libs/newsroom/src/a.ts', "import { thing } from '#ledger';"],
  ['newsroom-keeps-to-its-row', 'libs/newsroom/src/b.ts', "import type { Thing } from '#ledger';"],
  ['newsroom-keeps-to-its-row', 'libs/newsroom/src/c.ts', "export type { Thing } from '#views';"],
  ['newsroom-keeps-to-its-row', 'libs/newsroom/src/d.ts', "export type Other = import('#views').Thing;"],
  ['newsroom-keeps-to-its-row', 'libs/newsroom/src/e.ts', "export const later = () => import('#views');"],
  ['postgres-keeps-to-its-row', 'libs/postgres/src/a.ts', "import type { Thing } from '#ledger';"],
  ['ledger-keeps-to-its-row', 'libs/ledger/src/a.ts', "import type { Thing } from '#newsroom';"],
  ['command-handling-keeps-to-its-row', 'libs/command-handling/src/a.ts', "import type { Thing } from '#views';"],
  ['views-keeps-to-its-row', 'libs/views/src/a.ts', "import type { Thing } from '#command-handling';"],
  ['projector-keeps-to-its-row', 'libs/projector/src/a.ts', "import type { Thing } from '#http';"],
  ['http-keeps-to-its-row', 'libs/http/src/a.ts', "import type { Thing } from '#service';"],
  ['service-keeps-to-its-row', 'libs/service/src/a.ts', "import type { Thing } from '#testing';"],
  ['audit-keeps-to-its-row', 'libs/audit/src/a.ts', "import type { Thing } from '#http';"],
  ['client-keeps-to-its-row', 'libs/client/src/a.ts', "import type { Thing } from '#newsroom';"],
  ['the-client-runs-in-a-browser', 'libs/client/src/b.ts', "import { setTimeout } from 'node:timers/promises';"],
  ['the-client-runs-in-a-browser', 'libs/client/src/c.ts', "import { property } from 'fast-check';"],
  ['exchange-keeps-to-its-row', 'libs/exchange/src/a.ts', "import type { Thing } from '#views';"],
  ['testing-keeps-to-its-row', 'libs/testing/src/a.ts', "import type { Thing } from '#projector';"],
  ['every-room-has-a-row', 'libs/annexe/src/a.ts', "import { thing } from '#ledger';"],
  ['app-api-keeps-to-its-row', 'apps/api/src/a.ts', "import type { Thing } from '#ledger';"],
  ['app-cli-keeps-to-its-row', 'apps/cli/src/a.ts', "import type { Thing } from '#http';"],
  ['app-projector-keeps-to-its-row', 'apps/projector/src/a.ts', "import type { Thing } from '#ledger';"],
  ['app-stet-keeps-to-its-row', 'apps/stet/src/c.ts', "import type { Thing } from '#projector';"],
  ['app-desk-keeps-to-its-row', 'apps/desk/src/a.tsx', "import type { Thing } from '#views';"],
  ['the-desk-runs-in-a-browser', 'apps/desk/src/b.tsx', "import { readFileSync } from 'node:fs';"],
  ['every-app-has-a-row', 'apps/annexe/src/a.ts', "import { thing } from '#service';"],
  ['newsroom-is-pure', 'libs/newsroom/src/f.ts', "import { readFileSync } from 'node:fs';"],
  ['newsroom-is-pure', 'libs/newsroom/src/g.ts', "import type { Logger } from 'pino';"],
  ['the-kernel-knows-no-tenant', 'libs/newsroom/src/stream.ts', "import type { Thing } from './index.js';"],
  ['kafkajs-keeps-to-its-place', 'libs/ledger/src/b.ts', "import type { Kafka } from 'kafkajs';"],
  ['postgres-keeps-to-its-place', 'libs/views/src/b.ts', "import type { Sql } from 'postgres';"],
  ['nestjs-keeps-to-its-place', 'libs/command-handling/src/b.ts', "import { Module } from '@nestjs/common';"],
  ['sinclair/typebox-keeps-to-its-place', 'libs/newsroom/src/h.ts', "import { Type } from '@sinclair/typebox';"],
  ['sql-keeps-to-its-places', 'libs/ledger/src/c.ts', "import type { Thing } from '#postgres';"],
  ['http-asks-the-views', 'libs/http/src/b.ts', "import { thing } from '#postgres';"],
  ['http-asks-the-views', 'libs/audit/src/b.ts', "import { thing } from '#postgres';"],
  ['a-room-has-one-door', 'libs/views/src/c.ts', "import type { Thing } from '../../ledger/src/index.js';"],
  ['a-room-has-one-door', 'libs/views/src/d.spec.ts', "import { inside } from '../../ledger/src/inside.js';"],
  ['libs-never-import-apps', 'libs/service/src/b.ts', "import type { Door } from '../../../apps/api/src/main.js';"],
  ['apps-never-import-each-other', 'apps/stet/src/a.ts', "import type { Door } from '../../api/src/main.js';"],
  ['code-never-imports-tests', 'apps/stet/src/b.ts', "import type { Thing } from '#testing';"],
  ['code-never-imports-tests', 'libs/ledger/src/d.ts', "import type { Given } from './inside.spec.js';"],
  ['code-never-imports-tests', 'libs/ledger/src/e.ts', "import { contract } from '../contract/contract.js';"],
  ['code-never-imports-tests', 'libs/views/src/f.ts', "import { contract } from '../../ledger/contract/contract.js';"],
  ['code-never-imports-tests', 'libs/views/src/g.ts', "import { given } from '../test/given.js';"],
  ['the-checker-judges-alone', 'test/judge/checker.ts', "import type { Thing } from '#command-handling';"],
  ['the-checker-judges-alone', 'test/judge/refusals.ts', "import type { Thing } from '../simulation/world.js';"],
  ['code-imports-only-what-is-installed', 'libs/service/src/c.ts', "import fc from 'fast-check';"],
  ['no-circles', 'libs/service/src/d.ts', "import './e.js';"],
  ['everything-is-found', 'libs/views/src/e.ts', "import type { Thing } from '#ledger/src/inside.js';"],
];

const ALLOWED = {
  'apps/stet/src/allowed.ts': "import { thing } from '#service';\nimport type { Thing } from '#client';",
  'libs/newsroom/src/allowed.ts': "import { IsString } from 'class-validator';\nimport edtf from 'edtf';",
  'libs/newsroom/src/allowed.spec.ts': "import { readFileSync } from 'node:fs';\nimport fc from 'fast-check';",
  'libs/ledger/src/kafka/allowed.ts': "import kafkajs from 'kafkajs';\nimport type { Thing } from '../index.js';",
  'libs/testing/src/allowed.ts': "import type { Kafka } from 'kafkajs';",
  'libs/ledger/src/embedded/allowed.ts': "import { thing } from '#postgres';",
  'libs/postgres/src/allowed.ts': "import postgres from 'postgres';\nimport { connect } from 'node:net';",
  'libs/views/src/allowed.ts': "import type { Other } from './other.js';\nexport interface Row {}",
  'libs/views/src/other.ts': "import type { Row } from './allowed.js';\nexport interface Other {}",
  'libs/http/src/allowed.ts': "import type { Thing } from '#postgres';\nimport { thing } from '#views';",
  'libs/views/src/allowed.int.spec.ts': "import { thing } from '#testing';\nimport { thing as door } from '#http';",
  'libs/client/src/allowed.spec.ts': "import { createServer } from 'node:http';\nimport { thing } from '#http';",
  'libs/views/src/other.spec.ts': "import { contract } from '../../ledger/contract/contract.js';",
};

interface Violation {
  from: string;
  rule: { name: string };
}

describe('the dependency rules', () => {
  let house: string;
  let violations: Violation[];
  let rules: string[];

  beforeAll(() => {
    house = build();
    const { summary } = JSON.parse(run('depcruise', ['.', '--output-type', 'json'])) as {
      summary: { violations: Violation[]; ruleSetUsed: { forbidden: { name: string }[] } };
    };
    violations = summary.violations;
    rules = summary.ruleSetUsed.forbidden.map(({ name }) => name);
  });

  afterAll(() => rmSync(house, { recursive: true }));

  it.each(BROKEN)('%s catches %s: %s', (rule, file) => {
    expect(namesOf(file)).toContain(rule);
  });

  it('say nothing of what is allowed', () => {
    expect(Object.keys(ALLOWED).flatMap(namesOf)).toEqual([]);
  });

  it('are each broken here', () => {
    expect([...new Set(BROKEN.map(([rule]) => rule))].toSorted()).toEqual(rules.toSorted());
  });

  it('leave the environment to the processes', () => {
    expect(run('oxlint', ['libs'])).toMatch(/no-process-env.*\n.*libs\/service\/src\/environment\.ts/);
    expect(run('oxlint', ['apps'])).not.toContain('no-process-env');
  });

  function namesOf(file: string): string[] {
    return violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);
  }

  function run(program: string, args: string[]): string {
    return spawnSync(join('node_modules', '.bin', program), args, { cwd: house, encoding: 'utf8' }).stdout;
  }
});

function build(): string {
  const house = mkdtempSync(join(tmpdir(), 'stet-house-'));
  for (const file of ['.dependency-cruiser.mjs', '.oxlintrc.json', 'package.json', 'tsconfig.json'])
    cpSync(file, join(house, file));
  symlinkSync(join(process.cwd(), 'node_modules'), join(house, 'node_modules'));
  const files = {
    ...Object.fromEntries(
      ROOMS.map((room) => [`libs/${room}/src/index.ts`, 'export interface Thing {}\nexport const thing = 1;']),
    ),
    'libs/ledger/src/inside.ts': 'export const inside = 1;',
    'libs/ledger/src/inside.spec.ts': 'export interface Given {}',
    'test/simulation/world.ts': 'export interface Thing {}',
    'libs/ledger/contract/contract.ts': 'export const contract = 1;',
    'libs/views/test/given.ts': 'export const given = 1;',
    'libs/service/src/e.ts': "import './d.js';",
    'libs/service/src/environment.ts': 'export const home = process.env.HOME;',
    'apps/api/src/main.ts': 'export interface Door {}\nexport const home = process.env.HOME;',
    ...ALLOWED,
    ...Object.fromEntries(BROKEN.map(([, file, text]) => [file, text])),
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), `${text}\n`);
  }
  return house;
}
