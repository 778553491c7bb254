import { allWarningRules } from '@shared/warnings/catalogue'

/** The columns of a feed that warning rules read row by row. */
export const WARNING_RULES_READ = (feedId: string): string[] => {
  const columns: string[] = []
  JSON.stringify(
    allWarningRules().map((rule) => rule.condition),
    (_, node: { feed?: string; where?: { column: string }[] }) => {
      if (node?.feed === feedId && Array.isArray(node.where)) columns.push(...node.where.map(({ column }) => column))
      return node
    },
  )
  return columns
}
