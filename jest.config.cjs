const { project } = require('./config/jest/base.cjs')

const jsdom = { testEnvironment: 'jsdom' }

/** One project a kind of test; `npx jest --selectProjects unit` runs one of them. */
module.exports = {
  maxWorkers: 2,
  passWithNoTests: true,
  projects: [
    project(
      'unit',
      ['tests/shared', 'tests/cloudfunctions', 'tests/local-cloud', 'tests/tools', 'tests/config'],
      20_000,
    ),
    project('conformance', ['tests/conformance'], 60_000),
    project('journeys', ['tests/journeys', 'tests/scenarios'], 120_000),
    project('miniprogram', ['tests/miniprogram'], 20_000, jsdom),
    // Compiled pages; native components are TypeScript, so `ts` must be tried first.
    project('weapp', ['tests/weapp'], 60_000, { ...jsdom, modulePathIgnorePatterns: ['<rootDir>/.cache/'] }),
    project('architecture', ['tests/architecture'], 60_000),
    project('e2e', ['tests/browser', 'tests/e2e'], 180_000),
  ],
}
