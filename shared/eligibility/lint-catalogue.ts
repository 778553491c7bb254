import { findDepartment, findFact } from '../facts/vocabulary'
import { problemWithValue } from '../facts/check-value'
import { mayStandOn } from '../facts/sheet'
import { lintCondition, lintValue, type LintOptions } from '../rules/lint'
import { Parameter } from '../rules/parameters'
import { CATEGORIES, CONSENT_SCOPES, NEEDS } from './catalogue'
import { Policy } from './model'

/** One file of the catalogue as read from disk or from a county's overlay, not yet trusted. */
export interface CatalogueFile {
  /** `policies/dibao.json` */
  file: string
  content: unknown
}

export interface CatalogueProblem {
  file: string
  /** Place inside the file: `eligibility.all.1.value.param`. */
  path: string
  message: string
}

/** Checks policies and parameters; a problem names file, place and what is wrong. Empty = the catalogue may take effect. */
export const lintCatalogue = (
  policies: readonly CatalogueFile[],
  parameters: readonly CatalogueFile[],
): CatalogueProblem[] => {
  const parameterProblems = parameters.flatMap(lintParameterFile)
  const units = new Map(
    parameters
      .flatMap(({ content }) => (Array.isArray(content) ? content : []) as { id?: string; unitZh?: string }[])
      .map(({ id = '', unitZh = '' }) => [id, unitZh]),
  )
  const ids = policies.map(({ content }) => String((content as { id?: unknown } | null)?.id))
  const options: LintOptions = { names: { fact: findFact, parameterUnit: (id) => units.get(id) } }
  return [
    ...parameterProblems,
    ...overlaps(policies),
    ...policies.flatMap(({ file, content }) => lintPolicy(file, content, new Set(ids), options)),
  ]
}

/** Versions of one policy that hold on the same day; gaps between them are allowed (the policy is not offered then). */
const overlaps = (files: readonly CatalogueFile[]): CatalogueProblem[] => {
  const versions = files.flatMap(({ file, content }) => {
    const { id, version, from = '', until = '9999' } = (content ?? {}) as Partial<Policy>
    return typeof id === 'string' ? [{ file, id, version, from, until }] : []
  })
  return versions.flatMap((one, index) =>
    versions.slice(0, index).flatMap((other) => {
      if (one.id !== other.id || one.from > other.until || other.from > one.until) return []
      const [both, day] = [`versions ${other.version} and ${one.version} of "${one.id}"`, maxOf(one.from, other.from)]
      if (one.version === other.version)
        return [{ file: one.file, path: 'id', message: `policy "${one.id}" stands in two files` }]
      return [{ file: one.file, path: 'from', message: `${both} both hold${day ? ` on ${day}` : ''}` }]
    }),
  )
}

const maxOf = (a: string, b: string): string => (a > b ? a : b)

