import { evaluateWarnings, type Evaluation, type Finding } from '@shared/warnings/evaluate'
import { evidenceLines } from '@shared/warnings/evidence'
import type { FeedStates } from '@shared/warnings/feed-state'
import { openWarning } from '@shared/warnings/open-warning'
import { NEVER } from '@shared/warnings/scan-mark'
import { earlierKeys, keepsQuiet } from '@shared/warnings/warning-key'
import type { Parameter } from '@shared/rules/parameters'
import { notify, PAGES } from '@shared/notifications/compose'
import type { Context, Doc, Tx } from '../runtime'
import { openSheet } from '../runtime/records/fact-sheet'
import type { FindRecipient } from './find-recipient'

export interface ScanMeans {
  ctx: Context
  feeds: FeedStates
  recipientOf: FindRecipient
  /** Parameters in force for a household's county. */
  parametersOf(areaCode: string): Promise<readonly Parameter[]>
}

export interface Scanned {
  opened: number
  missingFeeds: readonly string[]
}

const isKeptQuiet = async ({ ctx }: ScanMeans, tx: Tx, { rule, personId }: Finding, householdId: string) => {
  for (const key of earlierKeys(rule, personId ?? householdId, ctx.today)) {
    const earlier = await tx.warnings.get(key)
    if (earlier && keepsQuiet(rule, earlier, ctx.today)) return true
  }
  return false
}

const raise = async (means: ScanMeans, tx: Tx, household: Doc<'households'>, finding: Finding, name: string) => {
  const { ctx } = means
  if (await isKeptQuiet(means, tx, finding, household._id)) return 0
  const sealed = ctx.sealJson(evidenceLines(finding))
  const { inserted, document } = await tx.warnings.insertOnce(openWarning(finding, household, name, ctx, sealed))
  if (!inserted) return 0
  const recipient = means.recipientOf(document)
  if (recipient)
    tx.enqueue(
      notify(
        'newWarning',
        document._id,
        { staffId: recipient._id },
        { page: PAGES.warnings(), relatedId: document._id },
      ),
    )
  tx.audit({ householdId: household._id, areaCode: household.areaCode, note: `warning ${finding.rule.id}` })
  return 1
}

/** Takes the mark away, or leaves it for the day or the feed that may change the answer. */
const settleMark = async (tx: Tx, mark: Doc<'scanMarks'>, { cannotTell, turnsOn }: Evaluation) => {
  const waitsFor = [...new Set(Object.values(cannotTell).flat())].sort()
  if (turnsOn === undefined && waitsFor.length === 0) await tx.scanMarks.remove(mark._id)
  else await tx.scanMarks.update(mark, { dueOn: turnsOn ?? NEVER, waitsFor })
  return waitsFor
}

/**
 * One household inside a transaction: the mark goes in the same commit as the warnings it led to, so a scan killed
 * anywhere neither loses nor doubles one. A mark that changed since it was read is left for the next look.
 */
export const scanHousehold = async (
  means: ScanMeans,
  tx: Tx,
  seen: Doc<'scanMarks'>,
  household: Doc<'households'>,
  nameOf: (personId: string) => string | undefined,
): Promise<Scanned> => {
  const { ctx, feeds } = means
  const mark = await tx.scanMarks.get(seen._id)
  if (!mark || mark.version !== seen.version) return { opened: 0, missingFeeds: [] }
  const sheet = openSheet(
    ctx,
    await tx.factSheets.get(household._id),
    household._id,
    household.members.map((m) => m.personId),
  )
  const evaluation = evaluateWarnings(sheet, {
    today: ctx.today,
    areaCode: household.areaCode,
    feeds,
    parameters: await means.parametersOf(household.areaCode),
  })
  let opened = 0
  for (const finding of evaluation.findings) {
    const name = finding.personId ? nameOf(finding.personId) : household.headName
    opened += await raise(means, tx, household, finding, name ?? household.headName)
  }
  return { opened, missingFeeds: await settleMark(tx, mark, evaluation) }
}
