import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readReport } from '../../../tools/gate/read-report'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'report-test-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const report = (more: object): string => {
  const file = path.join(folder, 'report.json')
  const zero = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }
  writeFileSync(file, JSON.stringify({ ...zero, ...more }))
  return file
}

test('without a report there is nothing to count', () => {
  expect(readReport(path.join(folder, 'none.json'))).toBeNull()
})

test('skipped and planned tests count as skipped', () => {
  const file = report({ numPassedTests: 5, numPendingTests: 2, numTodoTests: 1 })
  expect(readReport(file)?.count).toEqual({ passed: 5, failed: 0, skipped: 3 })
})

test('a file that could not run counts as one failure', () => {
  const broken = { name: 'a.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] }
  const found = readReport(report({ numPassedTests: 4, testResults: [broken] }))
  expect(found?.count).toEqual({ passed: 4, failed: 1, skipped: 0 })
  expect(found?.failures).toEqual(['a.test.ts\nSyntaxError'])
})

test('a file with failed tests counts those tests only', () => {
  const failed = {
    name: 'b.test.ts',
    status: 'failed',
    message: 'two differ',
    assertionResults: [{ status: 'failed' }, { status: 'failed' }, { status: 'passed' }],
  }
  expect(readReport(report({ numPassedTests: 1, numFailedTests: 2, testResults: [failed] }))?.count.failed).toBe(2)
})

test('a run that found no test at all counts as failed', () => {
  expect(readReport(report({}))?.count).toEqual({ passed: 0, failed: 1, skipped: 0 })
})
