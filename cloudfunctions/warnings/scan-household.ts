import type { Finding } from '@shared/warnings/evaluate'
import { subjectOf } from '@shared/warnings/open-warning'
import { KoumenError } from '@shared/kernel/errors'
import { NEVER } from '@shared/warnings/scan-mark'
import type { Doc, Tx } from '../runtime'
import { areaPath } from '../runtime/records/area-path'
import { findWorker } from '../runtime/records/find-worker'
import { joinVisit, tellWorker, visitCard, visitIdOf } from './care-visit'
import type { WorkByHousehold } from './household-work'
import { lookAtHousehold, type Looked } from './look-at-household'
import { raiseSealed } from './raise-sealed'
import { raiseWarning, type Sent } from './raise-warning'
import type { ScanMeans } from './scan-means'

/** A household that the scan looks at, with the mark as it was when the scan chose it; null where it had none. */
export interface Chosen {
  household: Doc<'households'>
  mark: Doc<'scanMarks'> | null
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
  { household }: Chosen,
  about: { _id: string; dueOn: string; name: string; person: Doc<'persons'> | undefined },
): Promise<Sent | null> => {
  const taskId = visitIdOf(household._id, ctx.today)
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

/** Takes the mark away, or leaves it for the day or the feed that may change the answer. */
const settleMark = async (tx: Tx, { household }: Chosen, { dueOn, waitsFor }: Looked, stands: boolean) => {
  const { _id, areaCode } = household
  if (isAtRest({ dueOn, waitsFor })) {
    if (stands) await tx.scanMarks.remove(_id)
  } else await tx.scanMarks.put({ _id, areaCode, dueOn, waitsFor: [...waitsFor] })
}

/** Nothing but a change brings the household back: it needs no mark. */
export const isAtRest = ({ dueOn, waitsFor }: Pick<Looked, 'dueOn' | 'waitsFor'>): boolean =>
  dueOn === NEVER && waitsFor.length === 0

const keepEntitled = async (
  { ctx }: ScanMeans,
  tx: Tx,
  { _id, areaCode }: Doc<'households'>,
  { entitled, entitledChanged }: Looked,
) => {
  if (entitledChanged) await tx.entitlements.put({ _id, areaCode, sealed: ctx.sealJson(entitled) })
}

/**
 * One household inside a transaction: the mark goes in the same commit as the warnings it led to, so a scan killed
 * anywhere neither loses nor doubles one. A mark that changed since it was read is left for the next look.
 */
export const scanHousehold = async (
  means: ScanMeans,
  tx: Tx,
  chosen: Chosen,
  work: WorkByHousehold,
  personOf: PersonOf,
): Promise<Scanned> => {
  const { household } = chosen
  const mark = await tx.scanMarks.get(household._id)
  if (mark?.version !== chosen.mark?.version) return NOTHING
  const looked = lookAtHousehold(
    means,
    await means.rulesOf(household.areaCode),
    household,
    {
      sheet: await tx.factSheets.get(household._id),
      rows: await tx.feedRows.get(household._id),
      entitlements: await tx.entitlements.get(household._id),
    },
    work,
  )
  const scanned = { opened: 0, updated: 0, missingFeeds: looked.waitsFor }
  for (const finding of looked.evaluation.findings) {
    const raised = await raise(means, tx, chosen, finding, personOf)
    if (raised !== 'quiet') scanned[raised] += 1
  }
  await keepEntitled(means, tx, household, looked)
  await settleMark(tx, chosen, looked, mark !== null)
  return scanned
}
