import { randomInt } from 'node:crypto'

const ALPHABETS = { digits: '0123456789', letters: '0123456789ABCDEFGHJKMNPQRSTVWXYZ' } as const

export const newCode = (alphabet: keyof typeof ALPHABETS, length: number): string =>
  Array.from({ length }, () => ALPHABETS[alphabet][randomInt(ALPHABETS[alphabet].length)]).join('')
