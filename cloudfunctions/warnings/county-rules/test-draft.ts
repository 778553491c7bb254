import { addMonths } from '@shared/kernel/dates'
import { KoumenError } from '@shared/kernel/errors'
import { buildRule } from '@shared/warnings/county-rules/build-rule'
import { whyNotEdit } from '@shared/warnings/county-rules/change-permissions'
import { checkDraft } from '@shared/warnings/county-rules/check-draft'
import type { DraftTest } from '@shared/warnings/county-rules/change-model'
import type { WarningDraft } from '@shared/warnings/county-rules/draft'
import type { warningsContract } from '@shared/warnings/contract'
import { compileWarnings } from '@shared/warnings/evaluate'
import type { Context, Handler } from '../../runtime'
import { requireAllowed } from '../../runtime/records/second-person'
import { noFindings, testPage, type BackTestRun } from '../back-test'
import { householdsOfPlace, placesOf } from '../places'
import { scanMeans } from '../scan-means'
import { authorOf, hashOf, loadRuleChange, type RuleChangeDoc } from './change-documents'
import { testView } from './view-rule-change'

const PAGE = 100
const SLICE_MS = 12_000
const MONTHS_BACK = 12
const TOWNSHIP_DIGITS = 9

const begin = async (ctx: Context, change: RuleChangeDoc, draftHash: string): Promise<DraftTest> => ({
  draftHash,
  since: addMonths(ctx.today, -MONTHS_BACK),
  areas: await placesOf(ctx, change.areaCode),
  cursor: null,
  finished: false,
  done: 0,
  total: await ctx.store.households.count({ areaCode: { prefix: change.areaCode } }),
  fired: 0,
  householdsFired: 0,
  confirmed: 0,
  byMonth: {},
  byTownship: {},
})

const added = (counts: Readonly<Record<string, number>>, more: readonly string[]): Record<string, number> => {
  const sum = { ...counts }
  for (const key of more) sum[key] = (sum[key] ?? 0) + 1
  return sum
}

/** The next page of households, added to what the test came to. */
const testNext = async (run: BackTestRun, test: DraftTest): Promise<DraftTest> => {
  const [place = '', ...others] = test.areas
  const { items, next } = await householdsOfPlace(run.means.ctx, place, test.cursor, PAGE)
  const found = noFindings(test.since)
  if (items.length > 0) await testPage(run, items, found)
  const areas = next === null ? others : test.areas
  return {
    ...test,
    areas,
    cursor: next,
    finished: areas.length === 0,
    done: test.done + items.length,
    fired: test.fired + found.fired,
    householdsFired: test.householdsFired + found.householdsFired,
    confirmed: test.confirmed + found.confirmed,
    byMonth: added(
      test.byMonth,
      found.on.map(({ on }) => on.slice(0, 7)),
    ),
    byTownship: added(
      test.byTownship,
      found.on.map(({ areaCode }) => areaCode.slice(0, TOWNSHIP_DIGITS)),
    ),
  }
}

const toTest = (change: RuleChangeDoc): WarningDraft => {
  const { draft } = change
  if (!draft) throw new KoumenError('ILLEGAL_TRANSITION')
  const problems = checkDraft(draft, authorOf(change.departmentId))
  if (problems.length > 0) throw new KoumenError('INVALID_INPUT', problems[0]?.messageZh, problems)
  return draft
}

/**
 * A slice of a draft's back-test. What it came to is kept with the draft, counts only; a draft that was changed is tested
 * from the beginning. Nobody is named: a rule is no question about a person.
 */
export const testDraft: Handler<typeof warningsContract.actions.testDraft> = async (ctx, { changeId }) => {
  let change = await loadRuleChange(ctx, changeId)
  requireAllowed(whyNotEdit(ctx.actor, change))
  const draft = toTest(change)
  const draftHash = hashOf(draft)
  let test = change.test?.draftHash === draftHash ? change.test : await begin(ctx, change, draftHash)
  const compiled = compileWarnings([buildRule(draft, change.ruleId, change.ruleVersion)])
  const run: BackTestRun = { means: await scanMeans(ctx), compiled, since: test.since }
  const until = performance.now() + SLICE_MS
  while (!test.finished && performance.now() < until) {
    test = await testNext(run, test)
    const kept = test
    change = await ctx.commit(async (tx) => {
      tx.audit({ areaCode: change.areaCode, note: `back-test of draft ${change.ruleId}` })
      return tx.warningRuleChanges.update(change, { test: kept })
    })
  }
  return testView(ctx, test, draftHash)
}
