import { z } from 'zod'
import { findDepartment } from '@shared/facts/vocabulary'
import { findFeed } from '@shared/feeds/catalogue'
import { formatInstant } from '@shared/kernel/dates'
import { KoumenError } from '@shared/kernel/errors'
import type { warningsContract } from '@shared/warnings/contract'
import { FEEDS_COMPARED } from '@shared/warnings/yearly-check/compare-certificate'
import type { YearlyCounts, YearlyRow } from '@shared/warnings/yearly-check/contract'
import { FINDING_LABELS, OUTCOME_LABELS, POINT_LABELS, STATE_LABELS } from '@shared/warnings/yearly-check/labels'
import { CheckPoint, runIdOf } from '@shared/warnings/yearly-check/model'
import type { Context, Doc, Handler, Where } from '../../runtime'
import { areaNames } from '../../runtime/records/area-path'
import { readSheet } from '../../runtime/records/fact-sheet'
import { feedStates } from '../scan-means'
import { compareHousehold, type Compared } from './compare-page'
import { countyOf, progressOf, yearOf } from './run-yearly-check'

type Actions = typeof warningsContract.actions
type Check = Doc<'yearlyChecks'>

const COMMUNITY_DIGITS = 12
const Points = z.array(CheckPoint)

const countsOf = async (ctx: Context, areaCode: string, year: number): Promise<YearlyCounts> => {
  const count = (more: Where<'yearlyChecks'>): Promise<number> =>
    ctx.store.yearlyChecks.count({ year, areaCode: { prefix: areaCode }, ...more })
  const [holders, passed, differs, unknown, confirmed] = await Promise.all([
    count({}),
    count({ state: 'passed' }),
    count({ state: 'open', outcome: 'differs' }),
    count({ state: 'open', outcome: 'unknown' }),
    count({ state: 'confirmed' }),
  ])
  return { holders, passed, differs, unknown, confirmed }
}

