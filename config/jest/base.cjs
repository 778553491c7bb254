const path = require('node:path')

const root = path.resolve(__dirname, '../..')

/** Packages that ship only ES modules to the resolver jest uses; they are compiled like our own source. */
const compiled = ['@taroify', '@tarojs', 'jsqr']

/** One jest project: a name, where its tests lie, how long one test may take, and what differs from the common ground. */
exports.project = (name, folders, timeoutMs, overrides = {}) => ({
  displayName: name,
  rootDir: root,
  roots: folders.map((folder) => path.join(root, folder)).filter((folder) => require('node:fs').existsSync(folder)),
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testEnvironment: 'node',
  transform: {
    '^.+\\.[cm]?[jt]sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${compiled.join('|')})/)`, '/dist/', '/\\.cache/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/', '<rootDir>/.koumen/'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'cjs', 'mjs', 'json', 'node'],
  moduleNameMapper: {
    '^@shared/(.*)$': '<rootDir>/shared/$1',
    '\\.(css|scss)$': '<rootDir>/config/jest/style-stub.cjs',
    '\\.(png|jpe?g|svg|webp|mp3)$': '<rootDir>/config/jest/file-stub.cjs',
  },
  restoreMocks: true,
  globals: { KOUMEN_TEST_TIMEOUT_MS: timeoutMs },
  setupFilesAfterEnv: [path.join(__dirname, 'timeout.cjs')],
  ...overrides,
})
