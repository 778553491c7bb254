import type { Actor } from '../access/actor'

/** Departments whose feeds the actor may send and see; `'*'` for an administrator. */
export const dataDepartmentsOf = (actor: Actor): '*' | readonly string[] => {
  if (actor.staff.some((seat) => seat.role === 'administrator')) return '*'
  return actor.staff.flatMap((seat) =>
    seat.role === 'departmentOfficer' && seat.departmentId ? [seat.departmentId] : [],
  )
}

export const isDataOfficerOf = (actor: Actor, department: string): boolean => {
  const own = dataDepartmentsOf(actor)
  return own === '*' || own.includes(department)
}
