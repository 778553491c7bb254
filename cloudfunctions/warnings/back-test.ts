import { areasOf } from '@shared/access/scope'
import { addDays, addMonths } from '@shared/kernel/dates'
import { backTestHousehold, isConfirmed, type WouldFire } from '@shared/warnings/back-test'
import type { warningsContract } from '@shared/warnings/contract'
import { compileWarnings, type CompiledWarnings } from '@shared/warnings/evaluate'
import { lintWarnings } from '@shared/warnings/lint-warnings'
import { WarningRule } from '@shared/warnings/rule-model'
import type { Context, Doc, Handler } from '../runtime'
import { readRows, readSheets } from '../runtime/records/blocks'
import { scanMeans, type ScanMeans } from './scan-means'

/** Households read at a time, and how long one call goes on. */
const PAGE = 100
const SLICE_MS = 12_000
/** Looked back when nothing is said. */
const MONTHS_BACK = 12
/** A warning that was confirmed so long after speaks for the rule. */
const CONFIRMED_WITHIN_DAYS = 180
const TOWNSHIP_DIGITS = 9

type Output = Awaited<ReturnType<Handler<typeof warningsContract.actions.backTest>>>

/** What pages of a back-test come to; whom it was about leaves the function as counts only. */
export interface Findings extends Omit<Output, 'byTownship'> {
  on: { areaCode: string; on: string }[]
}

export const noFindings = (since: string): Findings => ({
  problems: [],
  since,
  households: 0,
  householdsFired: 0,
  fired: 0,
  byMonth: {},
  confirmed: 0,
  on: [],
  next: null,
})

/** Whether somebody later found that there was something about the same people. */
const wasConfirmed = ({ on, personId }: WouldFire, warnings: readonly Doc<'warnings'>[]): boolean =>
  warnings.some(
    (warning) =>
      isConfirmed(warning.result) &&
      (personId === null || warning.personId === null || warning.personId === personId) &&
      warning.happenedOn <= addDays(on, CONFIRMED_WITHIN_DAYS) &&
      (warning.closedOn ?? '') >= on,
  )

const warningsOf = async (ctx: Context, ids: readonly string[]): Promise<Map<string, Doc<'warnings'>[]>> => {
  const found = new Map<string, Doc<'warnings'>[]>()
  for await (const warning of ctx.store.warnings.iterate({ where: { householdId: { in: ids }, status: 'closed' } })) {
    const id = warning.householdId ?? ''
    found.set(id, [...(found.get(id) ?? []), warning])
  }
  return found
}

/** What pages of a back-test share. */
export interface BackTestRun {
  means: ScanMeans
  compiled: CompiledWarnings
  since: string
}

/** Adds a page of households to what the back-test came to. */
export const testPage = async (
  { means, compiled, since }: BackTestRun,
  page: readonly Doc<'households'>[],
  output: Findings,
) => {
  const { ctx, feeds } = means
  const ids = page.map(({ _id }) => _id)
  const [sheetOf, rowsOf, closed] = await Promise.all([
    readSheets(ctx, page),
    readRows(ctx, page),
    warningsOf(ctx, ids),
  ])
  for (const household of page) {
    const { _id, areaCode } = household
    const [sheet, rows] = [sheetOf(household), rowsOf(household)]
    const { catalogue } = await means.rulesOf(areaCode)
    const over = { since, today: ctx.today, feeds, parameters: catalogue.parameters }
    const fired = backTestHousehold(compiled, { sheet, rows, areaCode }, over)
    if (fired.length > 0) output.householdsFired += 1
    for (const one of fired) {
      const month = one.on.slice(0, 7)
      output.fired += 1
      output.byMonth[month] = (output.byMonth[month] ?? 0) + 1
      if (wasConfirmed(one, closed.get(_id) ?? [])) output.confirmed += 1
      output.on.push({ areaCode, on: one.on })
    }
  }
  output.households += page.length
}

const counted = ({ on, ...counts }: Findings): Output => {
  const byTownship: Record<string, number> = {}
  for (const { areaCode } of on) {
    const township = areaCode.slice(0, TOWNSHIP_DIGITS)
    byTownship[township] = (byTownship[township] ?? 0) + 1
  }
  return { ...counts, byTownship }
}

/**
 * A rule of a file over the history kept: how many it would have raised, when, where, and how many were confirmed
 * afterwards. Nothing is written and nobody is named. For whoever runs the platform; officers try their own drafts
 * (`testDraft`), within what they may ask.
 */
export const backTest: Handler<typeof warningsContract.actions.backTest> = async (ctx, input) =>
  counted(await testRule(ctx, input))

const testRule = async (
  ctx: Context,
  { rule, since, after }: { rule: Record<string, unknown>; since?: string | undefined; after?: string | undefined },
): Promise<Findings> => {
  const output = noFindings(since ?? addMonths(ctx.today, -MONTHS_BACK))
  output.problems = lintWarnings([{ file: 'rule', content: rule }]).map(({ path, message }) => ({ path, message }))
  if (output.problems.length > 0) return output
  const parsed = WarningRule.parse(rule)
  if (parsed.sealed) {
    output.problems = [{ path: 'sealed', message: 'a sealed matter is not counted, not even in a back-test' }]
    return output
  }
  if (!['person', 'household'].includes(parsed.subject)) {
    output.problems = [{ path: 'subject', message: 'only rules about persons and households can be back-tested' }]
    return output
  }
  const areas = areasOf(ctx.actor, ['administrator'])
  const [area] = areas
  if (area === undefined) return output
  const test: BackTestRun = { means: await scanMeans(ctx), compiled: compileWarnings([parsed]), since: output.since }
  const until = performance.now() + SLICE_MS
  let cursor = after
  do {
    const where = { areaCode: { prefix: area }, ...(cursor === undefined ? {} : { _id: { gt: cursor } }) }
    const { items } = await ctx.store.households.find({ where, limit: PAGE })
    await testPage(test, items, output)
    cursor = items.length < PAGE ? undefined : items.at(-1)!._id
  } while (cursor !== undefined && performance.now() < until)
  output.next = cursor ?? null
  ctx.recordAccess({ areaCode: area, note: `back-test ${parsed.id}` })
  return output
}
