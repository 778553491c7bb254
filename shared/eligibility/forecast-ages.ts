import { parametersInForce } from '../rules/parameters'
import type { LocalDate } from '../kernel/dates'
import type { CompiledCatalogue } from './compile'

/** Ages at which facts computed from the age turn (working age). */
const DERIVED = [16, 55, 60]

const made = new WeakMap<CompiledCatalogue, { on: LocalDate; area: string; ages: ReadonlySet<number> }>()

/** The birthdays that any rule or amount of a catalogue looks at: every other one changes nothing. */
export const agesThatMatter = (catalogue: CompiledCatalogue, on: LocalDate, area: string): ReadonlySet<number> => {
  const known = made.get(catalogue)
  if (known?.on === on && known.area === area) return known.ages
  const parameters = parametersInForce(catalogue.parameters, on, area)
  const ages = new Set(DERIVED)
  const add = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(add)
    // 「超过80」 turns a year later than 「满80」.
    else if (typeof value === 'number')
      for (const age of [Math.floor(value), Math.ceil(value), Math.floor(value) + 1]) ages.add(age)
    else if (typeof value === 'object' && value !== null && 'param' in value)
      add((parameters.get(String(value.param))?.value ?? Number.NaN) * Number('times' in value ? value.times : 1))
  }
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('fact' in node && node.fact === 'person.age' && 'value' in node) add(node.value)
    Object.values(node).forEach(visit)
  }
  for (const { policy } of catalogue.policies) visit([policy.eligibility, policy.amount])
  made.set(catalogue, { on, area, ages })
  return ages
}

/** Whether some rule compares the age with anything but a number or a parameter: then every birthday counts. */
export const readsAgeOtherwise = ({ policies }: CompiledCatalogue): boolean =>
  policies.some(({ policy }) => {
    const visit = (node: unknown): boolean => {
      if (typeof node !== 'object' || node === null) return false
      const isAge = 'fact' in node && node.fact === 'person.age'
      if (isAge && !('op' in node)) return true
      if (isAge && 'value' in node && typeof node.value === 'object' && !Array.isArray(node.value))
        return !(node.value !== null && 'param' in node.value)
      return Object.values(node).some(visit)
    }
    return visit([policy.eligibility, policy.amount])
  })
