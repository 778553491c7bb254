import { codeList } from '@shared/feeds/codelists'
import type { FeedColumn, FeedDefinition } from '@shared/feeds/definition'
import { readCode } from '@shared/feeds/read-code'
import { dayText, type Calendar } from './calendar'
import type { Draw } from './draw'
import type { House, Person } from './people'
import { WHOLE_COUNTY } from './places'

/** Who a row is about, and which of the subject's rows it is. */
export interface RowSubject {
  house: House
  person: Person
  row: number
  rows: number
  calendar: Calendar
}

/** A cell's value: text, code or date as they are; money in fen; a number as it is; undefined is an empty cell. */
export type Value = string | number | undefined
export type CellOf = (subject: RowSubject, draw: Draw) => Value

/** How departments write a code: its short label where that reads back, else the code itself. */
const writtenCodes = (id: string): Map<string, string> => {
  const list = codeList(id)
  return new Map(
    list.values.map(({ code, label, aliases }) => {
      const short = [label, ...aliases].find(
        (text) => text.length <= 12 && !/[,"、/;]/.test(text) && text !== '无' && readCode(list, text) === code,
      )
      return [code, short ?? code]
    }),
  )
}

const yuan = (fen: number): string => {
  const cents = Math.abs(fen) % 100
  return `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${cents < 10 ? '0' : ''}${cents}`
}

/** Turns a column's value into the text of its cell. */
export const writerOf = (column: FeedColumn): ((value: Value) => string) => {
  if (column.type === 'money') return (value) => (typeof value === 'number' ? yuan(value) : (value ?? ''))
  if (column.type !== 'code') return (value) => (value === undefined ? '' : String(value))
  const written = writtenCodes(column.codelist ?? '')
  const one = (code: string): string => written.get(code) ?? code
  return (value) => {
    if (value === undefined || value === '') return ''
    const text = String(value)
    return column.many && text.includes('、') ? text.split('、').map(one).join('、') : one(text)
  }
}

/** Days from the past year, one a row, never before birth and never the same twice. */
const eventDay: CellOf = ({ person, row, rows, calendar }, draw) => {
  const span = Math.min(330, Math.max(1, calendar.day - person.born - 1))
  return dayText(calendar.day - Math.floor((span * (row + draw.next() * 0.9)) / rows))
}

const money =
  (low: number, high: number): CellOf =>
  (_, draw) =>
    draw.between(low, high) * 100

const text =
  (...texts: readonly string[]): CellOf =>
  (_, draw) =>
    draw.pick(texts)

/** What a column of this name holds wherever a feed says nothing else. */
const BY_NAME: Partial<Record<string, CellOf>> = {
  idNumber: ({ person }) => person.idNumber,
  personName: ({ person }) => person.name,
  headIdNumber: ({ house }) => house.head.idNumber,
  headName: ({ house }) => house.head.name,
  memberCount: ({ house }) => house.members.length,
  insuredCount: ({ house }) => house.members.length,
  addressCode: ({ house }) => house.addressCode,
  addressFull: ({ house: { village, address } }) => `${WHOLE_COUNTY.name}${village.town.name}${village.name}${address}`,
  address: ({ house }) => house.address,
  gridCode: ({ house }) => house.gridCode,
  sex: ({ person }) => (person.female ? '2' : '1'),
  birthDate: ({ person }) => person.birthDate,
  month: ({ row, calendar }) => calendar.months[row % 12],
  year: ({ calendar }) => calendar.year,
  insType: ({ person }) => person.insurance || '390',
  disabilityGrade: ({ person }) => person.disability?.grade,
  grade: ({ person }) => person.disability?.grade ?? '3',
  // 发放成功 unless the plan says otherwise.
  status: () => '1',
  term: ({ calendar }) => `${calendar.year}年秋季`,
  structure: ({ house }) => house.structure,
  storeys: ({ house }) => house.storeys,
  builtYear: ({ house }) => house.builtYear,
  project: text('临时补助', '助学项目', '大病医疗帮扶', '节日慰问'),
  state: text('存续', '存续', '注销'),
  reason: text('收入超过标准', '自愿退出', '死亡'),
  result: text('符合', '符合', '需复核'),
}

const later: CellOf = ({ calendar }, draw) => dayText(calendar.day + draw.between(20, 900))

/** The default of a column, by its name and else by its type. */
export const defaultOf = (feed: FeedDefinition, column: FeedColumn, calendar: Calendar): CellOf => {
  if (column.name === feed.eventDate && column.type === 'date') return eventDay
  const byName = BY_NAME[column.name]
  if (byName && !(column.name === 'status' && column.type !== 'code')) return byName
  switch (column.type) {
    case 'townRegion':
      return ({ house }) => house.village.town.name
    case 'villageRegion':
      return ({ house }) => house.village.name
    case 'powerAccount':
      return ({ house }) => house.powerAccount
    case 'waterAccount':
      return ({ house }) => house.waterAccount
    case 'disabilityCert':
      return ({ person }) =>
        person.disability && `${person.idNumber}${person.disability.type}${person.disability.grade}`
    case 'money':
      return money(200, 3000)
    case 'integer':
      return (_, draw) => draw.between(1, 5)
    case 'decimal':
      return (_, draw) => draw.between(0, 90) / 10
    case 'month':
      return ({ calendar: { months } }, draw) =>
        column.mayBeFuture ? `${calendar.year + 1}-0${draw.between(1, 9)}` : months[draw.between(0, 11)]
    case 'date':
      return column.mayBeFuture
        ? later
        : ({ person }, draw) => dayText(Math.max(person.born, calendar.day - draw.between(1, 1500)))
    case 'code': {
      const codes = codeList(column.codelist ?? '').values.map((value) => value.code)
      return (_, draw) => draw.pick(codes)
    }
    case 'phone':
      return ({ house }) => `154${String(house.index + 1).padStart(8, '0')}`
    case 'personName':
      return ({ person }) => person.name
    case 'idNumber':
      return ({ person }) => person.idNumber
    case 'addressCode':
      return ({ house }) => house.addressCode
    case 'text':
      return ({ house, row }) => `${column.header}${house.index + 1}${row > 0 ? `-${row + 1}` : ''}`
  }
}
