/**
 * `npm test`: the whole gate. Prints a line a step, the tail of what failed, and as its last line
 * `N passed, N failed` (`, N skipped` when there are any): every test, static check and build counts as one.
 * `npm test -- --only types,unit` runs those steps and the builds they read; `--list` names the steps.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Count } from './read-report'
import { runStep, stopEverything, type StepResult } from './run-step'
import { schedule } from './schedule'
import { chooseSteps, STEPS } from './steps'

const LANES = 2

const closingLine = ({ passed, failed, skipped }: Count): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

function printResult({ step, count, seconds, output }: StepResult): void {
  const mark = count.failed > 0 ? '✗' : '✓'
  const found = step.kind === 'tests' ? closingLine(count) : count.failed > 0 ? 'failed' : 'passed'
  console.log(`${mark} ${step.name.padEnd(16)} ${seconds.toFixed(1).padStart(6)} s  ${found}`)
  if (count.failed > 0) console.log(`${output.replace(/^/gm, '    ')}\n`)
}

const sum = (results: readonly StepResult[]): Count =>
  results.reduce(
    (total, { count }) => ({
      passed: total.passed + count.passed,
      failed: total.failed + count.failed,
      skipped: total.skipped + count.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, list: { type: 'boolean' }, 'no-build': { type: 'boolean' } },
  })
  if (values.list) return console.log(STEPS.map((step) => step.name).join('\n'))
  const only = values.only?.split(',').filter(Boolean) ?? []
  const steps = chooseSteps(only).filter(
    (step) => !(values['no-build'] && step.kind === 'build') || only.includes(step.name),
  )

  mkdirSync('.cache', { recursive: true })
  const scratch = mkdtempSync(join(tmpdir(), 'koumen-gate-'))
  const tidy = (): void => {
    stopEverything()
    rmSync(scratch, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      tidy()
      process.exit(signal === 'SIGINT' ? 130 : 143)
    })
  }

  const started = performance.now()
  try {
    const results = await schedule(steps, LANES, (step) => runStep(step, scratch), printResult)
    const total = sum(results)
    console.log(`\nThe gate took ${((performance.now() - started) / 1000).toFixed(0)} s.`)
    console.log(closingLine(total))
    process.exitCode = total.failed > 0 ? 1 : 0
  } finally {
    tidy()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
