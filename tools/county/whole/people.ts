import type { MedicalYear } from './medical-year'
import type { Category } from './model'
import type { Village } from './places'

/** What happened to an ordinary person that brings the household into the files though it is on no register. */
export type Accident = 'traffic' | 'workInjury' | 'fraud'

/** A person as first drawn: enough to know whether the household is written at all. */
export interface Sketch {
  age: number
  medical: MedicalYear
  accident?: Accident
}

/** A person of the whole county, before any department has written them down. Codes are those of the code lists. */
export interface Person extends Sketch {
  idNumber: string
  name: string
  female: boolean
  /** Epoch day. */
  born: number
  birthDate: string
  relation: string
  marital: string
  /** `YYYY-MM-DD`; the dead stand in the files of deaths, not in the registers. */
  diedOn: string | undefined
  disability?: { type: string; grade: string; status: string; issuedOn: string; validUntil: string }
  labour: string
  employment: string
  /** Code of the insurance, empty for the uninsured. */
  insurance: string
  /** School stage, empty out of school. */
  stage: string
  chronic: boolean
  mentalRisk?: string
  tekun?: { mode: string; selfcare: string }
  /** Code of the legal status, of those in custody. */
  custody?: string
  veteran?: string
  child?: 'orphan' | 'unsupported' | 'difficult' | 'leftBehind'
  elderSpecial: readonly string[]
  /** 0 able … 4 fully dependent; of elders. */
  ability: string
  monthlyFen: number
}

export interface House {
  index: number
  category: Category
  /** Class 1. */
  assisted: boolean
  /** Class 1 or 2: on a register. */
  registered: boolean
  /** Registered, or somebody in it is on a care list. */
  cared: boolean
  village: Village
  gridCode: string
  addressCode: string
  /** 「前渡路17号」 */
  address: string
  registerNo: string
  /** The living, the head first. */
  members: Person[]
  dead: Person[]
  head: Person
  /** An elder on their own. */
  aloneElder: boolean
  perCapitaFen: number
  approvedOn: string
  danger: string
  structure: string
  storeys: number
  builtYear: number
  ownHouse: boolean
  powerAccount: string
  waterAccount: string
}
