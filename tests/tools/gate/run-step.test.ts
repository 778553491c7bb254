import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runStep } from '../../../tools/gate/run-step'

let scratch: string

beforeEach(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'gate-test-'))
})

afterEach(() => rmSync(scratch, { recursive: true, force: true }))

const run = (program: string, kind: 'check' | 'tests' = 'check') =>
  runStep({ name: 'probe', kind, command: ['-e', program] }, scratch)

test('a check that ends well counts as one passed and tells nothing', async () => {
  expect(await run('console.log("fine")')).toMatchObject({ count: { passed: 1, failed: 0 }, output: '' })
})

test('a check that ends badly counts as one failed and tells what it said', async () => {
  const { count, output } = await run('console.error("line 3 is wrong"); process.exit(2)')
  expect(count).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(output).toBe('line 3 is wrong')
})

test('a test project that reports nothing counts as failed', async () => {
  expect((await run('', 'tests')).count.failed).toBe(1)
})

test('a process that a step left running ends with the step', async () => {
  const note = path.join(scratch, 'pid')
  await run(`
    const child = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
    require('fs').writeFileSync(${JSON.stringify(note)}, String(child.pid))
    child.unref()`)
  const pid = Number(readFileSync(note, 'utf8'))
  const isRunning = (): boolean => {
    // A killed process stays in the table as a zombie until its parent looks.
    const status = `/proc/${pid}/status`
    return existsSync(status) && !/State:\s+Z/.test(readFileSync(status, 'utf8'))
  }
  for (let tries = 0; tries < 50 && isRunning(); tries++) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(isRunning()).toBe(false)
})

test('temporary files of a step lie in its own folder', async () => {
  const { output } = await run('console.log(require("os").tmpdir()); process.exit(1)')
  expect(output).toBe(path.join(scratch, 'probe'))
})
