/**
 * Which way the house may be walked: `npm run rules` checks it, and so does npm test.
 * test/dependency-rules.spec.ts breaks every rule once and sees it caught.
 */

/** The rooms from the innermost on, and which others each may import. */
const ROOMS = {
  newsroom: [],
  postgres: [],
  ledger: ['postgres'],
  'command-handling': ['newsroom', 'ledger'],
  views: ['newsroom', 'postgres', 'ledger'],
  projector: ['newsroom', 'postgres', 'ledger', 'views', 'command-handling'],
  http: ['newsroom', 'postgres', 'ledger', 'command-handling', 'views'],
  service: ['newsroom', 'postgres', 'ledger', 'command-handling', 'views', 'projector', 'http'],
  audit: ['newsroom', 'postgres', 'ledger', 'views', 'projector'],
  client: [],
  exchange: ['newsroom', 'client'],
  testing: ['postgres', 'ledger', 'command-handling', 'views', 'http', 'service', 'client'],
};

/** The apps, and which rooms each may enter. An app is imported by nobody. */
const APPS = {
  api: ['newsroom', 'views', 'service'],
  projector: ['newsroom', 'views', 'service'],
  cli: ['newsroom', 'ledger', 'views', 'projector', 'service', 'audit', 'client', 'exchange'],
  stet: ['newsroom', 'views', 'ledger', 'service', 'client', 'exchange'],
  desk: ['client'],
};

/** The packages that are kept to one place. */
const KEPT = {
  kafkajs: { to: 'libs/(ledger/src/kafka|testing)/', because: "it stays behind the ledger's port" },
  postgres: { to: 'libs/postgres/', because: 'the others reach it through #postgres' },
  '@nestjs': {
    to: '(libs/(http|service)/|apps/[^/]+/src/main\\.ts$)',
    because: 'the framework is a way in, and nothing further in needs it',
  },
  '@sinclair/typebox': {
    to: 'libs/((views|http)/|audit/src/archive/manifest\\.ts$)',
    because:
      'an answer is declared where it is read, and told where it is given; so is a manifest; commands are classes',
  },
};

/** All that the rules need of others: no node:*, and so no clock, no files, no network. */
const PURE = /(^|\/)node_modules\/(class-validator|class-transformer|edtf)\//.source;

const TESTS = ['\\.spec\\.tsx?$', '^libs/[^/]+/(contract|test)/', '^libs/testing/', '^test/'];
const CODE = { path: '^(apps|libs)/', pathNot: TESTS };

const rooms = Object.entries(ROOMS).map(([room, others]) => ({
  name: `${room}-keeps-to-its-row`,
  comment: `The table of rooms lets ${room} import ${others.join(', ') || 'no other room'}.`,
  from: { path: `^libs/${room}/`, pathNot: room === 'testing' ? [] : TESTS },
  to: { path: `^libs/(?!(${[room, ...others].join('|')})/)` },
}));

const apps = Object.entries(APPS).map(([app, those]) => ({
  name: `app-${app}-keeps-to-its-row`,
  comment: `The table of apps lets ${app} enter ${those.join(', ')}.`,
  from: { path: `^apps/${app}/`, pathNot: TESTS },
  to: { path: `^libs/(?!(${those.join('|')})/)` },
}));

const packages = Object.entries(KEPT).map(([name, { to, because }]) => ({
  name: `${name.replace('@', '')}-keeps-to-its-place`,
  comment: `Only ${to} imports ${name}: ${because}.`,
  from: { path: '^(apps|libs)/', pathNot: [`^${to}`] },
  to: { path: `(^|/)node_modules/${name}/` },
}));

