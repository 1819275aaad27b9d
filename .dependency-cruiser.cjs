/** The walls of docs/ARCHITECTURE.md. */
const ORDER = {
  platform: [],
  sheets: [],
  identity: ['platform'],
  imports: ['platform', 'sheets', 'identity'],
  workspace: ['platform', 'identity'],
  contacts: ['platform', 'identity', 'workspace'],
  privacy: ['platform', 'identity', 'workspace', 'contacts'],
  leads: ['platform', 'identity', 'workspace', 'contacts'],
  routing: ['platform', 'identity', 'workspace', 'contacts', 'leads'],
  capture: [
    'platform',
    'identity',
    'workspace',
    'contacts',
    'privacy',
    'leads',
    'routing',
    'imports',
    'sheets',
  ],
  pipeline: ['platform', 'identity', 'workspace', 'contacts', 'leads'],
  agenda: ['platform', 'identity', 'workspace', 'contacts', 'leads', 'pipeline'],
  notifications: [
    'platform',
    'identity',
    'workspace',
    'contacts',
    'privacy',
    'leads',
    'routing',
    'capture',
    'pipeline',
    'agenda',
    'reporting',
  ],
  reporting: ['platform', 'sheets', 'identity'],
};
const LIBS = Object.keys(ORDER);
const PURE = ['decimal.js', 'libphonenumber-js', 'nzh', 'dayjs', 'pinyin-pro', 'ipaddr.js'];

const direction = LIBS.map((lib) => ({
  name: `${lib}-looks-down-only`,
  comment: `libs/${lib} imports ${ORDER[lib].join(', ') || 'no other lib'}.`,
  severity: 'error',
  from: { path: `^libs/${lib}/` },
  to: { path: `^libs/(${LIBS.filter((other) => other !== lib && !ORDER[lib].includes(other)).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...direction,
    {
      name: 'libs-through-the-front-door',
      comment: 'A lib is imported through its index.ts only.',
      severity: 'error',
      from: { path: '^(libs/([^/]+)|apps|migrations)/' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$)', pathNot: '^libs/$2/' },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: '^(libs|migrations)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'console-knows-no-server',
      comment: 'The console speaks HTTP; it imports no server code.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|migrations|apps/(?!web/))' },
    },
    {
      name: 'form-knows-the-view-models-only',
      severity: 'error',
      from: { path: '^apps/form/' },
      to: { path: '^(migrations|apps/(?!form/)|libs/(?!capture/src/index\\.ts$|platform/src/index\\.ts$))' },
    },
    {
      name: 'migrations-import-platform-only',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^libs/(?!platform/)' },
    },
    {
      name: 'policies-are-pure',
      comment: 'A policy imports types, other policies, its tables and a named list of pure packages.',
      severity: 'error',
      from: { path: '\\.policy\\.ts$' },
      to: {
        dependencyTypesNot: ['type-only'],
        pathNot: [
          '\\.policy\\.ts$',
          '\\.table\\.ts$',
          '\\.generated\\.ts$',
          '^libs/[^/]+/src/(need-types|channels|purposes)\\.ts$',
          '^libs/(platform|workspace|contacts|leads)/src/index\\.ts$',
          ...PURE.map((name) => `node_modules/${name}/`),
        ],
      },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
