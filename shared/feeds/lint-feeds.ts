import { problemWithValue } from '../facts/check-value'
import type { Fact } from '../facts/model'
import { mayStandOn } from '../facts/sheet'
import { findDepartment, findFact } from '../facts/vocabulary'
import { findCodeList } from './codelists'
import { ADDING_FOLDS, FeedDefinition, testsOf, type FeedColumn, type FeedFold } from './definition'
import { bareHeader } from './match-headers'

export interface FeedProblem {
  file: string
  /** Place inside the file: `folds.2.column`. */
  path: string
  message: string
}

type Found = Omit<FeedProblem, 'file'>

/** Feeds of places and of the register itself have takers of their own, which read every column. */
const TAKEN_WHOLE = ['address', 'grid', 'area']
const REGISTER_OF_PEOPLE = 'ps-household-register'
/** Columns that find whose row it is, or that are compared and thrown away. */
const MATCHING: readonly FeedColumn['type'][] = [
  'idNumber',
  'personName',
  'powerAccount',
  'waterAccount',
  'addressCode',
  'disabilityCert',
]

/**
 * Checks feeds as they stand in files. Empty = files may be taken in. `rulesRead` names the columns that warning rules
 * read of a feed's rows. Everything a feed names must exist and fit, and nothing is taken in that nobody needs: each
 * column serves matching, a fold, a rule or the row's own name.
 */
export const lintFeeds = (
  files: readonly { file: string; content: unknown }[],
  rulesRead: (feedId: string) => readonly string[] = () => [],
): FeedProblem[] =>
  files.flatMap(({ file, content }) => {
    const parsed = FeedDefinition.safeParse(content)
    const found = parsed.success
      ? lintFeed(parsed.data, rulesRead(parsed.data.id))
      : parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
    return found.map((problem) => ({ file, ...problem }))
  })

const lintFeed = (feed: FeedDefinition, rulesRead: readonly string[]): Found[] => [
  ...(findDepartment(feed.department) ? [] : [problem('department', `unknown department "${feed.department}"`)]),
  ...lintColumns(feed),
  ...lintNames(feed),
  ...lintWhose(feed),
  ...feed.folds.flatMap((fold, i) =>
    lintFold(feed, fold).map(({ path, message }) => problem(`folds.${i}.${path}`, message)),
  ),
  ...lintLeastData(feed, rulesRead),
]

const problem = (path: string, message: string): Found => ({ path, message })

const lintColumns = ({ columns }: FeedDefinition): Found[] => {
  const headings = columns.flatMap((c, i) =>
    [c.header, ...c.aliases].map((text) => ({ i, text, bare: bareHeader(text) })),
  )
  const isCode = ({ type }: FeedColumn) => type === 'code'
  return [
    ...columns.flatMap(({ name }, i) =>
      columns.findIndex((c) => c.name === name) < i ? [problem(`columns.${i}.name`, `"${name}" stands twice`)] : [],
    ),
    ...headings.flatMap(({ i, text, bare }, at) =>
      bare === '' || headings.findIndex((h) => h.bare === bare) < at
        ? [problem(`columns.${i}.aliases`, `heading "${text}" is another column's`)]
        : [],
    ),
    ...columns.flatMap((c, i) =>
      isCode(c) !== (c.codelist !== undefined)
        ? [problem(`columns.${i}.codelist`, 'a code has a code list, nothing else has')]
        : c.codelist !== undefined && !findCodeList(c.codelist)
          ? [problem(`columns.${i}.codelist`, `unknown code list "${c.codelist}"`)]
          : [],
    ),
  ]
}

/** Every column that the feed names outside `columns`, with where it does. */
const named = (feed: FeedDefinition): [string, string | undefined][] => [
  ...feed.naturalKey.map((name, i): [string, string] => [`naturalKey.${i}`, name]),
  ['eventDate', feed.eventDate],
  ['second.idNumber', feed.second?.idNumber],
  ['second.personName', feed.second?.personName],
  ['unread.column', feed.unread?.column],
  ['unread.when.column', feed.unread?.when.column],
  ...(feed.notAbove ?? []).flatMap(({ column, limit }, i): [string, string][] => [
    [`notAbove.${i}.column`, column],
    [`notAbove.${i}.limit`, limit],
  ]),
  ...feed.folds.flatMap((fold, i): [string, string | undefined][] => [
    [`folds.${i}.column`, fold.column],
    [`folds.${i}.reversal`, fold.reversal],
    ...testsOf(fold).map(({ column }): [string, string] => [`folds.${i}.where`, column]),
  ]),
]

const lintNames = (feed: FeedDefinition): Found[] => {
  const find = (name: string | undefined) => feed.columns.find((c) => c.name === name)
  const on = find(feed.eventDate)
  return [
    ...named(feed).flatMap(([path, name]) =>
      name === undefined || find(name) ? [] : [problem(path, `unknown column "${name}"`)],
    ),
    ...(on && !['date', 'month'].includes(on.type) ? [problem('eventDate', 'is no date')] : []),
    ...(on?.mayBeFuture ? [problem('eventDate', 'an event lies behind')] : []),
  ]
}

