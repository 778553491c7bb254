import { existsSync, readFileSync } from 'node:fs'

export interface Count {
  passed: number
  failed: number
  skipped: number
}

/** The parts of jest's `--json` report that the gate counts and prints. */
interface JestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: readonly {
    name: string
    status: 'passed' | 'failed'
    message: string
    assertionResults: readonly { status: string }[]
  }[]
}

/**
 * Counts a jest run. A file that could not run at all (a syntax error, a failed set-up) is one failure, although jest
 * reports no failed test in it; so is a run that found no test. Without a report there is nothing to count: null.
 */
export function readReport(file: string): { count: Count; failures: readonly string[] } | null {
  if (!existsSync(file)) return null
  const report = JSON.parse(readFileSync(file, 'utf8')) as JestReport
  const failedFiles = report.testResults.filter((result) => result.status === 'failed')
  const broken = failedFiles.filter((result) => !result.assertionResults.some(({ status }) => status === 'failed'))
  const found = report.numPassedTests + report.numFailedTests + report.numPendingTests + report.numTodoTests
  if (found === 0 && broken.length === 0) {
    return { count: { passed: 0, failed: 1, skipped: 0 }, failures: ['No test was found.'] }
  }
  return {
    count: {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken.length,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    failures: failedFiles.map((result) => `${result.name}\n${result.message}`),
  }
}
