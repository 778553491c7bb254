import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'koumen-command-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command as a person does, in a folder of its own. */
function koumen(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, INIT_CWD: folder, KOUMEN_DATA: path.join(folder, 'data'), KOUMEN_SERVER: undefined }
  return new Promise((resolve) => {
    execFile(process.execPath, ['tools/bootstrap.mjs', 'koumen', ...args], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

const write = (name: string, text: string): string => {
  writeFileSync(path.join(folder, name), text)
  return name
}

const NOTHING_KNOWN = { asOf: '2026-11-23', household: {}, members: [{}, {}] }

test('help names every command and is no failure', async () => {
  const { code, out } = await koumen('--help')
  expect(code).toBe(0)
  for (const command of ['screen', 'whatif', 'feeds', 'scan', 'warnings', 'audit', 'plates', 'catalogue'])
    expect(out).toContain(command)
})

test('a command that does not exist is asked wrongly', async () => {
  const { code, err } = await koumen('scren')
  expect(code).toBe(2)
  expect(err).toContain("unknown command 'scren'")
})

describe('screen', () => {
  test('a household of which nothing is known gives unknown, never unmet, and one entry a member', async () => {
    const { code, out } = await koumen('screen', write('household.json', JSON.stringify(NOTHING_KNOWN)), '--json')
    const { verdicts } = JSON.parse(out) as { verdicts: Record<string, unknown> }
    expect(code).toBe(0)
    expect(verdicts['dibao']).toMatchObject({ verdict: 'unknown' })
    expect(verdicts['tekun-support']).toHaveLength(2)
    const all = Object.values(verdicts).flat() as { verdict: string }[]
    expect(all.filter(({ verdict }) => verdict === 'unmet')).toEqual([])
  })

  test('of many households each line has its answer, and a bad line does not stop the others', async () => {
    const line = JSON.stringify(NOTHING_KNOWN)
    const { code, out } = await koumen('screen', write('many.ndjson', `${line}\nnot a household\n${line}\n`))
    const answers = out
      .trim()
      .split('\n')
      .map((answer) => Object.keys(JSON.parse(answer) as object).at(-1))
    expect(answers).toEqual(['verdicts', 'error', 'verdicts'])
    expect(code).toBe(1)
  })

  test('a fact that the vocabulary lacks is refused by name', async () => {
    const file = write('wrong.json', JSON.stringify({ ...NOTHING_KNOWN, household: { 'household.luck': 7 } }))
    const { code, out, err } = await koumen('screen', file)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain('household.luck')
  })

  test('a file that is not there is asked wrongly', async () => {
    expect(await koumen('screen', 'nowhere.json')).toEqual({
      code: 2,
      out: '',
      err: 'There is no file nowhere.json.\n',
    })
  })
})

test('catalogue check counts everything and finds nothing wrong in what ships', async () => {
  const { code, out } = await koumen('catalogue', 'check', '--json')
  const report = JSON.parse(out) as Record<string, unknown>
  expect(Object.keys(report)).toEqual([
    'policies',
    'categories',
    'facts',
    'parameters',
    'departments',
    'feeds',
    'warnings',
    'problems',
  ])
  expect(report['problems']).toEqual([])
  expect(code).toBe(0)
})

test('without a county the commands that need one say how to start it', async () => {
  const { code, err } = await koumen('scan')
  expect(code).toBe(3)
  expect(err).toContain('npm start')
})

describe('warnings backtest', () => {
  test('a draft is linted before anything is asked of a county: file, place and reason', async () => {
    const rule = JSON.parse(readFileSync('shared/warnings/catalogue/house-fire.json', 'utf8')) as object
    const file = write('draft.json', JSON.stringify({ ...rule, evidence: ['household.luck'] }))
    const { code, out } = await koumen('warnings', 'backtest', file)
    expect(code).toBe(1)
    expect(out).toBe('draft.json: evidence.0: unknown fact "household.luck"\n')
  })

  test('a day that is none, and a file that is not JSON, are asked wrongly', async () => {
    const rule = write('rule.json', readFileSync('shared/warnings/catalogue/house-fire.json', 'utf8'))
    expect((await koumen('warnings', 'backtest', rule, '--since', 'spring')).code).toBe(2)
    expect((await koumen('warnings', 'backtest', write('no.json', '{'))).err).toContain('no.json is not JSON')
  })
})
