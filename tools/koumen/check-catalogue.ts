import { catalogueReport } from '@shared/eligibility/catalogue-report'
import { DEPARTMENTS } from '@shared/facts/vocabulary'
import { allFeeds } from '@shared/feeds/catalogue'
import { lintFeeds } from '@shared/feeds/lint-feeds'
import { allWarningRules } from '@shared/warnings/catalogue'
import { lintWarnings } from '@shared/warnings/lint-warnings'
import { EXIT, printJson, printLines, type JsonOption } from './output'

/** One thing that is wrong, with the file and the place inside it. */
interface Problem {
  file: string
  path: string
  message: string
}

/** The columns of a feed that conditions of warning rules read row by row. */
const readByRules = (feedId: string): readonly string[] => {
  const columns: string[] = []
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { feed, where } = node as { feed?: unknown; where?: unknown }
    if (feed === feedId && Array.isArray(where)) columns.push(...where.map(({ column }: { column: string }) => column))
    Object.values(node).forEach(look)
  }
  allWarningRules().forEach(({ condition }) => look(condition))
  return columns
}

const repeated = (what: string, ids: readonly string[]): readonly Problem[] =>
  ids
    .filter((id, index) => ids.indexOf(id) < index)
    .map((id) => ({ file: what, path: 'id', message: `"${id}" stands twice` }))

/** `catalogue check`: counts everything the rules are made of and names everything that is wrong (exit code 1). */
export async function checkCatalogue(options: JsonOption): Promise<number> {
  const { policies, categories, facts, parameters, problems: ofPolicies } = catalogueReport()
  const feeds = allFeeds()
  const warnings = allWarningRules()
  const problems: readonly Problem[] = [
    ...ofPolicies,
    ...repeated(
      'feeds',
      feeds.map(({ id }) => id),
    ),
    ...lintFeeds(
      feeds.map((feed) => ({ file: `feeds/${feed.id}.json`, content: feed })),
      readByRules,
    ),
    ...repeated(
      'warnings',
      warnings.map(({ id }) => id),
    ),
    ...lintWarnings(warnings.map((rule) => ({ file: `warnings/${rule.id}.json`, content: rule }))),
  ]
  const counts = {
    policies,
    categories,
    facts,
    parameters,
    departments: DEPARTMENTS.length,
    feeds: feeds.length,
    warnings: warnings.length,
  }
  if (options.json) printJson({ ...counts, problems })
  else {
    printLines([
      ...Object.entries(counts).map(([name, count]) => `${name.padEnd(12)} ${count}`),
      ...problems.map(({ file, path, message }) => `${file} ${path}: ${message}`),
      problems.length === 0 ? 'Nothing is wrong.' : `${problems.length} problems.`,
    ])
  }
  return problems.length === 0 ? EXIT.ok : EXIT.found
}
