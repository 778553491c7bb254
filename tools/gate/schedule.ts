import type { StepResult } from './run-step'
import type { Step } from './steps'

const notRun = (step: Step, cause: string): StepResult => ({
  step,
  count: { passed: 0, failed: 1, skipped: 0 },
  seconds: 0,
  output: `Not run, because ${cause} failed.`,
})

/**
 * Runs the steps in order, at most `lanes` at a time, each only once the steps it names in `after` have ended. A step
 * whose ground failed is not run and counts as one failure.
 */
export async function schedule(
  steps: readonly Step[],
  lanes: number,
  run: (step: Step) => Promise<StepResult>,
  report: (result: StepResult) => void,
): Promise<readonly StepResult[]> {
  const waiting = [...steps]
  const chosen = new Set(steps.map((step) => step.name))
  const results = new Map<string, StepResult>()
  const inFlight = new Set<Promise<void>>()

  const ground = (step: Step): readonly string[] => (step.after ?? []).filter((name) => chosen.has(name))
  const settle = (result: StepResult): void => {
    results.set(result.step.name, result)
    report(result)
  }
  const start = (step: Step): void => {
    waiting.splice(waiting.indexOf(step), 1)
    const cause = ground(step).find((name) => (results.get(name)?.count.failed ?? 0) > 0)
    if (cause !== undefined) return settle(notRun(step, cause))
    const flight: Promise<void> = run(step)
      .then(settle)
      .finally(() => inFlight.delete(flight))
    inFlight.add(flight)
  }

  while (waiting.length > 0 || inFlight.size > 0) {
    const ready = waiting.find((step) => ground(step).every((name) => results.has(name)))
    if (ready !== undefined && inFlight.size < lanes) start(ready)
    else if (inFlight.size > 0) await Promise.race(inFlight)
    else throw new Error(`Steps wait for each other: ${waiting.map((step) => step.name).join(', ')}`)
  }
  return [...results.values()]
}
