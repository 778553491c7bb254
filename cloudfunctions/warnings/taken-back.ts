import { z } from 'zod'
import { WarningEvidence } from '@shared/warnings/model'
import { TAKEN_BACK_ZH, takenBackLines } from '@shared/warnings/taken-back'
import type { Context, Doc } from '../runtime'
import { readSheets } from '../runtime/records/blocks'

const Lines = z.array(WarningEvidence)

/** What a reader sees of the data a warning rests on. */
export interface Evidence {
  lines: readonly WarningEvidence[]
  takenBack: ReadonlySet<WarningEvidence>
  /** Why somebody looks whether the warning still stands; null where it rests on what stands. */
  lookAgainZh: string | null
}

/**
 * The evidence of some warnings, looked up when they are read: a batch taken back after the warning was raised shows, and
 * no longer once a department has said the same again. Batches and sheets are read only where they are needed.
 */
export const readEvidence = async (
  ctx: Context,
  warnings: readonly Doc<'warnings'>[],
): Promise<(warning: Doc<'warnings'>) => Evidence> => {
  const linesOf = new Map(warnings.map((one) => [one._id, Lines.parse(ctx.openJson(one.evidenceSealed))]))
  const batchIds = [...new Set([...linesOf.values()].flatMap((lines) => lines.flatMap(({ batchId }) => batchId ?? [])))]
  const batches = batchIds.length > 0 ? await ctx.store.batches.getMany(batchIds) : []
  const undone = new Set(batches.filter(({ status }) => status === 'undone').map(({ _id }) => _id))
  const touched = warnings.filter(({ _id }) => linesOf.get(_id)?.some(({ batchId }) => undone.has(batchId ?? '')))
  const householdIds = [...new Set(touched.flatMap(({ householdId }) => householdId ?? []))]
  const households = householdIds.length > 0 ? await ctx.store.households.getMany(householdIds) : []
  const sheetOf = await readSheets(ctx, households)
  const homes = new Map(households.map((one) => [one._id, one]))
  return (warning) => {
    const lines = linesOf.get(warning._id) ?? []
    const home = homes.get(warning.householdId ?? '')
    const takenBack = takenBackLines(lines, undone, home && sheetOf(home))
    // Evidence of earlier days does not say from which batch it came: there what the undo wrote down counts.
    const isOld = lines.every(({ batchId }) => batchId === undefined)
    const stored = warning.lookAgainZh ?? null
    return { lines, takenBack, lookAgainZh: takenBack.size > 0 ? (stored ?? TAKEN_BACK_ZH) : isOld ? stored : null }
  }
}
