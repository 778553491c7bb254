import { addEffects, comparisonOf, householdEffect, wayOf, type Comparison } from '@shared/eligibility/what-if'
import { deriveFacts } from '@shared/facts/derive'
import { addDays, instantOn } from '@shared/kernel/dates'
import { KoumenError } from '@shared/kernel/errors'
import type { Context, Doc } from '../runtime'
import { readSheets } from '../runtime/records/blocks'
import { loadedRegisters } from '../runtime/records/screen-household'
import { changeWithRules, loadChange } from './change-rules'

/** Households that one commit settles. */
const PIECE = 50
/** A slice ends well inside the function's time limit; the timer or the next call goes on. */
const SLICE_MS = 12_000
/** How long it stays readable who would gain or lose. */
const KEPT_DAYS = 180

type Change = Doc<'ruleChanges'>
type Registers = Awaited<ReturnType<typeof loadedRegisters>>

/** Runs a comparison over a page of households; sheets are derived for the day compared. */
export const effectsOfPage = async (
  ctx: Context,
  comparison: Comparison,
  registers: Registers,
  households: readonly Doc<'households'>[],
) => {
  const sheetOf = await readSheets(ctx, households)
  return households.map((household) => {
    const sheet = deriveFacts(sheetOf(household), { asOf: comparison.on, registers })
    return { household, ...householdEffect(comparison, { sheet, area: household.areaCode }) }
  })
}

/** The page of a county's households that follows a cursor. */
export const householdsAfter = async (ctx: Context, countyCode: string, cursor: string | null, limit: number) => {
  const where = { areaCode: { prefix: countyCode }, ...(cursor === null ? {} : { _id: { gt: cursor } }) }
  return (await ctx.store.households.find({ where, limit })).items
}

/** Begins a preview anew on the rules as they stand now; what the earlier run found is not listed any more. */
const beginAgain = async (ctx: Context, change: Change, basis: Change['basis']): Promise<Change> => {
  const total = await ctx.store.households.count({ areaCode: { prefix: change.areaCode } })
  const preview = { run: change.preview.run + 1, cursor: null, done: 0, total, touched: 0, effects: [] }
  return ctx.commit((tx) => tx.ruleChanges.update(change, { status: 'previewing', basis, preview }))
}

/**
 * One piece: the counts, the cursor and what was found of each household go in one commit that names the version seen.
 * So two at work on one preview (the page and the timer) cannot both count a household, and a run that is killed goes
 * on where it stopped.
 */
const takePiece = async (ctx: Context, comparison: Comparison, registers: Registers, change: Change) => {
  const { preview } = change
  const households = await householdsAfter(ctx, change.areaCode, preview.cursor, PIECE)
  const found = await effectsOfPage(ctx, comparison, registers, households)
  const touched = found.filter(({ lines }) => lines.length > 0)
  const done = preview.done + households.length
  const finished = households.length < PIECE
  const keepUntil = instantOn(addDays(ctx.today, KEPT_DAYS), '00:00')
  const next = {
    ...preview,
    cursor: finished ? null : households.at(-1)!._id,
    done,
    total: finished ? done : Math.max(done, preview.total),
    touched: preview.touched + touched.length,
    effects: addEffects(
      preview.effects,
      found.flatMap(({ effects }) => effects),
    ),
  }
  return ctx.commit(async (tx) => {
    const updated = await tx.ruleChanges.update(change, { preview: next, ...(finished ? { status: 'ready' } : {}) })
    for (const { household, lines } of touched)
      await tx.ruleEffects.put({
        _id: `${change._id}:${household._id}`,
        changeId: change._id,
        run: preview.run,
        householdId: household._id,
        areaCode: household.areaCode,
        way: wayOf(lines),
        sealed: ctx.sealJson(lines),
        keepUntil,
      })
    return updated
  })
}

const isElsewhere = (error: unknown): boolean => error instanceof KoumenError && error.code === 'CONFLICT'

/**
 * Looks at as many further households as one slice allows, and begins again where the rules have moved on since. When
 * another call is at work on the same preview, the progress it has made is the answer.
 */
export const previewSlice = async (ctx: Context, start: Change): Promise<Change> => {
  if (start.status !== 'previewing' && start.status !== 'ready') return start
  const until = performance.now() + SLICE_MS
  try {
    const { before, after, basis, basisMoved } = await changeWithRules(ctx, start)
    let change = basisMoved ? await beginAgain(ctx, start, basis) : start
    if (change.status !== 'previewing') return change
    const comparison = comparisonOf(before, after, basis.asOf)
    const registers = await loadedRegisters(ctx)
    while (change.status === 'previewing' && performance.now() < until)
      change = await takePiece(ctx, comparison, registers, change)
    return change
  } catch (error) {
    if (!isElsewhere(error)) throw error
    return loadChange(ctx, start._id)
  }
}
