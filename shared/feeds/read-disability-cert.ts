import { IdNumber } from '../kernel/id-number'
import { squeezeCell } from './clean-text'

export interface DisabilityCert {
  idNumber: string
  /** Codes of GB/T 26341. */
  type: string
  grade: string
  /** How often the card was issued again (B1, B2 …). */
  reissue: number
}

const SHAPE = /^(\d{17}[\dX])([1-7])([1-4])(?:B(\d))?$/

/** The number of a disability certificate taken apart: identity number, type, grade (20 characters), reissue (D39). */
export const readDisabilityCert = (raw: string): DisabilityCert | undefined => {
  const parts = SHAPE.exec(squeezeCell(raw).toUpperCase())
  const [, id = '', type = '', grade = '', reissue = '0'] = parts ?? []
  if (!parts || !IdNumber.safeParse(id).success) return undefined
  return { idNumber: id, type, grade, reissue: Number(reissue) }
}
