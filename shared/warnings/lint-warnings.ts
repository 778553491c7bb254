import { CATALOGUE, findPolicy } from '../eligibility/catalogue'
import { FACTS, findDepartment, findFact } from '../facts/vocabulary'
import { allFeeds, findFeed } from '../feeds/catalogue'
import { lintCondition } from '../rules/lint'
import { WARNING_EXTENSIONS } from './extensions'
import { WarningRule } from './rule-model'

export interface WarningProblem {
  file: string
  /** Place inside the file: `condition.all.1.value.param`. */
  path: string
  message: string
}

/**
 * Checks rules of warnings as they stand in files. Empty = they may be scanned with. A rule leans only on facts, feeds,
 * policies and departments that exist; every number of its own is read; only rules of safety act on ignorance.
 */
export const lintWarnings = (files: readonly { file: string; content: unknown }[]): WarningProblem[] =>
  files.flatMap(({ file, content }) => {
    const parsed = WarningRule.safeParse(content)
    if (!parsed.success)
      return parsed.error.issues.map(({ path, message }) => ({ file, path: path.join('.'), message }))
    return lintRule(parsed.data).map((problem) => ({ file, ...problem }))
  })

/** Facts of sealed matters, and the feeds that tell of them. */
const SEALED_FACTS = FACTS.filter(({ sensitivity }) => sensitivity === 'sealed').map(({ id }) => id)
const SEALED_FEEDS = allFeeds()
  .filter(({ folds }) => folds.some(({ fact }) => SEALED_FACTS.includes(fact)))
  .map(({ id }) => id)

const readsSealed = ({ evidence, feeds }: WarningRule, condition: string): boolean =>
  [...SEALED_FACTS, ...SEALED_FEEDS].some(
    (id) => evidence.includes(id) || feeds.includes(id) || condition.includes(`"${id}"`),
  )

const lintRule = (rule: WarningRule): { path: string; message: string }[] => {
  const own = rule.parameters.map(({ id }) => id)
  const units = new Map([...CATALOGUE.parameters, ...rule.parameters].map((p) => [p.id, p.unitZh]))
  const text = JSON.stringify(rule.condition)
  const unknown = (path: string, what: string, ids: readonly string[], find: (id: string) => unknown) =>
    ids.flatMap((id, i) =>
      find(id) === undefined ? [{ path: `${path}.${i}`, message: `unknown ${what} "${id}"` }] : [],
    )
  return [
    ...lintCondition(rule.condition, 'condition', rule.subject === 'person', {
      names: { fact: findFact, parameterUnit: (id) => units.get(id) },
      safety: rule.safety,
      extensions: Object.keys(WARNING_EXTENSIONS),
    }),
    ...unknown('feeds', 'feed', rule.feeds, findFeed),
    ...unknown('evidence', 'fact', rule.evidence, findFact),
    ...unknown('policiesToTest', 'policy', rule.policiesToTest, findPolicy),
    ...unknown(
      'assignee.departmentId',
      'department',
      rule.assignee.departmentId ? [rule.assignee.departmentId] : [],
      findDepartment,
    ),
    ...own.flatMap((id, i) =>
      text.includes(`"${id}"`) ? [] : [{ path: `parameters.${i}`, message: `"${id}" is never read` }],
    ),
    ...(rule.period === 'event' && !rule.eventFrom
      ? [{ path: 'eventFrom', message: 'a rule of events says where the day of the event comes from' }]
      : []),
    ...(!rule.sealed && readsSealed(rule, text)
      ? [{ path: 'sealed', message: 'a rule that reads a sealed matter goes on the sealed channel' }]
      : []),
    ...(rule.sealed && rule.assignee.role === 'gridWorker'
      ? [{ path: 'assignee.role', message: 'a sealed matter goes to a named officer, never to a grid worker' }]
      : []),
  ]
}