const partsOf = async (ctx: Context, areaCode: string): Promise<{ code: string; name: string }[]> => {
  const parts: { code: string; name: string }[] = []
  if (areaCode.length >= COMMUNITY_DIGITS) return parts
  for await (const { code, name } of ctx.store.areas.iterate({ where: { parentCode: areaCode } }))
    parts.push({ code, name })
  return parts.sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** The year in numbers: of a county by town, of a town by village. */
export const yearlyOverview: Handler<Actions['yearlyOverview']> = async (ctx, { areaCode, year: asked }) => {
  const year = yearOf(ctx, asked)
  const [run, total, parts, feeds] = await Promise.all([
    ctx.store.yearlyCheckRuns.get(runIdOf(countyOf(areaCode), year)),
    countsOf(ctx, areaCode, year),
    partsOf(ctx, areaCode),
    feedStates(ctx),
  ])
  const byArea = await Promise.all(
    parts.map(async ({ code, name }) => ({ areaCode: code, areaZh: name, ...(await countsOf(ctx, code, year)) })),
  )
  return {
    year,
    progress: progressOf(run),
    total,
    byArea: byArea.filter(({ holders }) => holders > 0),
    feeds: FEEDS_COMPARED.map((id) => ({
      titleZh: findFeed(id)?.titleZh ?? id,
      departmentZh: findDepartment(findFeed(id)?.department ?? '')?.nameZh ?? '',
      lastDataOn: feeds[id]?.lastDataOn ?? null,
    })),
  }
}

export const yearlyRow = (
  ctx: Pick<Context, 'now'>,
  check: Check,
  points: readonly CheckPoint[],
  areaZh: string,
): YearlyRow => ({
  checkId: check._id,
  version: check.version,
  personNameZh: check.personName,
  areaZh,
  addressZh: check.addressText,
  outcome: check.outcome,
  outcomeZh: OUTCOME_LABELS[check.outcome].zh,
  state: check.state,
  stateZh: STATE_LABELS[check.state].zh,
  comparedOn: check.comparedOn,
  reasonsZh: points.filter(({ outcome }) => outcome !== 'matched').map(({ becauseZh }) => becauseZh),
  confirmedZh:
    check.confirmed &&
    `${check.confirmed.name}，${formatInstant(check.confirmed.at, ctx.now)}：${FINDING_LABELS[check.confirmed.finding].zh}${check.confirmed.noteZh ? `（${check.confirmed.noteZh}）` : ''}`,
})

const SHOWN = {
  all: {},
  differs: { state: 'open', outcome: 'differs' },
  unknown: { state: 'open', outcome: 'unknown' },
  passed: { state: 'passed' },
  confirmed: { state: 'confirmed' },
} as const satisfies Record<string, Where<'yearlyChecks'>>

/** A page of holders; whose rows were read is recorded. */
export const listYearlyChecks: Handler<Actions['yearlyChecks']> = async (ctx, input) => {
  const where: Where<'yearlyChecks'> = {
    year: yearOf(ctx, input.year),
    areaCode: { prefix: input.areaCode },
    ...SHOWN[input.show],
  }
  const [{ items, next }, total] = await Promise.all([
    ctx.store.yearlyChecks.find({ where, limit: input.limit, after: input.after }),
    ctx.store.yearlyChecks.count(where),
  ])
  const nameOf = await areaNames(
    ctx,
    items.map(({ areaCode }) => areaCode.slice(0, COMMUNITY_DIGITS)),
  )
  if (items.length > 0)
    ctx.recordAccess({
      householdIds: [...new Set(items.map(({ householdId }) => householdId))],
      areaCode: input.areaCode,
      note: 'yearly check of certificates',
    })
  return {
    items: items.map((check) =>
      yearlyRow(
        ctx,
        check,
        Points.parse(ctx.openJson(check.sealed)),
        nameOf(check.areaCode.slice(0, COMMUNITY_DIGITS)),
      ),
    ),
    next,
    total,
  }
}

/** One holder compared this moment; undefined where no certificate stands in the sheet any more. */
export const compareNow = async (
  ctx: Context,
  check: Check,
): Promise<{ household: Doc<'households'>; compared: Compared | undefined }> => {
  const person = await ctx.store.persons.get(check.personId)
  const household = await ctx.store.households.get(person?.householdId ?? check.householdId)
  if (!household) throw new KoumenError('NOT_FOUND', '这一户已经不在档案里了，请重新比对。')
  const [sheet, feeds] = await Promise.all([readSheet(ctx, household), feedStates(ctx)])
  return { household, compared: compareHousehold(ctx, sheet, feeds).get(check.personId) }
}

export const loadCheck = async (ctx: Context, checkId: string): Promise<Check> => {
  const check = await ctx.store.yearlyChecks.get(checkId)
  if (!check) throw new KoumenError('NOT_FOUND', '没有找到这个人，请回到列表重新选。')
  return check
}

export const getYearlyCheck: Handler<Actions['yearlyCheck']> = async (ctx, { checkId }) => {
  const check = await loadCheck(ctx, checkId)
  const [{ compared }, nameOf] = await Promise.all([
    compareNow(ctx, check),
    areaNames(ctx, [check.areaCode.slice(0, COMMUNITY_DIGITS)]),
  ])
  const points = compared?.points ?? Points.parse(ctx.openJson(check.sealed))
  ctx.recordAccess({
    householdId: check.householdId,
    personIds: [check.personId],
    areaCode: check.areaCode,
    note: 'yearly check of a certificate',
  })
  return {
    ...yearlyRow(ctx, check, points, nameOf(check.areaCode.slice(0, COMMUNITY_DIGITS))),
    year: check.year,
    householdId: check.householdId,
    points: points.map((point) => ({
      ...point,
      missingFeeds: point.missingFeeds.map((id) => findFeed(id)?.titleZh ?? id),
      nameZh: POINT_LABELS[point.key].zh,
      outcomeZh: OUTCOME_LABELS[point.outcome].zh,
    })),
    moved: compared?.pointsHash !== (check.confirmed?.pointsHash ?? check.pointsHash),
    visitSent: check.taskId !== null,
  }
}
