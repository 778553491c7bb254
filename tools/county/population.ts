/** The people of the fictional county, before any department has written them down. */
export type Sex = 'male' | 'female'

export interface Resident {
  idNumber: string
  name: string
  sex: Sex
  birthDate: string
  /** Code of GB/T 4761, as the register has it. */
  relation: string
  marital: string
  disability?: { type: string; grade: string; status: string; issuedOn: string; validUntil: string }
  /** Receives the old-age allowance. */
  oldAgeAllowance?: boolean
  tekun?: { mode: '1' | '2'; selfCare: '1' | '2' | '3' }
  elderSpecial?: readonly string[]
  /** Own burden of this year's hospital stays, yuan each; only people on a register are reported in detail. */
  stays?: readonly { on: string; totalYuan: number; selfYuan: number; refunded?: boolean }[]
}

export interface Home {
  registerNo: string
  gridCode: string
  addressId: string
  /** 「溪边路17号」 */
  shortAddress: string
  members: readonly Resident[]
  dibao?: { sinceOn: string; monthlyYuan: number; perCapitaYuan: number; cause: string }
  house?: { grade: string; structure: string; storeys: number; builtYear: number; checkedOn: string; occupied: boolean }
}
