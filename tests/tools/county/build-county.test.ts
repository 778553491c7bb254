import { readTable } from './read-table'
import { areaResolver } from '@shared/areas/resolve-area'
import { findFeed } from '@shared/feeds/catalogue'
import { findHeader } from '@shared/feeds/match-headers'
import { parseRows, type ParsedRows } from '@shared/feeds/parse-rows'
import { buildCounty, type County } from '../../../tools/county/build-county'
import type { DepartmentFile } from '../../../tools/county/department-file'

const county = buildCounty({ seed: 339_921, households: 400 })

const read = (file: DepartmentFile, { places }: County): ParsedRows & { missing: readonly string[] } => {
  const feed = findFeed(file.feedId)
  const table = readTable(file.bytes)
  if (!feed || !table.ok) throw new Error(`${file.fileName}: ${table.ok ? 'no feed' : table.messageZh}`)
  const found = findHeader(
    feed,
    table.rows.map((r) => r.cells),
  )
  if (!found) throw new Error(`${file.fileName}: no heading`)
  const context = { today: file.dataOn, areas: areaResolver(places) }
  return {
    missing: found.match.missing,
    ...parseRows(feed, found.match, table.rows.slice(found.index + 1), context),
  }
}

const rowsOf = (feedId: string, when: DepartmentFile['when'] = 'start') => {
  const file = county.files.find((f) => f.feedId === feedId && f.when === when)
  if (!file) throw new Error(`no file for ${feedId}`)
  return read(file, county)
}

it('the same seed gives the same bytes, another seed another county', () => {
  const again = buildCounty({ seed: 339_921, households: 400 })
  expect(again.files.map((f) => Buffer.from(f.bytes).toString('base64'))).toEqual(
    county.files.map((f) => Buffer.from(f.bytes).toString('base64')),
  )
  expect(Buffer.from(buildCounty({ seed: 7, households: 400 }).files[2]?.bytes ?? [])).not.toEqual(
    Buffer.from(county.files[2]?.bytes ?? []),
  )
})

it('has 400 households of about 1,100 people, with a worker for every grid and a plate for every door', () => {
  expect(county.totals.households).toBe(400)
  expect(county.totals.persons).toBeGreaterThan(950)
  expect(county.totals.persons).toBeLessThan(1300)
  const grids = county.places.filter((p) => p.level === 'grid').map((p) => p.code)
  const workers = county.staff.filter((s) => s.role === 'gridWorker').map((s) => s.areaCode)
  expect([...workers].sort()).toEqual([...grids].sort())
  expect(new Set(county.plates.map((p) => p.plateCode)).size).toBe(400)
  expect(new Set(county.plates.map((p) => p.addressId)).size).toBe(400)
})

it.each(county.files.map((file) => [file.fileName, file] as const))('%s is read by its feed', (_, file) => {
  const out = read(file, county)
  expect(out.missing).toEqual([])
  expect(out.rows.length).toBeGreaterThan(0)
  expect(out.problems.length).toBeLessThan(9)
})

it('the register holds everybody once, and the hopeless rows are refused with their reason', () => {
  const out = rowsOf('ps-household-register')
  expect(out.problems.map((p) => p.code).sort()).toEqual(['D03', 'D16', 'D41'])
  expect(out.rows).toHaveLength(county.totals.persons)
  expect(out.duplicates).toBeGreaterThan(0)
  expect(Object.keys(out.fixes)).toEqual(expect.arrayContaining(['D02', 'D05', 'D07']))
})

it('the people of the story are there as the script has them', () => {
  const register = rowsOf('ps-household-register').rows
  const byName = (name: string) => register.find((r) => r.values.personName === name)?.values
  expect(byName('叶根福')).toMatchObject({
    idNumber: '33992119450312013X',
    birthDate: '1945-03-12',
    address: '溪边路17号',
  })
  expect(['林秀云', '吴建平', '吴昊'].map((n) => byName(n)?.address)).toEqual(Array(3).fill('水井巷8号'))
  expect(rowsOf('ca-elder-allowance').rows.some((r) => r.values.personName === '叶根福')).toBe(false)
  expect(rowsOf('hc-danger-house').rows.some((r) => r.values.headName === '叶根福')).toBe(false)
  expect(rowsOf('hc-danger-house', 'later').rows).toMatchObject([{ values: { headName: '叶根福', grade: 'B' } }])
  const pushed = (when: DepartmentFile['when']) =>
    rowsOf('mi-large-expense', when).rows.map((r) => [r.values.personName, r.values.selfBurdenYtd])
  expect(pushed('start')).toContainEqual(['林秀云', 2_946_000])
  expect(pushed('morning')).toEqual([
    ['林秀云', 3_617_235],
    ['郑阿海', 3_000_000],
  ])
  expect(county.staff.find((s) => s.name === '兰小燕')).toMatchObject({
    role: 'gridWorker',
    areaCode: '33992110720102',
  })
})
