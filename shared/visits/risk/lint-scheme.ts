import { CATALOGUE } from '../../eligibility/catalogue'
import { findFact } from '../../facts/vocabulary'
import { findFeed } from '../../feeds/catalogue'
import { factsIn } from '../../rules/compile'
import { lintCondition } from '../../rules/lint'
import type { Condition } from '../../rules/model'
import { WARNING_EXTENSIONS } from '../../warnings/extensions'
import { RISK_LEVELS } from './levels'
import { RiskScheme, type RiskStatement } from './scheme'

export interface SchemeProblem {
  /** Place inside the file: `items.3.when.all.1`. */
  path: string
  message: string
}

const isLeaf = (condition: Condition): boolean => 'fact' in condition || 'extension' in condition

/** An absent fact may be settled by a list only where nothing else is asked beside it. */
const isSettleable = ({ when }: RiskStatement): boolean => isLeaf(when) || ('any' in when && when.any.every(isLeaf))

const namesIn = (condition: Condition): string[] => [
  ...factsIn(condition),
  ...[...JSON.stringify(condition).matchAll(/"fact":"([^"]+)"/g)].flatMap(([, id]) => id ?? []),
]

const lintStatement = (path: string, statement: RiskStatement): SchemeProblem[] => {
  const { when, subject, evidence, settledBy = [] } = statement
  const facts = [...new Set([...namesIn(when), ...evidence])]
  return [
    ...lintCondition(when, `${path}.when`, subject === 'person', {
      names: { fact: findFact, parameterUnit: (id) => CATALOGUE.parameters.find((one) => one.id === id)?.unitZh },
      extensions: Object.keys(WARNING_EXTENSIONS),
    }),
    ...facts.flatMap((id) => (findFact(id) ? [] : [{ path, message: `unknown fact "${id}"` }])),
    // A level that rises with a sealed matter tells of it to everybody who sees the level.
    ...facts.flatMap((id) =>
      findFact(id)?.sensitivity === 'sealed' ? [{ path, message: `"${id}" is sealed: no level may rest on it` }] : [],
    ),
    ...settledBy.flatMap((id) => (findFeed(id) ? [] : [{ path, message: `unknown feed "${id}"` }])),
    ...(settledBy.length > 0 && !isSettleable(statement)
      ? [{ path, message: 'settledBy stands only with one fact, or any of several' }]
      : []),
  ]
}

const twice = (ids: readonly string[]): string[] => ids.filter((id, at) => ids.indexOf(id) !== at)

/**
 * Checks a scheme as it stands in a file. Empty = it may be weighed with. Nothing in it rests on a sealed fact, levels fall
 * in score and in frequency, and every item counts in a dimension that there is.
 */
export const lintScheme = (content: unknown): SchemeProblem[] => {
  const parsed = RiskScheme.safeParse(content)
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  const { items, protective, floors, caps, levels, dimensions, listedFacts } = parsed.data
  const parts = { items, protective, floors, caps }
  const all: (readonly [string, RiskStatement])[] = Object.entries(parts).flatMap(([name, statements]) =>
    statements.map((statement, at) => [`${name}.${at}`, statement] as const),
  )
  return [
    ...all.flatMap(([path, statement]) => lintStatement(path, statement)),
    ...twice(all.map(([, { id }]) => id)).map((id) => ({ path: 'items', message: `"${id}" stands twice` })),
    ...items.flatMap(({ dimension }, at) =>
      dimensions.some(({ id }) => id === dimension)
        ? []
        : [{ path: `items.${at}.dimension`, message: `unknown dimension "${dimension}"` }],
    ),
    ...listedFacts.flatMap(({ fact, feeds }, at) => [
      ...(findFact(fact)?.type === 'boolean' && findFact(fact)?.subject === 'person'
        ? []
        : [{ path: `listedFacts.${at}`, message: `"${fact}" is no yes-or-no fact of a person` }]),
      ...feeds.flatMap((id) => (findFeed(id) ? [] : [{ path: `listedFacts.${at}`, message: `unknown feed "${id}"` }])),
    ]),
    ...levels.flatMap(({ id, minScore, intervalDays }, at) => {
      const above = levels[at - 1]
      return [
        ...(id === RISK_LEVELS[at] ? [] : [{ path: `levels.${at}.id`, message: `expected ${RISK_LEVELS[at]}` }]),
        ...(above && above.minScore <= minScore ? [{ path: `levels.${at}.minScore`, message: 'not below' }] : []),
        ...(above && above.intervalDays >= intervalDays
          ? [{ path: `levels.${at}.intervalDays`, message: 'not longer' }]
          : []),
      ]
    }),
    ...(levels.at(-1)?.minScore === 0 ? [] : [{ path: 'levels', message: 'the last level begins at 0' }]),
  ]
}
