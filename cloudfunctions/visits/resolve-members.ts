import { matchName } from '@shared/feeds/match-person'
import { birthDateOf, sexOf } from '@shared/kernel/id-number'
import { invalidField } from '@shared/kernel/errors'
import type { VisitMember } from '@shared/visits/model'
import type { Context, Doc, NewDoc, Tx } from '../runtime'
import type { VisitCase } from './visit-case'

/** One member named at the visit, and the person on file: known, or to be added with the visit. */
export interface ResolvedMember {
  visited: VisitMember
  personId: string
  known: Doc<'persons'> | null
}

/** Where a household may already be known: the task's, the request's, or the one the register has at the address. */
export const nearbyHousehold = async (
  ctx: Context,
  { task, request }: VisitCase,
): Promise<Doc<'households'> | null> => {
  const householdId = task.householdId ?? request?.householdId ?? request?.householdHintId ?? null
  return householdId === null ? null : ctx.store.households.get(householdId)
}

const byIdNumber = async (ctx: Context, idNumber: string): Promise<Doc<'persons'> | null> =>
  ctx.store.persons.first({ where: { idIndex: { in: ctx.identity.indexes(idNumber) } } })

const ofOther = (path: string) => invalidField(path, '这个证号登记在别人名下，请对照证件再看一遍。')

const resolveOne = async (
  ctx: Context,
  visited: VisitMember,
  nearby: readonly Doc<'persons'>[],
  path: string,
): Promise<Doc<'persons'> | null> => {
  const numbered = visited.idNumber === undefined ? null : await byIdNumber(ctx, visited.idNumber)
  if (visited.personId !== undefined) {
    const named = nearby.find((person) => person._id === visited.personId)
    if (!named) throw invalidField(`${path}.personId`, '这个人不在这户的登记里，请删掉重新填写姓名和证号。')
    if (numbered && numbered._id !== named._id) throw ofOther(`${path}.idNumber`)
    const differs = visited.idNumber !== undefined && named.idIndex !== null && numbered === null
    if (differs) throw invalidField(`${path}.idNumber`, '证号和登记的对不上，请对照证件再看一遍。')
    return named
  }
  if (numbered && matchName(visited.name, numbered.name) === 'different') throw ofOther(`${path}.idNumber`)
  if (numbered) return numbered
  const sameName = nearby.filter((person) => person.name === visited.name)
  const [only] = sameName
  // A namesake with another number on file is somebody else.
  const fits = only && sameName.length === 1 && (visited.idNumber === undefined || only.idIndex === null)
  return fits ? only : null
}

/** Finds each member by id, identity number or name; the same person twice is told, not merged silently. */
export const resolveMembers = async (
  ctx: Context,
  members: readonly VisitMember[],
  household: Doc<'households'> | null,
): Promise<ResolvedMember[]> => {
  const nearby = await ctx.store.persons.getMany(household?.members.map((member) => member.personId) ?? [])
  const resolved: ResolvedMember[] = []
  for (const [index, visited] of members.entries()) {
    const known = await resolveOne(ctx, visited, nearby, `members.${index}`)
    if (known && resolved.some((other) => other.personId === known._id)) {
      throw invalidField(`members.${index}.name`, '同一个人填了两次，请删掉一个。')
    }
    resolved.push({ visited, known, personId: known?._id ?? ctx.newId() })
  }
  return resolved
}

const numberFields = (ctx: Context, idNumber: string | undefined) =>
  idNumber === undefined
    ? {}
    : {
        idIndex: ctx.identity.index(idNumber),
        idSealed: ctx.identity.seal(idNumber),
        idTail: idNumber.slice(-4),
        birthDate: birthDateOf(idNumber),
        sex: sexOf(idNumber),
      }

const newPerson = (ctx: Context, member: ResolvedMember, householdId: string): NewDoc<'persons'> => ({
  _id: member.personId,
  name: member.visited.name,
  idIndex: null,
  idSealed: null,
  idTail: null,
  birthDate: null,
  sex: null,
  phone: null,
  householdId,
  ...numberFields(ctx, member.visited.idNumber),
})

/** Writes what the visit adds to each person: a new one, a number that was missing, a telephone number of the first. */
export const writePersons = async (
  ctx: Context,
  tx: Tx,
  members: readonly ResolvedMember[],
  into: { householdId: string; phone: string | undefined },
): Promise<void> => {
  for (const [index, member] of members.entries()) {
    const phone = index === 0 && into.phone !== undefined ? { phone: into.phone } : {}
    const person = member.known ? await tx.persons.get(member.known._id) : null
    if (!person) {
      await tx.persons.insert({ ...newPerson(ctx, member, into.householdId), ...phone })
      continue
    }
    const patch = {
      ...(person.idIndex === null ? numberFields(ctx, member.visited.idNumber) : {}),
      ...(person.householdId === null ? { householdId: into.householdId } : {}),
      ...phone,
    }
    if (Object.keys(patch).length > 0) await tx.persons.update(person, patch)
  }
}
