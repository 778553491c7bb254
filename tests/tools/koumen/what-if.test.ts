import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'koumen-what-if-'))
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

const write = (name: string, content: unknown): string => {
  writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  return name
}

const edit = (more: object = {}) => ({
  kind: 'parameter',
  parameterId: 'standard.dibao',
  area: '339921',
  value: 1230,
  from: '2027-01-01',
  sourceZh: '青民〔2026〕31号',
  ...more,
})
const home = (income: number, more: object = {}) => ({
  asOf: '2026-11-23',
  household: {
    'household.hukouInCounty': true,
    'household.financialAssetsPerCapita': 28_320,
    'household.homesOwned': 1,
    'household.hasNonEssentialVehicle': false,
    'household.hasMajorBusinessAssets': false,
    'household.size': 1,
    'household.incomePerCapitaMonthly': income,
  },
  members: [{ 'person.isTekun': false }],
  ...more,
})
const lines = (...households: object[]): string => households.map((one) => JSON.stringify(one)).join('\n')

describe('whatif over files', () => {
  test('tells who gains and what it costs a month, household by household', async () => {
    const overlay = write('overlay.json', { edits: [edit()] })
    const homes = write('homes.jsonl', lines(home(1000, { id: '甲户' }), home(1200, { id: '乙户' }), home(3000)))
    const { code, out } = await koumen('whatif', overlay, '--households', homes, '--json')
    const result = JSON.parse(out) as { policies: Record<string, object>; effects: object[] }
    expect(code).toBe(0)
    expect(result).toMatchObject({ on: '2027-01-01', households: 3, touched: 2, problems: [], refused: [] })
    expect(result.policies['dibao']).toMatchObject({
      gains: 1,
      loses: 0,
      amountChanges: 1,
      monthlyYuanBefore: 180,
      monthlyYuanAfter: 260,
    })
    expect(result.effects).toContainEqual(
      expect.objectContaining({
        householdId: '乙户',
        lines: expect.arrayContaining([
          expect.objectContaining({
            policyId: 'dibao',
            before: 'unmet',
            after: 'met',
            changeZh: '不符合 → 符合，每月30元',
          }),
        ]),
      }),
    )
  })

  test('a person reads the same in sentences, from a folder as from a file, on a day of their choice', async () => {
    mkdirSync(path.join(folder, 'homes'))
    write('homes/a.json', home(1200, { id: '乙户' }))
    write('homes/b.ndjson', lines(home(1000), home(3000)))
    const overlay = write('overlay.json', { edits: [edit()] })
    const { out, code } = await koumen('whatif', overlay, '--households', 'homes')
    expect(code).toBe(0)
    expect(out).toContain('乙户：新符合')
    expect(out).toContain('2027-01-01起，看了3户，2户有变化')
    expect(out).toContain('1份新符合，0份不再符合，1份金额变化')
    const before = await koumen('whatif', overlay, '--households', 'homes', '--on', '2026-12-31')
    expect(before.out).toContain('看了3户，0户有变化')
  })

  test('wrong edits and wrong households are told at their place and stop nothing', async () => {
    const overlay = write('overlay.json', { edits: [edit({ value: '1230元' }), edit()] })
    const again = home(1200, { id: '丙户', members: [{ 'person.isTekun': false, personId: 'p1' }] })
    const homes = write('homes.jsonl', `${lines({ ...again, id: '乙户' }, again, { household: {} })}\nnot json`)
    const { code, out } = await koumen('whatif', overlay, '--households', homes, '--json')
    const result = JSON.parse(out) as {
      refused: { household: string; fields: { path: string; messageZh: string }[] }[]
    }
    expect(code).toBe(1)
    expect(result).toMatchObject({ households: 4, touched: 2, problems: [{ path: 'edits.0.value' }] })
    expect(result.refused.map(({ household, fields }) => [household, fields[0]?.path])).toEqual([
      ['丙户', 'members.0.personId'],
      ['homes.jsonl 3', 'asOf'],
      ['homes.jsonl 4', 'input'],
    ])
    expect(result.refused[0]?.fields[0]?.messageZh).toContain('乙户')
  })

  test('without households it needs a county, and says how to start one', async () => {
    const { code, err } = await koumen('whatif', write('overlay.json', { edits: [edit()] }))
    expect([code, err]).toEqual([3, expect.stringContaining('npm start')])
  })

  test.each([
    ['{', 'is not JSON'],
    ['{"edit": []}', 'holds no list "edits"'],
  ])('a file that is no overlay (%s) is asked wrongly', async (content, words) => {
    const { code, err } = await koumen('whatif', write('wrong.json', content), '--households', 'nowhere')
    expect([code, err]).toEqual([2, expect.stringContaining(words)])
  })
})

test('catalogue check of an overlay counts what would take effect and names what would not', async () => {
  const overlay = write('overlay.json', { edits: [edit(), edit({ from: '2026-02-30' }), edit({ value: 9_999 })] })
  const { code, out } = await koumen('catalogue', 'check', overlay, '--json')
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({
    edits: 3,
    valid: 2,
    problems: [{ path: 'edits.1.from', messageZh: expect.stringContaining('真有这一天') }],
    doubts: [{ path: 'edits.2.value' }],
  })
})
