import { allFeeds } from '@shared/feeds/catalogue'
import { countyOf, plantedIn, readFeed, removeCounties } from './whole-county'

const feeds = allFeeds().map(({ id }) => id)
const dirty = countyOf({ feeds })
const clean = countyOf({ feeds, clean: true })
const planted = plantedIn(dirty.folder)

afterAll(removeCounties)

it('every feed of the catalogue has its file, and every file says how many rows it has', () => {
  expect(dirty.report.files.map((file) => file.feedId)).toEqual([...feeds].sort())
  expect(dirty.report.files.map((file) => file.rows)).toEqual(clean.report.files.map((file) => file.rows))
})

it.each(feeds)('%s: every clean row is taken, and the dirty file reads as the clean one', (feedId) => {
  const good = readFeed(clean, feedId)
  expect(good.missing).toEqual([])
  expect(good.ignored).toEqual([])
  expect(good.problems).toEqual([])
  expect(good.warnings).toEqual([])
  expect(good.duplicates).toBe(0)
  expect(good.rows).toHaveLength(clean.report.files.find((file) => file.feedId === feedId)?.rows ?? -1)

  const soiled = readFeed(dirty, feedId)
  const here = planted.filter((fault) => fault.feedId === feedId)
  expect(soiled.missing).toEqual([])
  expect(soiled.ignored).toEqual([])
  expect(soiled.problems.map(({ line, code }) => [line, code])).toEqual(
    here.filter(({ outcome }) => outcome === 'refused').map(({ line, code }) => [line, code]),
  )
  expect(soiled.duplicates).toBe(here.filter(({ outcome }) => outcome === 'duplicate').length)
  const named = new Set(here.filter(({ code }) => code === 'D10' || code === 'D17').map(({ line }) => line))
  expect(soiled.warnings.every(({ line, code }) => code === 'D10' && named.has(line))).toBe(true)
  const strip = (values: Readonly<Record<string, unknown>>, anyName: boolean): unknown =>
    anyName ? Object.fromEntries(Object.entries(values).filter(([name]) => !/name/i.test(name))) : values
  expect(soiled.rows.map(({ key, on, line, values }) => ({ key, on, values: strip(values, named.has(line)) }))).toEqual(
    good.rows.map(({ key, on, values }, i) => ({
      key,
      on,
      values: strip(values, named.has(soiled.rows[i]?.line ?? 0)),
    })),
  )
})

it('the kinds of the dirty-data catalogue come at about the rates of the model', () => {
  const rows = dirty.report.rows
  const codes = new Map<string, number>()
  for (const { code } of planted) codes.set(code, (codes.get(code) ?? 0) + 1)
  for (const code of ['D01', 'D03', 'D04', 'D05', 'D06', 'D07', 'D08', 'D15', 'D16', 'D17', 'D20', 'D41'])
    expect([code, (codes.get(code) ?? 0) > 0]).toEqual([code, true])
  const share = (code: string): number => (codes.get(code) ?? 0) / rows
  expect(share('D05')).toBeGreaterThan(0.004)
  expect(share('D05')).toBeLessThan(0.015)
  expect(share('D41')).toBeLessThan(0.003)
  const ofFiles = (code: string): number => (codes.get(code) ?? 0) / feeds.length
  expect(ofFiles('D11')).toBeCloseTo(0.25, 0)
  expect(ofFiles('D13')).toBeGreaterThan(0.5)
  expect(codes.get('D12')).toBeGreaterThan(0)
})
