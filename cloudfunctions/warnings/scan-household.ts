import type { Finding } from '@shared/warnings/evaluate'
import { subjectOf } from '@shared/warnings/open-warning'
import { KoumenError } from '@shared/kernel/errors'
import { NEVER, type ScanMark } from '@shared/warnings/scan-mark'
import type { Doc, Tx } from '../runtime'
import { areaPath } from '../runtime/records/area-path'
import type { Blocks } from '../runtime/records/blocks'
import { findWorker } from '../runtime/records/find-worker'
import { joinVisit, tellWorker, visitCard, visitIdOf } from './care-visit'
import type { Looked } from './look-at-household'
import { raiseSealed } from './raise-sealed'
import { raiseWarning, type Sent } from './raise-warning'
import type { ScanMeans } from './scan-means'

/** A household that the scan looked at, with its mark as it was before anything of it was read; null where it had none. */
export interface Chosen {
  household: Doc<'households'>
  mark: ScanMark | null
  looked: Looked
}

export interface Scanned {
  opened: number
  updated: number
  missingFeeds: readonly string[]
}

const NOTHING: Scanned = { opened: 0, updated: 0, missingFeeds: [] }

export type PersonOf = (personId: string) => Doc<'persons'> | undefined

/** One visit a household and day, however many reasons there are for it; null where nobody can be sent. */
const sendVisit = async (
  { ctx }: ScanMeans,
  tx: Tx,
  { household }: Pick<Chosen, 'household'>,
  about: { _id: string; dueOn: string; name: string; person: Doc<'persons'> | undefined },
): Promise<Sent | null> => {
  const taskId = visitIdOf(ctx, household._id)
  const known =
    (await joinVisit(ctx, tx, taskId, { warningIds: [about._id], dueOn: about.dueOn })) ?? (await tx.tasks.get(taskId))
  if (known) return { taskId, told: { staffId: known.assigneeStaffId, nameZh: known.assigneeName } }
  try {
    const worker = await findWorker(ctx, await areaPath(ctx, household.areaCode))
    await tx.tasks.insert(
      visitCard(ctx, taskId, worker, {
        warningId: about._id,
        householdId: household._id,
        personName: about.name,
        person: about.person ?? null,
        addressText: household.addressText,
        areaCode: household.areaCode,
        dueOn: about.dueOn,
      }),
    )
    tellWorker(tx, taskId, worker)
    return { taskId, told: { staffId: worker.staffId, nameZh: worker.name } }
  } catch (error) {
    if (error instanceof KoumenError && ['UNAVAILABLE', 'NOT_FOUND'].includes(error.code)) return null
    throw error
  }
}

const raise = async (means: ScanMeans, tx: Tx, chosen: Chosen, finding: Finding, personOf: PersonOf) => {
  const { household } = chosen
  const person = finding.personId ? personOf(finding.personId) : undefined
  const name = person?.name ?? household.headName
  if (finding.rule.sealed) return (await raiseSealed(means.ctx, tx, household, finding, name)) ? 'opened' : 'quiet'
  const byVisit = finding.rule.assignee.role === 'gridWorker'
  return raiseWarning(
    means,
    tx,
    finding,
    subjectOf(finding, household, name),
    byVisit ? (warning) => sendVisit(means, tx, chosen, { ...warning, name, person }) : undefined,
  )
}

/** Nothing but a change brings the household back: it needs no mark. */
export const isAtRest = ({ dueOn, waitsFor }: Pick<Looked, 'dueOn' | 'waitsFor'>): boolean =>
  dueOn === NEVER && waitsFor.length === 0

/** Keeps folds that aged, and leaves a mark for the day or the feed that may change the answer. */
const settleMark = (blocks: Blocks, { household, mark, looked: { aged, dueOn, waitsFor } }: Chosen): void => {
  if (aged) blocks.keepSheet(household, aged)
  const isSet = aged === null && mark?.dueOn === dueOn && JSON.stringify(mark.waitsFor) === JSON.stringify(waitsFor)
  if (!isSet) blocks.mark(household, { dueOn, waitsFor: [...waitsFor] })
}

/**
 * One household inside a transaction: its mark is set anew in the same commit as the warnings it led to, so a scan killed
 * anywhere neither loses nor doubles one. Whoever changes facts or rows marks the household anew: one that changed since
 * it was looked at is left for the next look.
 */
export const scanHousehold = async (
  means: ScanMeans,
  tx: Tx,
  blocks: Blocks,
  chosen: Chosen,
  personOf: PersonOf,
): Promise<Scanned> => {
  const { household, looked, mark } = chosen
  if (blocks.markOf(household)?.version !== mark?.version) return NOTHING
  const scanned = { opened: 0, updated: 0, missingFeeds: looked.waitsFor }
  for (const finding of looked.evaluation.findings) {
    const raised = await raise(means, tx, chosen, finding, personOf)
    if (raised !== 'quiet') scanned[raised] += 1
  }
  if (looked.entitledChanged) blocks.keepEntitled(household, looked.entitled)
  settleMark(blocks, chosen)
  return scanned
}
