import { addDays } from '@shared/kernel/dates'
import type { DepartmentFile } from './department-file'
import { departmentFiles } from './department-files'
import { makeHomes } from './make-homes'
import { countyAreas, type CountyArea } from './places'
import { plantCases } from './plant-cases'
import { chanceFrom, type Chance } from './random'
import { makeStaff, type CountyStaff } from './staff'

export interface CountyInput {
  seed: number
  households: number
  /** The Monday of the story. */
  today?: string
}

export interface County {
  files: DepartmentFile[]
  staff: CountyStaff[]
  /** Plate code → standard address; the codes are opaque and say nothing of the place. */
  plates: { plateCode: string; addressId: string }[]
  places: CountyArea[]
  /** Counts for whoever shows or checks the county. */
  totals: { households: number; persons: number }
}

const PLATE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const plateCodes = (chance: Chance, count: number): string[] => {
  const codes = new Set<string>()
  while (codes.size < count) codes.add(Array.from({ length: 12 }, () => PLATE_ALPHABET[chance.between(0, 31)]).join(''))
  return [...codes]
}

/**
 * The fictional county as department files, with its staff, plates and places. The same seed gives the same bytes.
 * People exist only in the files: whoever wants them in the product imports the files through the front door.
 */
export const buildCounty = ({ seed, households, today = '2026-11-23' }: CountyInput): County => {
  const chance = chanceFrom(seed)
  const staff = makeStaff(chance)
  const cases = plantCases([...makeHomes(chance, { today, households })], today)
  const codes = plateCodes(chance, cases.homes.length)
  return {
    files: departmentFiles(chance, { cases, staff, today }, { before: addDays(today, -1), later: addDays(today, 2) }),
    staff,
    plates: cases.homes.map((home, i) => ({ plateCode: codes[i] ?? '', addressId: home.addressId })),
    places: countyAreas(),
    totals: { households: cases.homes.length, persons: cases.homes.reduce((n, home) => n + home.members.length, 0) },
  }
}