const house = [
  {
    name: 'every-room-has-a-row',
    comment: 'A new room is written into the table of rooms first.',
    from: { path: `^libs/(?!(${Object.keys(ROOMS).join('|')})/)` },
    to: {},
  },
  {
    name: 'every-app-has-a-row',
    comment: 'A new app is written into the table of apps first.',
    from: { path: `^apps/(?!(${Object.keys(APPS).join('|')})/)` },
    to: {},
  },
  {
    name: 'newsroom-is-pure',
    comment: 'The rules use class-validator, class-transformer and edtf; time, ids and facts come in with the context.',
    from: { path: '^libs/newsroom/', pathNot: TESTS },
    to: { pathNot: ['^libs/', PURE] },
  },
  {
    name: 'the-kernel-knows-no-tenant',
    comment:
      'What every kind of stream needs names no claim, report or outlet, nor what is asked of them: see context.ts.',
    from: { path: '^libs/newsroom/src/(stream|shape|upcaster)\\.ts$' },
    to: {
      path: '^libs/newsroom/src/',
      pathNot: '^libs/newsroom/src/((stream|shape|stream-name|upcaster)\\.ts$|fields/)',
    },
  },
  {
    name: 'the-client-runs-in-a-browser',
    comment: 'It comes with nothing, and uses nothing that a browser lacks: fetch, streams and AbortSignal are there.',
    from: { path: '^libs/client/', pathNot: TESTS },
    to: { pathNot: '^libs/' },
  },
  {
    name: 'the-desk-runs-in-a-browser',
    comment: 'The page has what a browser has, and none of it is Node.',
    from: { path: '^apps/desk/src/', pathNot: TESTS },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'sql-keeps-to-its-places',
    comment: 'SQL is written in the embedded ledger, the views and the projector; http, service and audit hand it on.',
    from: { ...CODE, pathNot: [...TESTS, '^libs/(ledger/src/embedded|postgres|views|projector|http|service|audit)/'] },
    to: { path: '^libs/postgres/' },
  },
  {
    name: 'http-asks-the-views',
    comment:
      'The door hands the connection on and never asks by itself, and so do auditors: they import no more of #postgres than types.',
    from: { path: '^libs/(http|audit)/', pathNot: TESTS },
    to: { path: '^libs/postgres/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'a-room-has-one-door',
    comment:
      'Write #room: no path leads into another room, not even to its index.ts. Specs may enter its contract and its test.',
    from: { path: '^(libs/[^/]+|[^/]+)/' },
    to: {
      path: '^libs/',
      pathNot: ['^$1/', '^libs/[^/]+/(contract|test)/'],
      dependencyTypesNot: ['aliased-subpath-import'],
    },
  },
  {
    name: 'libs-never-import-apps',
    comment: 'A room never starts by itself, and knows no process that does.',
    from: { path: '^libs/' },
    to: { path: '^apps/' },
  },
  {
    name: 'apps-never-import-each-other',
    comment: 'What two apps need is a room.',
    from: { path: '^(apps/[^/]+)/' },
    to: { path: '^apps/', pathNot: ['^$1/'] },
  },
  {
    name: 'code-never-imports-tests',
    comment: 'Specs, contracts, what specs share and #testing are not built.',
    from: CODE,
    to: { path: TESTS },
  },
  {
    name: 'the-checker-judges-alone',
    comment: 'What judges command handling shares none of its code: a fault there must not excuse itself.',
    from: { path: '^test/judge/' },
    to: { path: '^(libs/(?!ledger/)|apps/|test/(?!judge/))' },
  },
  {
    name: 'code-imports-only-what-is-installed',
    comment: 'A run installs no dev dependencies: name the package under dependencies.',
    from: CODE,
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-circles',
    comment: 'Files that need each other to run are one file, or three. (Types may refer to each other.)',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'everything-is-found',
    comment: 'There is no such file, room or package.',
    from: {},
    to: { couldNotResolve: true },
  },
];

export default {
  forbidden: [...rooms, ...apps, ...packages, ...house].map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.stet|\\.kafka)/' },
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'node', 'default'], exportsFields: ['exports'] },
  },
};
