import { fromEpochDay, isLocalDate } from '../kernel/dates'
import { squeezeCell } from './clean-text'

const pad = (text = ''): string => text.padStart(2, '0')

/** Excel's day number of 1970-01-01 (1900 system). */
const EXCEL_EPOCH = 25_569

const inRange = (date: string): string | undefined =>
  isLocalDate(date) && date >= '1900-01-01' && date <= '2099-12-31' ? date : undefined

/**
 * A day as `YYYY-MM-DD`: year first in any of the usual spellings, eight digits, or an Excel serial (10000–60000, so from 1927: the old are in these files too); a
 * time of day is dropped. Day-first and two-digit years are not guessed. Undefined when it is no day of the calendar.
 */
export const readDate = (raw: string): string | undefined => {
  const text = squeezeCell(raw.trim().replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/, ''))
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const serial = Math.floor(Number(text))
    return serial >= 10_000 && serial <= 60_000 ? fromEpochDay(serial - EXCEL_EPOCH) : undefined
  }
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/.exec(text)
  return parts ? inRange(`${parts[1]}-${pad(parts[2])}-${pad(parts[3])}`) : undefined
}

/** A month as `YYYY-MM`; a whole day names its month too. */
export const readMonth = (raw: string): string | undefined => {
  const text = squeezeCell(raw)
  const parts =
    /^(\d{4})(\d{2})$/.exec(text) ??
    /^(\d{4})[-/.](\d{1,2})$/.exec(text) ??
    /^(\d{4})年(\d{1,2})月?(份|上旬|中旬|下旬)?$/.exec(text)
  return (parts ? inRange(`${parts[1]}-${pad(parts[2])}-01`) : readDate(raw))?.slice(0, 7)
}
