import type { Finding } from '@shared/warnings/evaluate'
import { subjectOf } from '@shared/warnings/open-warning'
import { KoumenError } from '@shared/kernel/errors'
import { NEVER } from '@shared/warnings/scan-mark'
import type { Doc, Tx } from '../runtime'
import { areaPath } from '../runtime/records/area-path'
import { findWorker } from '../runtime/records/find-worker'
import { joinVisit, tellWorker, visitCard, visitIdOf } from './care-visit'
import type { Looked, Stored } from './look-at-household'
import { raiseSealed } from './raise-sealed'
import { raiseWarning, type Sent } from './raise-warning'
import type { ScanMeans } from './scan-means'

/** A household that the scan looked at, with the mark as it was before its documents were read; null where it had none. */
export interface Chosen {
  household: Doc<'households'>
  mark: Doc<'scanMarks'> | null
  stored: Stored
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

/** Takes the mark away, or leaves it for the day or the feed that may change the answer. */
const settleMark = async (tx: Tx, { household, mark, looked }: Chosen): Promise<void> => {
  const { _id, areaCode } = household
  const { dueOn, waitsFor } = looked
  if (!isAtRest(looked)) await tx.scanMarks.put({ _id, areaCode, dueOn, waitsFor: [...waitsFor] })
  else if (mark) await tx.scanMarks.remove(_id)
}

/**
 * Whether everything still stands as it was looked at. Whoever changes facts or rows also marks the household, so what
 * changed meanwhile is looked at again; a mark alone may have been taken away and set anew with the same version.
 */
const isAsLookedAt = async (tx: Tx, { household: { _id }, mark, stored }: Chosen): Promise<boolean> => {
  if ((await tx.scanMarks.get(_id))?.version !== mark?.version) return false
  if ((await tx.factSheets.get(_id))?.version !== stored.sheet?.version) return false
  return !stored.rows || (await tx.feedRows.get(_id))?.version === stored.rows.version
}

/**
 * One household inside a transaction: the mark goes in the same commit as the warnings it led to, so a scan killed
 * anywhere neither loses nor doubles one. One that changed since it was looked at is left for the next look.
 */
export const scanHousehold = async (means: ScanMeans, tx: Tx, chosen: Chosen, personOf: PersonOf): Promise<Scanned> => {
  const { household, looked } = chosen
  if (!(await isAsLookedAt(tx, chosen))) return NOTHING
  const scanned = { opened: 0, updated: 0, missingFeeds: looked.waitsFor }
  for (const finding of looked.evaluation.findings) {
    const raised = await raise(means, tx, chosen, finding, personOf)
    if (raised !== 'quiet') scanned[raised] += 1
  }
  if (looked.entitledChanged) {
    const { _id, areaCode } = household
    await tx.entitlements.put({ _id, areaCode, sealed: means.ctx.sealJson(looked.entitled) })
  }
  await settleMark(tx, chosen)
  return scanned
}
