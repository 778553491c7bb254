import { SEVERITIES } from '@shared/warnings/household-entries'
import type { warningsContract } from '@shared/warnings/contract'
import type { ParsedInputOf } from '@shared/kernel/contract'
import type { Context, Doc, Handler, Page, Where } from '../runtime'
import { ownWarnings } from './own-warnings'
import { warningRows } from './warning-rows'

type Input = ParsedInputOf<typeof warningsContract.actions.list>
type Severity = (typeof SEVERITIES)[number]

/** A cursor inside one severity: 「red|…」. */
const readCursor = (after: string | undefined): { severity: Severity; after: string | undefined } => {
  const [first = '', rest = ''] = after?.split('|') ?? []
  const severity = SEVERITIES.find((one) => one === first) ?? SEVERITIES[0]
  return { severity, after: rest || undefined }
}

/** Red to the end, then orange, then yellow: an officer who stops anywhere has done the most urgent. */
const urgentFirst = async (ctx: Context, where: Where<'warnings'>, input: Input): Promise<Page<Doc<'warnings'>>> => {
  const items: Doc<'warnings'>[] = []
  const cursor = readCursor(input.after)
  for (const severity of SEVERITIES.slice(SEVERITIES.indexOf(cursor.severity))) {
    const page = await ctx.store.warnings.find({
      where: { ...where, severity },
      order: { by: 'dueOn' },
      limit: input.limit - items.length,
      after: severity === cursor.severity ? cursor.after : undefined,
    })
    items.push(...page.items)
    if (page.next) return { items, next: `${severity}|${page.next}` }
    const following = SEVERITIES[SEVERITIES.indexOf(severity) + 1]
    if (items.length >= input.limit) return { items, next: following ? `${following}|` : null }
  }
  return { items, next: null }
}

/** The queue of one officer: their township's warnings, their department's, or those of the data office. */
export const listWarnings: Handler<typeof warningsContract.actions.list> = async (ctx, input) => {
  const where: Where<'warnings'> = {
    ...ownWarnings(ctx, input.areaCode),
    status: input.status ?? { in: ['open', 'inProgress'] },
    ...(input.ask === 'later' ? { askAgainOn: { gt: ctx.today } } : {}),
  }
  const { items, next } =
    input.order === 'urgent'
      ? await urgentFirst(ctx, where, input)
      : await ctx.store.warnings.find({ where, order: { by: 'dueOn' }, limit: input.limit, after: input.after })
  // Who is asked again later has a later deadline too: what is left out here stands at the end of its severity.
  const shown = input.ask === 'now' ? items.filter((w) => w.askAgainOn === null || w.askAgainOn <= ctx.today) : items
  const { rowOf } = await warningRows(ctx, shown)
  return { items: shown.map(rowOf), next }
}
