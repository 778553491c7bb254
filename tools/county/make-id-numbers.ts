import { checkDigitOf } from '@shared/kernel/id-number'
import type { Sex } from './population'

/** 339921 and 339922 were never the prefix of a real identity number; sequence numbers are odd for men, even for women. */
export const idNumberMaker = (taken: readonly string[]) => {
  const used = new Set(taken.map((id) => id.slice(0, 17)))
  return (birthDate: string, sex: Sex, area = '339921'): string => {
    const stem = area + birthDate.replaceAll('-', '')
    for (let sequence = sex === 'male' ? 1 : 2; sequence < 1000; sequence += 2) {
      const body = stem + String(sequence).padStart(3, '0')
      if (used.has(body)) continue
      used.add(body)
      return body + checkDigitOf(body)
    }
    throw new RangeError(`no identity number left for ${birthDate}`)
  }
}
