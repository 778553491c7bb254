import benefits from './catalogue/benefits.json'
import departmentList from './catalogue/departments.json'
import health from './catalogue/health.json'
import household from './catalogue/household.json'
import incomeAssets from './catalogue/income-assets.json'
import person from './catalogue/person.json'
import place from './catalogue/place.json'
import workSchool from './catalogue/work-school.json'
import type { Fact, FactId } from './model'

/** Every fact the product knows: one id, one type and one unit each (534). tests/shared/facts checks the files. */
export const FACTS = [
  ...household,
  ...person,
  ...health,
  ...workSchool,
  ...incomeAssets,
  ...benefits,
  ...place,
] as unknown as readonly Fact[]

const byId: ReadonlyMap<FactId, Fact> = new Map(FACTS.map((fact) => [fact.id, fact]))

export const findFact = (id: FactId): Fact | undefined => byId.get(id)

/** The fact of an id that a checked catalogue uses. Throws RangeError on an id outside the vocabulary. */
export const factOf = (id: FactId): Fact => {
  const fact = byId.get(id)
  if (!fact) throw new RangeError(`unknown fact: ${id}`)
  return fact
}

export interface Department {
  id: string
  nameZh: string
  nameEn: string
  /** Other names seen in files and letters. */
  aliases: readonly string[]
}

export const DEPARTMENTS: readonly Department[] = departmentList

const departmentsById: ReadonlyMap<string, Department> = new Map(DEPARTMENTS.map((d) => [d.id, d]))

export const findDepartment = (id: string): Department | undefined => departmentsById.get(id)