/** A row of facts must name somebody, and an event must be told from the person's other ones. */
const lintWhose = (feed: FeedDefinition): Found[] => {
  const has = (...types: FeedColumn['type'][]) => feed.columns.some((c) => types.includes(c.type))
  const nobody = !has('idNumber', 'powerAccount', 'waterAccount', 'addressCode')
  const names = feed.naturalKey.filter((name) => !['idNumber', 'headIdNumber', 'secondId'].includes(name))
  return [
    ...(nobody && feed.folds.length > 0 ? [problem('columns', 'no column tells whose row it is')] : []),
    ...(has('idNumber') && !has('personName') ? [problem('columns', 'an identity number needs a name beside it')] : []),
    ...(feed.folds.some((fold) => fold.of === 'person') && !feed.columns.some((c) => c.name === 'idNumber')
      ? [problem('folds', 'a fact of a person needs the column idNumber')]
      : []),
    ...(feed.mode === 'event' && names.length === 0
      ? [problem('naturalKey', "an event is not told from the person's other ones")]
      : []),
    ...(feed.careCounts && !feed.onlyRegistered ? [problem('careCounts', 'means nothing without onlyRegistered')] : []),
  ]
}

const NUMBERS: readonly FeedColumn['type'][] = ['money', 'integer', 'decimal']
const OF_NUMBERS: readonly FeedFold['fold'][] = [
  'maxYear',
  'max12m',
  'median6m',
  'sumYear',
  'sum12m',
  'sumActive',
  'series',
]
const OF_ROWS: readonly FeedFold['fold'][] = [
  'exists',
  'activeNow',
  'streak',
  ...ADDING_FOLDS.filter((fold) => fold.startsWith('count')),
]
const TYPES: Readonly<Record<Fact['type'], readonly FeedColumn['type'][]>> = {
  boolean: [],
  integer: ['integer'],
  number: ['integer', 'decimal'],
  money: ['money'],
  ratio: [],
  date: ['date'],
  month: ['month'],
  enum: ['code'],
  string: ['text', 'code', 'powerAccount', 'waterAccount', 'addressCode'],
  set: ['code'],
  series: ['integer', 'decimal', 'money'],
}

const lintFold = (feed: FeedDefinition, fold: FeedFold): Found[] => {
  const fact = findFact(fold.fact)
  if (!fact) return [problem('fact', `unknown fact "${fold.fact}"`)]
  const column = feed.columns.find((c) => c.name === fold.column)
  const needsColumn = !OF_ROWS.includes(fold.fold) && !(fold.fold === 'collect' && fold.as !== undefined)
  return [
    ...(mayStandOn(fact, fold.of === 'household' ? 'household' : 'member')
      ? []
      : [problem('of', `"${fold.fact}" cannot stand on a ${fold.of}`)]),
    ...(needsColumn && !column ? [problem('column', 'this fold reads a column')] : []),
    ...(OF_NUMBERS.includes(fold.fold) && column && !NUMBERS.includes(column.type)
      ? [problem('column', 'this fold reads numbers')]
      : []),
    ...((fold.fold === 'series') !== (fold.every !== undefined)
      ? [problem('every', 'a series says every day or month')]
      : []),
    ...lintValues(fold, fact, column),
  ]
}

/** The values a fold can give are values its fact can take. */
const lintValues = (fold: FeedFold, fact: Fact, column: FeedColumn | undefined): Found[] => {
  const bad = (path: string, value: unknown): Found[] => {
    const message = problemWithValue(fact, fold.fold === 'collect' ? [value] : value)
    return message === undefined ? [] : [problem(path, message)]
  }
  if (fold.as !== undefined) return bad('as', fold.as)
  if (OF_ROWS.includes(fold.fold)) {
    const wanted = ['exists', 'activeNow'].includes(fold.fold) ? 'boolean' : 'integer'
    return fact.type === wanted ? [] : [problem('fact', `this fold gives a ${wanted}`)]
  }
  if (!column) return []
  const codes = column.codelist ? (findCodeList(column.codelist)?.values.map((v) => v.code) ?? []) : []
  if (fold.map) {
    const foreign = column.type === 'code' ? Object.keys(fold.map).filter((code) => !codes.includes(code)) : []
    return [
      ...Object.values(fold.map).flatMap((value) => bad('map', value)),
      ...foreign.map((code) => problem('map', `"${code}" is no code of ${column.codelist}`)),
    ]
  }
  if (!TYPES[fact.type].includes(column.type)) return [problem('column', `${column.type} gives no ${fact.type}`)]
  const missing = fact.enum ? codes.filter((code) => !fact.enum?.some(({ value }) => value === code)) : []
  return missing.map((code) => problem('map', `code "${code}" is no value of ${fact.id}`))
}

const lintLeastData = (feed: FeedDefinition, rulesRead: readonly string[]): Found[] => {
  if (TAKEN_WHOLE.includes(feed.subject) && feed.folds.length === 0) return []
  if (feed.id === REGISTER_OF_PEOPLE) return []
  const used = new Set([...named(feed).map(([, name]) => name), ...rulesRead])
  return feed.columns.flatMap((c, i) =>
    used.has(c.name) || MATCHING.includes(c.type)
      ? []
      : [problem(`columns.${i}`, `"${c.name}" is needed by no matching, fact, rule or key: do not take it in`)],
  )
}
