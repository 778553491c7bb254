import { z } from 'zod'
import { MOST_MEMBERS } from '../eligibility/self-check-contract'
import { ageOn, type LocalDate } from '../kernel/dates'
import type { ObservedFact } from '../visits/model'

const Told = z.record(z.string().max(60), z.union([z.boolean(), z.number(), z.string().max(60)]))

/** What a family said of itself in the self-check and sends along: of the home, and of each member by place, the asker first. */
export const DeclaredFacts = z.object({
  household: Told.default({}),
  members: z.array(Told).max(MOST_MEMBERS).default([]),
})
export type DeclaredFacts = z.infer<typeof DeclaredFacts>

/** A person who was found to live here; what is not known is null. */
export interface Resident {
  personId: string
  birthDate: string | null
  sex: 'male' | 'female' | null
}

/** People round their age, and have a birthday between asking and the visit. */
const YEARS_OFF = 1

const fits = (told: DeclaredFacts['members'][number], { birthDate, sex }: Resident, on: LocalDate): boolean => {
  const [age, gender] = [told['person.age'], told['person.gender']]
  if (sex !== null && gender !== undefined && gender !== sex) return false
  const known = birthDate === null ? undefined : ageOn(birthDate, on)
  return known === undefined || typeof age !== 'number' || Math.abs(known - age) <= YEARS_OFF
}

/**
 * Declared facts as facts of the people met. The asker is who was met; another member only where exactly one resident and
 * exactly one of the named fit by age and sex. Whoever cannot be told apart is left out: nobody guesses whose illness it is.
 */
export const declaredAsObserved = (
  { household, members }: DeclaredFacts,
  residents: readonly Resident[],
  askerId: string,
  on: LocalDate,
): ObservedFact[] => {
  const asker = residents.find(({ personId }) => personId === askerId)
  const [self, ...others] = members
  const rest = residents.filter((resident) => resident !== asker && resident.birthDate !== null)
  const placed: (readonly [DeclaredFacts['members'][number], Resident])[] = [
    ...(self && asker && fits(self, asker, on) ? [[self, asker] as const] : []),
    ...others.flatMap((told) => {
      const able = rest.filter((resident) => fits(told, resident, on))
      const [only] = able
      const alike = only ? others.filter((other) => fits(other, only, on)) : []
      return only && able.length === 1 && alike.length === 1 ? [[told, only] as const] : []
    }),
  ]
  return [
    ...Object.entries(household).map(([factId, value]) => ({ factId, value })),
    ...placed.flatMap(([told, { personId, birthDate }]) =>
      Object.entries(told)
        // A birth date stays true; an age told once does not.
        .filter(([factId]) => factId !== 'person.age' || birthDate === null)
        .map(([factId, value]) => ({
          factId,
          value,
          personIndex: residents.findIndex((r) => r.personId === personId),
        })),
    ),
  ]
}
