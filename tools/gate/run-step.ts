import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readReport, type Count } from './read-report'
import type { Step } from './steps'

export interface StepResult {
  step: Step
  count: Count
  seconds: number
  /** What a person needs to see when the step failed; empty when it passed. */
  output: string
}

const STEP_TIMEOUT_MS = 8 * 60_000
const TAIL_LINES = 80

const running = new Set<ChildProcess>()

/** Ends every step still running, with all the processes it started. */
export function stopEverything(): void {
  for (const child of running) killGroup(child)
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // The group has already ended.
  }
}

const tail = (text: string): string => text.trimEnd().split('\n').slice(-TAIL_LINES).join('\n')

/** Runs one step in its own process group with its own folder for temporary files, and counts what it found. */
export async function runStep(step: Step, scratch: string): Promise<StepResult> {
  const started = performance.now()
  const folder = join(scratch, step.name.replace(':', '-'))
  mkdirSync(folder, { recursive: true })
  const report = join(scratch, `${step.name.replace(':', '-')}.json`)
  const extra = step.kind === 'tests' ? ['--json', `--outputFile=${report}`] : []
  const { code, output } = await execute([...step.command, ...extra], folder)
  const seconds = (performance.now() - started) / 1000
  const found = step.kind === 'tests' ? readReport(report) : null
  if (found === null) {
    const ok = code === 0
    const count = { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
    return { step, count, seconds, output: ok ? '' : tail(output) }
  }
  // Jest may fail for a reason that is no test: an open handle that never closed, a crashed worker.
  const unexplained = code !== 0 && found.count.failed === 0
  const count = unexplained ? { ...found.count, failed: 1 } : found.count
  const told = unexplained ? tail(output) : found.failures.join('\n\n')
  return { step, count, seconds, output: told }
}

function execute(command: readonly string[], folder: string): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TMPDIR: folder, FORCE_COLOR: '0', NODE_ENV: undefined },
    })
    running.add(child)
    let output = ''
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-200_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const timer = setTimeout(() => {
      output += `\nStopped: the step took longer than ${STEP_TIMEOUT_MS / 60_000} minutes.`
      killGroup(child)
    }, STEP_TIMEOUT_MS)
    child.on('close', (code) => {
      clearTimeout(timer)
      running.delete(child)
      // Whatever a step left running ends with it.
      killGroup(child)
      resolve({ code: code ?? 1, output })
    })
  })
}
