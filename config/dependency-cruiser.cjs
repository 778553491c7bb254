/** The one-way rules of the house (docs/architecture.md, "Which way imports point"). A wrong-way import fails the build. */

const CAPABILITIES =
  'access|areas|doorplates|households|consents|requests|eligibility|statements|applications|feeds|warnings|tasks|visits|notifications|wishes|resources|metrics'

const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'Two files that need each other are one idea in two places. (A cycle of types alone does no harm.)',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'no-orphans',
      'A file that nothing imports is forgotten. Delete it, or name it as an entry.',
      {
        orphan: true,
        pathNot: [
          // Entries: what a platform, a build or a person starts.
          '^cloudfunctions/[^/]+/index\\.ts$',
          '^miniprogram/(app|.+/index|.+\\.config)\\.(ts|tsx|scss)$',
          // A twin `x.weapp.ts` is chosen by the build; `x.ts` stands for the browser's.
          '\\.weapp\\.tsx?$',
          '^tools/[^/]+\\.(ts|mjs)$',
          '^tools/[^/]+/(main|run)\\.ts$',
          '^config/',
          '\\.d\\.ts$',
          // Sent to the browser as it stands.
          '^tools/browser/in-page\\.js$',
          '\\.(json|css|scss|svg|png)$',
        ],
      },
      {},
    ),
    rule('resolvable', 'An import that does not resolve.', {}, { couldNotResolve: true }),
    rule(
      'no-dev-packages-in-product',
      'The product runs on production packages only.',
      { path: '^(shared|cloudfunctions|local-cloud)/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),

    // --- the four rooms ---
    rule(
      'shared-is-pure',
      'shared/ imports zod, dayjs and itself; nothing else.',
      { path: '^shared/' },
      { pathNot: ['^shared/', '^node_modules/(zod|dayjs)/'] },
    ),
    rule(
      'miniprogram-to-shared-only',
      'The mini-program meets the functions through contracts in shared/.',
      { path: '^miniprogram/' },
      { path: '^(cloudfunctions|local-cloud|tools|config|tests)/' },
    ),
    rule(
      'functions-to-shared-only',
      'A function imports shared/ and the runtime.',
      { path: '^cloudfunctions/' },
      { path: '^(miniprogram|local-cloud|tools|tests)/' },
    ),
    rule(
      'functions-never-import-each-other',
      'Two functions meet in shared/ (pure) or cloudfunctions/runtime (effects).',
      { path: '^cloudfunctions/([^/]+)/', pathNot: '^cloudfunctions/runtime/' },
      { path: '^cloudfunctions/', pathNot: '^cloudfunctions/($1|runtime)/' },
    ),
    rule(
      'runtime-knows-no-function',
      'The runtime serves every capability and imports none.',
      { path: '^cloudfunctions/runtime/' },
      { path: '^cloudfunctions/', pathNot: '^cloudfunctions/runtime/' },
    ),
    rule(
      'local-cloud-knows-nothing-of-ours',
      'The stand-in is a platform: the domain is passed in.',
      { path: '^local-cloud/' },
      { path: '^(shared|cloudfunctions|miniprogram|tools|config|tests)/' },
    ),
    rule(
      'only-tools-know-local-cloud',
      'Production code contains nothing of the stand-in.',
      { path: '^(shared|cloudfunctions|miniprogram|config)/' },
      { path: '^local-cloud/' },
    ),
    rule(
      'nobody-imports-tests',
      'Tests import the product, never the other way.',
      { pathNot: '^tests/' },
      { path: '^tests/' },
    ),

    // --- inside shared/ ---
    rule(
      'kernel-knows-nothing-above-it',
      'shared/kernel is the ground.',
      { path: '^shared/kernel/' },
      { path: '^shared/', pathNot: '^shared/kernel/' },
    ),
    rule(
      'rules-know-the-kernel-only',
      'The rules engine knows facts as data, not capabilities.',
      { path: '^shared/(rules|facts)/' },
      { path: `^shared/(${CAPABILITIES})/` },
    ),

    // --- the only doors ---
    rule(
      'one-door-to-the-wechat-sdk',
      'Only cloudfunctions/runtime/wechat knows wx-server-sdk.',
      { pathNot: '^cloudfunctions/runtime/wechat' },
      { path: '^node_modules/wx-server-sdk/' },
    ),
    rule(
      'one-door-to-the-database',
      'Only the runtime knows the CloudBase SDK.',
      { path: '^cloudfunctions/', pathNot: '^cloudfunctions/runtime/' },
      { path: '^node_modules/@cloudbase/' },
    ),
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '^(dist|\\.cache|\\.koumen|coverage)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
      mainFields: ['types', 'main', 'module'],
    },
    progress: { type: 'none' },
  },
}