/** Checks one policy; `ids` are those that its combination rules may name. */
export const lintPolicy = (
  file: string,
  content: unknown,
  ids: ReadonlySet<string>,
  options: LintOptions,
): CatalogueProblem[] => {
  const problems: CatalogueProblem[] = []
  const note = (path: string, message: string): void => void problems.push({ file, path, message })
  const given = (content ?? {}) as { eligibility?: unknown; unit?: unknown }
  const onMember = given.unit === 'person'
  const rule = lintCondition(given.eligibility, 'eligibility', onMember, options)
  rule.forEach(({ path, message }) => note(path, message))

  const parsed = Policy.safeParse(content)
  if (!parsed.success) {
    for (const issue of parsed.error.issues)
      if (issue.path[0] !== 'eligibility' || rule.length === 0) note(issue.path.join('.'), issue.message)
    return problems
  }
  const policy = parsed.data
  const own = `policies/${policy.id}.json`
  if (![own, `policies/${policy.id}@${policy.version}.json`].includes(file))
    note('id', `the file of "${policy.id}" is ${own}`)
  if (policy.from && policy.until && policy.from > policy.until) note('until', 'ends before it begins')
  if (!CATEGORIES.some((category) => category.id === policy.category))
    note('category', `unknown category "${policy.category}"`)
  policy.needs.forEach((need, i) => {
    if (!NEEDS.some(({ id }) => id === need)) note(`needs.${i}`, `unknown need "${need}"`)
  })
  for (const department of [policy.department, ...(policy.coDepartments ?? [])])
    if (!findDepartment(department)) note('department', `unknown department "${department}"`)
  policy.consentScopes.forEach((scope, i) => {
    if (!CONSENT_SCOPES.some(({ id }) => id === scope)) note(`consentScopes.${i}`, `unknown consent scope "${scope}"`)
  })
  policy.exclusions?.forEach(({ policy: other }, i) => {
    if (!ids.has(other)) note(`exclusions.${i}.policy`, `unknown policy "${other}"`)
    if (other === policy.id) note(`exclusions.${i}.policy`, 'excludes itself')
  })
  policy.grantsFacts?.forEach(({ fact: id, value }, i) => {
    const fact = findFact(id)
    if (!fact) note(`grantsFacts.${i}.fact`, `unknown fact "${id}"`)
    else if (problemWithValue(fact, value)) note(`grantsFacts.${i}.value`, `"${id}" cannot be ${JSON.stringify(value)}`)
    else if (!mayStandOn(fact, 'household') && policy.unit === 'household' && policy.recipient === 'household')
      note(`grantsFacts.${i}.fact`, `person fact "${id}" granted by a household policy`)
  })
  if (policy.confidence === 'sourced' && policy.sources.length === 0) note('sources', 'sourced without a source')
  if (policy.confidence !== 'sourced' && policy.sources.length === 0 && (policy.doubtsZh ?? []).length === 0)
    note('doubtsZh', 'no source and no doubt: say what is not certain')
  lintAmount(policy.amount, 'amount', onMember, options).forEach(({ path, message }) => note(path, message))
  return problems
}

const lintAmount = (
  node: unknown,
  path: string,
  onMember: boolean,
  options: LintOptions,
): { path: string; message: string }[] => {
  if (typeof node !== 'object' || node === null) return []
  if (Array.isArray(node)) return node.flatMap((part, i) => lintAmount(part, `${path}.${i}`, onMember, options))
  if ('fact' in node || 'param' in node) return lintValue(node, path, onMember, options)
  return Object.entries(node).flatMap(([key, part]) =>
    key === 'when'
      ? lintCondition(part, `${path}.when`, onMember, options)
      : lintAmount(part, `${path}.${key}`, onMember, options),
  )
}

const lintParameterFile = ({ file, content }: CatalogueFile): CatalogueProblem[] => {
  if (!Array.isArray(content)) return [{ file, path: '', message: 'a list of parameters is expected' }]
  const seen = new Set<string>()
  return content.flatMap((item: unknown, i) => {
    const parsed = Parameter.safeParse(item)
    if (!parsed.success)
      return parsed.error.issues.map((issue) => ({ file, path: [i, ...issue.path].join('.'), message: issue.message }))
    const { id, values, typicalRange } = parsed.data
    const problems: CatalogueProblem[] = []
    if (seen.has(id)) problems.push({ file, path: `${i}.id`, message: `parameter "${id}" stands twice` })
    seen.add(id)
    const starts = values.map(({ area, from }) => `${area}|${from}`)
    starts.forEach((start, v) => {
      if (starts.indexOf(start) < v)
        problems.push({
          file,
          path: `${i}.values.${v}`,
          message: `two values of "${id}" for one area start on one day`,
        })
    })
    values.forEach(({ value }, v) => {
      if (typicalRange && (value < typicalRange[0] || value > typicalRange[1]))
        problems.push({
          file,
          path: `${i}.values.${v}.value`,
          message: `${value} of "${id}" is outside ${typicalRange.join('–')}`,
        })
    })
    return problems
  })
}
