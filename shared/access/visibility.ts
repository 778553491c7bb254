import { maskIdNumber, maskName, maskPhone } from '../kernel/mask'
import type { Actor } from './actor'
import type { Role, StaffRole } from './roles'
import { covers } from './scope'

/** Kinds of personal fields, each with its own rule of who may see it (least knowledge). */
export const FIELD_CLASSES = ['name', 'idNumber', 'phone', 'illness', 'income', 'amounts'] as const
export type FieldClass = (typeof FIELD_CLASSES)[number]
export type Exposure = 'full' | 'masked' | 'hidden'

const row = (
  name: Exposure,
  idNumber: Exposure,
  phone: Exposure,
  illness: Exposure,
  income: Exposure,
  amounts: Exposure,
) => ({
  name,
  idNumber,
  phone,
  illness,
  income,
  amounts,
})

/**
 * Who sees what of a household in their scope. Grid workers and village posts meet the family without knowing illness,
 * income or money; the officer who surveys sees what the survey needs; a partner sees a masked name.
 */
export const EXPOSURE: Record<Role, Record<FieldClass, Exposure>> = {
  gridWorker: row('full', 'masked', 'full', 'hidden', 'hidden', 'hidden'),
  communityWorker: row('full', 'masked', 'full', 'hidden', 'hidden', 'hidden'),
  assistanceCoordinator: row('full', 'masked', 'full', 'hidden', 'hidden', 'hidden'),
  childDirector: row('full', 'masked', 'full', 'hidden', 'hidden', 'hidden'),
  townshipOfficer: row('full', 'masked', 'full', 'full', 'full', 'full'),
  townshipLeader: row('full', 'masked', 'masked', 'full', 'full', 'full'),
  departmentOfficer: row('full', 'full', 'full', 'full', 'full', 'full'),
  countyDispatcher: row('full', 'masked', 'full', 'hidden', 'hidden', 'hidden'),
  partner: row('masked', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden'),
  administrator: row('masked', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden'),
  resident: row('full', 'masked', 'full', 'full', 'full', 'full'),
  proxy: row('full', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden'),
}

const RANK: Record<Exposure, number> = { hidden: 0, masked: 1, full: 2 }

/** The widest exposure any of the roles has; no role, nothing. */
export const exposureOf = (roles: readonly Role[], field: FieldClass): Exposure =>
  roles
    .map((role) => EXPOSURE[role][field])
    .reduce<Exposure>((widest, one) => (RANK[one] > RANK[widest] ? one : widest), 'hidden')

const MASKS: Partial<Record<FieldClass, (text: string) => string>> = {
  name: maskName,
  idNumber: maskIdNumber,
  phone: maskPhone,
}

/** A text as these roles may see it: whole, masked, or not at all. A class without a mask is hidden instead. */
export const shownText = (
  roles: readonly Role[],
  field: FieldClass,
  text: string | null | undefined,
): string | null => {
  if (text == null) return null
  const exposure = exposureOf(roles, field)
  if (exposure === 'full') return text
  return exposure === 'masked' ? (MASKS[field]?.(text) ?? null) : null
}

/**
 * The record with every classified field shown as the roles may see it; other fields pass. A hidden field becomes null,
 * and no field is ever added.
 */
export const maskRecord = <T extends Record<string, unknown>>(
  record: T,
  classes: { readonly [K in keyof T]?: FieldClass },
  roles: readonly Role[],
): { [K in keyof T]: T[K] | null } => {
  const masked = Object.entries(record).map(([key, value]): [string, unknown] => {
    const field = classes[key as keyof T]
    if (field === undefined || value == null) return [key, value]
    if (typeof value === 'string') return [key, shownText(roles, field, value)]
    return [key, exposureOf(roles, field) === 'full' ? value : null]
  })
  return Object.fromEntries(masked) as { [K in keyof T]: T[K] | null }
}

/** The roles in which an actor meets a household of this area: seats that cover it, and own links to it. */
export const rolesToward = (actor: Actor, household: { householdId: string; areaCode: string }): Role[] => {
  const seats: StaffRole[] = actor.staff
    .filter((seat) => covers(seat.areaCode, household.areaCode))
    .map((seat) => seat.role)
  const links = actor.links.filter((link) => link.householdId === household.householdId && link.status === 'verified')
  return [...new Set<Role>([...seats, ...links.map((link) => (link.relation === 'self' ? 'resident' : 'proxy'))])]
}
