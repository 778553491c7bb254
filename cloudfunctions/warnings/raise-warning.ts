import { z } from 'zod'
import { notify, PAGES } from '@shared/notifications/compose'
import type { Finding } from '@shared/warnings/evaluate'
import { evidenceLines } from '@shared/warnings/evidence'
import { growEvidence } from '@shared/warnings/grow-evidence'
import { WarningEvidence } from '@shared/warnings/model'
import { openWarning, type WarningSubject } from '@shared/warnings/open-warning'
import { earlierKeys, keepsQuiet, warningKey } from '@shared/warnings/warning-key'
import type { Context, Doc, Tx } from '../runtime'
import type { FindRecipient } from './find-recipient'

export type Raised = 'opened' | 'updated' | 'quiet'

/** A visit that was sent for a warning, and to whom. */
export interface Sent {
  taskId: string
  told: { staffId: string; nameZh: string }
}

type Found = Pick<Finding, 'rule' | 'on' | 'evidence'>

const Lines = z.array(WarningEvidence)

/** What an open warning has to add after its rule held again; undefined where it has nothing new to say. */
export const newEvidence = (
  ctx: Pick<Context, 'openJson'>,
  standing: Doc<'warnings'>,
  found: Found,
): WarningEvidence[] | undefined =>
  standing.status === 'closed'
    ? undefined
    : growEvidence(Lines.parse(ctx.openJson(standing.evidenceSealed)), evidenceLines(found))

const isKeptQuiet = async (ctx: Context, tx: Tx, { rule }: Found, subjectId: string): Promise<boolean> => {
  for (const key of earlierKeys(rule, subjectId, ctx.today)) {
    const earlier = await tx.warnings.get(key)
    if (earlier && keepsQuiet(rule, earlier, ctx.today)) return true
  }
  return false
}

/**
 * One warning a rule, subject and period: opened and told once; while it stands, what is new is added to its evidence.
 * Inside a transaction. `visit` sends somebody where the rule is for the grid worker.
 */
export const raiseWarning = async (
  { ctx, recipientOf }: { ctx: Context; recipientOf: FindRecipient },
  tx: Tx,
  found: Found,
  subject: WarningSubject,
  visit?: (warning: { _id: string; dueOn: string }) => Promise<Sent | null>,
): Promise<Raised> => {
  const { rule } = found
  const standing = await tx.warnings.get(warningKey(rule, subject.id, found.on))
  if (standing) {
    const evidence = newEvidence(ctx, standing, found)
    if (!evidence) return 'quiet'
    await tx.warnings.update(standing, {
      evidenceSealed: ctx.sealJson(evidence),
      lastFiredAt: ctx.now,
      firings: standing.firings + 1,
    })
    return 'updated'
  }
  if (await isKeptQuiet(ctx, tx, found, subject.id)) return 'quiet'
  const fresh = openWarning(found, subject, ctx, ctx.sealJson(evidenceLines(found)))
  const sent = (await visit?.(fresh)) ?? null
  // Where somebody is sent, the card tells them; else the officer is told, of the township where no worker could be sent.
  const officer = sent ? undefined : recipientOf(visit ? { ...fresh, assigneeRole: 'townshipOfficer' } : fresh)
  const told = sent?.told ?? (officer && { staffId: officer._id, nameZh: officer.name })
  await tx.warnings.insert({
    ...fresh,
    told: told ? { ...told, at: ctx.now } : null,
    taskId: sent?.taskId ?? null,
  })
  if (officer)
    tx.enqueue(
      notify('newWarning', fresh._id, { staffId: officer._id }, { page: PAGES.warnings(), relatedId: fresh._id }),
    )
  tx.audit({
    householdId: subject.householdId ?? undefined,
    areaCode: subject.areaCode,
    note: `warning ${rule.id}`,
  })
  return 'opened'
}
