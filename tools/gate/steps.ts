/**
 * The gate as a table: every step of `npm test`, in the order they start. Two run at a time; `after` names the steps
 * whose result a step reads (what the browser opens must have been built).
 */
export interface Step {
  name: string
  kind: 'check' | 'build' | 'tests'
  /** Arguments for Node: the tool's own script first. */
  command: readonly string[]
  after?: readonly string[]
}

const tool = (script: string): string => `node_modules/${script}`
const build = (target: string): readonly string[] => ['tools/bootstrap.mjs', 'build', target]

const check = (name: string, ...command: string[]): Step => ({ name, kind: 'check', command })
const built = (name: string, target: string, after: readonly string[] = []): Step => ({
  name,
  kind: 'build',
  command: build(target),
  after,
})

/** Jest's JSON report is asked for by the runner, which counts from it. */
const tests = (project: string, after: readonly string[] = []): Step => ({
  name: project,
  kind: 'tests',
  command: [tool('jest/bin/jest.js'), '--selectProjects', project, '--maxWorkers=1'],
  after,
})

export const STEPS: readonly Step[] = [
  built('build:functions', 'functions'),
  check(
    'types',
    tool('typescript/bin/tsc'),
    '--noEmit',
    '--incremental',
    '--tsBuildInfoFile',
    '.cache/types.tsbuildinfo',
  ),
  built('build:h5', 'h5'),
  check(
    'lint',
    tool('eslint/bin/eslint.js'),
    '.',
    '--max-warnings=0',
    '--cache',
    '--cache-strategy=content',
    '--cache-location=.cache/eslint/',
  ),
  built('build:weapp', 'weapp', ['build:h5']),
  check(
    'format',
    tool('prettier/bin/prettier.cjs'),
    '--check',
    '.',
    '--cache',
    '--cache-location=.cache/prettier',
    '--log-level=warn',
  ),
  check('dead-code', tool('knip/bin/knip.js'), '--no-progress'),
  check(
    'directions',
    tool('dependency-cruiser/bin/dependency-cruise.mjs'),
    '--config',
    'config/dependency-cruiser.cjs',
    'miniprogram',
    'cloudfunctions',
    'shared',
    'local-cloud',
    'tools',
    'config',
  ),
  tests('unit', ['build:functions']),
  tests('conformance', ['build:functions']),
  tests('e2e', ['build:functions', 'build:h5']),
  tests('journeys', ['build:functions']),
  tests('miniprogram'),
  tests('weapp', ['build:weapp']),
  tests('architecture', ['build:functions', 'build:h5', 'build:weapp']),
]

/** The named steps and the builds they read; an unknown name is an error that lists the known ones. */
export function chooseSteps(only: readonly string[]): readonly Step[] {
  if (only.length === 0) return STEPS
  const unknown = only.filter((name) => !STEPS.some((step) => step.name === name))
  if (unknown.length > 0) {
    throw new Error(`No step called ${unknown.join(', ')}. Steps: ${STEPS.map((step) => step.name).join(', ')}.`)
  }
  const wanted = new Set(only)
  const grow = (name: string): void => {
    wanted.add(name)
    STEPS.find((step) => step.name === name)?.after?.forEach(grow)
  }
  only.forEach(grow)
  return STEPS.filter((step) => wanted.has(step.name))
}
