import type { Actor } from '@shared/access/actor'
import type { AuditEntry } from '@shared/access/model'
import { covers } from '@shared/access/scope'
import { canonicalJson } from '../canonical-json'
import type { Vault } from '../crypto/vault'
import type { RawDocument } from '../store/database'
import type { AuditSubjects } from '../store/types'

/** What the HMAC leaves out: itself, the sealer's marks and what the store adds. */
const UNSIGNED = new Set(['hmac', 'sealed', 'sealId', 'schemaVersion', 'version', 'createdAt', 'updatedAt'])

/** HMAC over everything an entry says, its id included; `keyVersion` tells under which key. */
export const signatureOf = (vault: Vault, entry: Record<string, unknown>): string => {
  const said = Object.fromEntries(Object.entries(entry).filter(([field]) => !UNSIGNED.has(field)))
  return vault.hmac('audit', canonicalJson(said), Number(entry['keyVersion']))
}

const unique = (ids: readonly (string | undefined)[]): string[] => [...new Set(ids.filter((id) => id !== undefined))]

/** Several `tx.audit` calls of one action become one set of subjects. */
export const mergeSubjects = (all: readonly AuditSubjects[]) => ({
  householdIds: unique(all.flatMap((one) => [one.householdId, ...(one.householdIds ?? [])])),
  personIds: unique(all.flatMap((one) => [...(one.personIds ?? [])])),
  areaCode: all.findLast((one) => one.areaCode !== undefined)?.areaCode,
  note:
    unique(all.map((one) => one.note))
      .join('；')
      .slice(0, 200) || undefined,
})

/** In which capacity the actor acted: the seat that covers the area, else the first seat, else the link to the household. */
const capacityOf = (actor: Actor, areaCode: string | undefined, householdIds: readonly string[]) => {
  const link = actor.links.find((one) => householdIds.includes(one.householdId))
  const seat =
    actor.staff.find((one) => areaCode !== undefined && covers(one.areaCode, areaCode)) ??
    (link ? undefined : actor.staff[0])
  if (seat) return { staffId: seat.staffId, staffName: seat.name, role: seat.role }
  if (link) return { role: link.relation === 'proxy' ? ('proxy' as const) : ('resident' as const) }
  return {}
}

export interface Deed {
  id: string
  now: string
  traceId: string
  action: string
  kind: AuditEntry['kind']
  /** `done`, or the code of the refusal. */
  outcome: string
  actor: Actor
  subjects: readonly AuditSubjects[]
}

/** The fields of one audit entry, signed. */
export const auditEntry = (vault: Vault, deed: Deed): AuditEntry & { _id: string } => {
  const subjects = mergeSubjects(deed.subjects)
  const entry = {
    _id: deed.id,
    at: deed.now,
    action: deed.action,
    kind: deed.kind,
    outcome: deed.outcome,
    openid: deed.actor.openid,
    ...capacityOf(deed.actor, subjects.areaCode, subjects.householdIds),
    ...subjects,
    traceId: deed.traceId,
    keyVersion: vault.currentVersion,
  }
  return { ...entry, hmac: signatureOf(vault, entry), sealed: false }
}

export const isAuthentic = (vault: Vault, entry: RawDocument): boolean => {
  try {
    return entry['hmac'] === signatureOf(vault, entry)
  } catch {
    // A key version that is not in the ring cannot vouch for anything.
    return false
  }
}
