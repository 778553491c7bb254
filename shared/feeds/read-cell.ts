import type { AreaResolver } from '../areas/resolve-area'
import { Phone } from '../kernel/phone'
import { cleanName, hasLostCharacter, isEmptyCell, isErrorCell, squeezeCell, trimCell } from './clean-text'
import { codeList } from './codelists'
import type { FeedColumn } from './definition'
import type { MatchedColumn } from './match-headers'
import type { ProblemKind } from './problems'
import { readCode, readCodes } from './read-code'
import { readComposite } from './read-composite'
import { readDate, readMonth } from './read-date'
import { readDisabilityCert } from './read-disability-cert'
import { readIdNumber } from './read-id-number'
import { readMoneyFen } from './read-money'

/** What one cell holds once read; `undefined` is "not said". */
export type Cell = string | number | readonly string[] | undefined

export type CellReading =
  { ok: true; value: Cell; fixes?: readonly string[]; warning?: ProblemKind } | { ok: false; problem: ProblemKind }

export interface ReadingContext {
  /** The day the file was sent. */
  today: string
  areas: AreaResolver
  /** Town already read in this row, to tell villages of one name apart. */
  townCode?: string
}

const value = (v: Cell, fixes?: readonly string[]): CellReading => ({ ok: true, value: v, fixes })
const bad = (problem: ProblemKind): CellReading => ({ ok: false, problem })
const orBad = (v: Cell, problem: ProblemKind): CellReading => (v === undefined ? bad(problem) : value(v))

type Reader = (raw: string, matched: MatchedColumn, context: ReadingContext) => CellReading

const isTruncated = (raw: string): boolean => /^\d(\.\d+)?E\+?\d+$/i.test(squeezeCell(raw))

const METER_UNIT = /(千瓦时|kwh|度|立方米?|m3|吨)$/i

const readAccount: Reader = (raw) => {
  const text = squeezeCell(raw).toUpperCase()
  if (isTruncated(text)) return bad('codeTruncated')
  return /^[0-9A-Z_-]{3,40}$/.test(text) ? value(text) : bad('accountWrong')
}

const READERS: Readonly<Record<FeedColumn['type'], Reader>> = {
  idNumber: (raw) => {
    const reading = readIdNumber(raw)
    return reading.ok ? value(reading.idNumber, reading.fixes) : bad(reading.problem)
  },
  personName: (raw) => {
    const name = cleanName(raw)
    if (!/^[\p{L}\p{M}\p{Co}·?？□〓 ]{1,50}$/u.test(name)) return bad('nameWrong')
    return {
      ok: true,
      value: name,
      fixes: name === raw ? [] : ['D09'],
      warning: hasLostCharacter(name) ? 'nameWrong' : undefined,
    }
  },
  // What Excel turned into 3.39E+27 has lost its last digits (D37).
  text: (raw) => (isTruncated(raw) ? bad('codeTruncated') : value(trimCell(raw).slice(0, 200))),
  powerAccount: readAccount,
  waterAccount: readAccount,
  addressCode: readAccount,
  decimal: (raw) => {
    const text = squeezeCell(raw).replace(/,/g, '').replace(METER_UNIT, '')
    return orBad(/^-?\d{1,9}(\.\d+)?$/.test(text) ? Math.round(Number(text) * 1000) / 1000 : undefined, 'decimalWrong')
  },
  disabilityCert: (raw) => {
    const cert = readDisabilityCert(raw)
    return cert ? value(squeezeCell(raw).toUpperCase()) : bad('certWrong')
  },
  phone: (raw) => {
    const first = squeezeCell(raw).split(/[、;,/]/)[0]
    const phone = Phone.safeParse(first)
    return phone.success ? value(phone.data) : bad('phoneWrong')
  },
  integer: (raw) => {
    const text = squeezeCell(raw)
      .replace(/,/g, '')
      .replace(/[人户层年个]$/, '')
    return orBad(/^-?\d{1,9}(\.0+)?$/.test(text) ? Math.round(Number(text)) : undefined, 'integerWrong')
  },
  money: (raw, { yuanPerUnit }) => orBad(readMoneyFen(raw, yuanPerUnit), 'moneyWrong'),
  code: (raw, { column }) => {
    const list = codeList(column.codelist ?? '')
    if (!column.many)
      return orBad(readCode(list, raw) ?? readComposite(column.codelist ?? '', list, raw), 'codeUnknown')
    const { codes, unknown } = readCodes(list, raw)
    if (codes.length === 0) return bad('codeUnknown')
    return { ok: true, value: codes, warning: unknown > 0 ? 'codeUnknown' : undefined }
  },
  date: (raw, { column }, { today }) => {
    const date = readDate(raw)
    if (date === undefined) return bad('dateWrong')
    return date > today && !column.mayBeFuture ? bad('dateFuture') : value(date, date === raw ? [] : ['D07'])
  },
  month: (raw, { column }, { today }) => {
    const month = readMonth(raw)
    if (month === undefined) return bad('monthWrong')
    return month > today.slice(0, 7) && !column.mayBeFuture
      ? bad('dateFuture')
      : value(month, month === raw ? [] : ['D07'])
  },
  townRegion: (raw, _, { areas }) => {
    const reading = areas.town(trimCell(raw))
    return reading.ok ? value(reading.code) : bad(reading.problem)
  },
  villageRegion: (raw, _, { areas, townCode }) => {
    const reading = areas.village(trimCell(raw), townCode)
    return reading.ok ? value(reading.code) : bad(reading.problem)
  },
}

/**
 * Reads one cell. A required cell that is empty or unreadable spoils the row; an optional one that cannot be read is
 * left unknown and reported, and the row goes on.
 */
export const readCell = (raw: string, matched: MatchedColumn, context: ReadingContext): CellReading => {
  const { column } = matched
  // 无 is a value only where 有/无 is asked (D25); everywhere else it says "nothing here".
  const empty = isEmptyCell(raw) || (trimCell(raw) === '无' && column.codelist !== 'yesno')
  if (empty && column.required) return bad('missing')
  if (empty) return { ok: true, value: undefined, warning: isErrorCell(raw) ? 'formulaError' : undefined }
  const reading = READERS[column.type](raw, matched, context)
  if (reading.ok || column.required) return reading
  return { ok: true, value: undefined, warning: reading.problem }
}
