import { isLocalDate } from '../kernel/dates'
import type { Fact } from './model'

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** Per type: what a value must be, and the words that say so. */
const CHECKS: Record<Fact['type'], { ok: (value: unknown, fact: Fact) => boolean; wordsZh: string }> = {
  boolean: { ok: (v) => typeof v === 'boolean', wordsZh: '要填“是”或“否”' },
  integer: { ok: (v) => Number.isInteger(v), wordsZh: '要填整数' },
  number: { ok: isNumber, wordsZh: '要填数字' },
  money: { ok: (v) => Number.isSafeInteger(v), wordsZh: '金额要精确到分' },
  ratio: { ok: isNumber, wordsZh: '要填比例，例如0.6' },
  date: { ok: (v) => typeof v === 'string' && isLocalDate(v), wordsZh: '日期要写成2026-11-23这样' },
  month: { ok: (v) => typeof v === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(v), wordsZh: '月份要写成2026-11这样' },
  enum: { ok: (v, fact) => (fact.enum ?? []).some((e) => e.value === v), wordsZh: '不在可选的项目里' },
  string: { ok: (v) => typeof v === 'string', wordsZh: '要填文字' },
  set: { ok: (v) => Array.isArray(v) && v.every((x) => typeof x === 'string'), wordsZh: '要填项目清单' },
  series: { ok: (v) => Array.isArray(v) && v.every((x) => x === null || isNumber(x)), wordsZh: '要填一列读数' },
}

/**
 * Why a value is not one this fact can take, as a Chinese sentence; `undefined` when it is good. Absent values are not
 * asked about: absent means unknown. `computed` admits amounts finer than a fen: they are rounded once, when shown.
 */
export const problemWithValue = (fact: Fact, value: unknown, computed = false): string | undefined => {
  const { ok, wordsZh } = CHECKS[fact.type]
  const good = computed && (fact.type === 'money' || fact.type === 'integer') ? isNumber(value) : ok(value, fact)
  if (!good) return `“${fact.labelZh}”${wordsZh}`
  if (computed || !isNumber(value)) return undefined
  if (fact.min !== undefined && value < fact.min) return `“${fact.labelZh}”太小了，请核对`
  if (fact.max !== undefined && value > fact.max) return `“${fact.labelZh}”太大了，请核对`
  return undefined
}
