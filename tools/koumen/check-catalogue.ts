import { catalogueReport } from '@shared/eligibility/catalogue-report'
import { DEPARTMENTS, findDepartment, findFact } from '@shared/facts/vocabulary'
import { allFeeds } from '@shared/feeds/catalogue'
import type { FeedDefinition } from '@shared/feeds/definition'
import { allWarningRules } from '@shared/warnings/catalogue'
import { lintWarnings } from '@shared/warnings/lint-warnings'
import { EXIT, printJson, printLines, type JsonOption } from './output'

/** One thing that is wrong, with the file and the place inside it. */
interface Problem {
  file: string
  path: string
  message: string
}

const unknown = (file: string, path: string, what: string, id: string): Problem => ({
  file,
  path,
  message: `unknown ${what} "${id}"`,
})

/** A feed names a department, folds into facts of the vocabulary, and folds only columns it has. */
function problemsOfFeed(feed: FeedDefinition): readonly Problem[] {
  const file = `feeds/${feed.id}.json`
  const columns = new Set(feed.columns.map(({ name }) => name))
  const missing = (path: string, name: string | undefined): readonly Problem[] =>
    name === undefined || columns.has(name) ? [] : [unknown(file, path, 'column', name)]
  return [
    ...(findDepartment(feed.department) ? [] : [unknown(file, 'department', 'department', feed.department)]),
    ...feed.naturalKey.flatMap((name, index) => missing(`naturalKey.${index}`, name)),
    ...missing('eventDate', feed.eventDate),
    ...feed.folds.flatMap((fold, index) => [
      ...(findFact(fold.fact) ? [] : [unknown(file, `folds.${index}.fact`, 'fact', fold.fact)]),
      ...missing(`folds.${index}.column`, fold.column),
      ...missing(`folds.${index}.where.column`, fold.where?.column),
    ]),
  ]
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
    ...feeds.flatMap(problemsOfFeed),
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
