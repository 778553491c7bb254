import { ageOn } from '../kernel/dates'
import { birthDateOf } from '../kernel/id-number'
import type { FeedDefinition } from './definition'
import type { ProblemKind } from './problems'
import type { Cell } from './read-cell'
import { readDisabilityCert } from './read-disability-cert'
import { passes } from './row-test'

export interface RowFinding {
  column?: string
  kind: ProblemKind
}

type Values = Record<string, Exclude<Cell, undefined>>

/** Nobody is older: a number that says so is wrong (D42). */
const OLDEST = 120

const text = (value: Cell): string | undefined => (typeof value === 'string' ? value : undefined)

/** An event before the person was born cannot be theirs. */
const isBeforeBirth = (feed: FeedDefinition, values: Values): boolean => {
  const [on, id] = [text(feed.eventDate ? values[feed.eventDate] : undefined), text(values.idNumber)]
  return on !== undefined && id !== undefined && on < birthDateOf(id).slice(0, on.length)
}

const certDiffers = (values: Values, cert: string): boolean => {
  const read = readDisabilityCert(cert)
  return (
    read !== undefined &&
    (['idNumber', 'type', 'grade'] as const).some((part) => values[part] !== undefined && values[part] !== read[part])
  )
}

/**
 * What the cells of one row say about each other: what refuses the row, and what is reported while the row is kept.
 * Takes out of `values` what must not be read (a failed reading) or kept (a certificate number).
 */
export const checkRow = (
  feed: FeedDefinition,
  values: Values,
  today: string,
): { refuse: RowFinding[]; warn: RowFinding[] } => {
  const [refuse, warn]: [RowFinding[], RowFinding[]] = [[], []]
  if (isBeforeBirth(feed, values)) refuse.push({ column: feed.eventDate, kind: 'dateBeforeBirth' })
  const id = text(values.idNumber)
  const age = id === undefined ? undefined : ageOn(birthDateOf(id), today)
  if (id !== undefined && (age === undefined || age > OLDEST)) refuse.push({ column: 'idNumber', kind: 'ageWrong' })
  if (feed.ageAtMost !== undefined && (age ?? 0) > feed.ageAtMost)
    refuse.push({ column: 'idNumber', kind: 'notAChild' })
  const until = text(values.authValidUntil)
  if (feed.basis === 'household-consent' && until !== undefined && until < today)
    refuse.push({ column: 'authValidUntil', kind: 'noConsent' })

  for (const { column, limit } of feed.notAbove ?? []) {
    const [amount, most] = [values[column], values[limit]]
    if (typeof amount === 'number' && typeof most === 'number' && amount > most + 100)
      warn.push({ column, kind: 'sumsDiffer' })
  }
  if (feed.unread && passes(feed.unread.when, values[feed.unread.when.column], today)) delete values[feed.unread.column]
  for (const { name } of feed.columns.filter((column) => column.type === 'disabilityCert')) {
    const cert = text(values[name])
    if (cert !== undefined && certDiffers(values, cert)) warn.push({ column: name, kind: 'certDiffers' })
    delete values[name]
  }
  return { refuse, warn }
}
