import { CATALOGUE } from '@shared/eligibility/catalogue'
import { effectRow } from '@shared/eligibility/change-words'
import { policyIn, shippedCatalogue } from '@shared/eligibility/compile'
import type { EffectRow } from '@shared/eligibility/change-contract'
import { readHouseholdFile } from '@shared/eligibility/household-file'
import { rulesOn } from '@shared/eligibility/overlay'
import type { PolicyEffect } from '@shared/eligibility/rule-change'
import { addEffects, comparisonOf, householdEffect, wayOf } from '@shared/eligibility/what-if'
import { isLocalDate } from '@shared/kernel/dates'
import { KoumenError, type FieldProblem } from '@shared/kernel/errors'
import { withConnection, type ReachOptions } from './connect'
import { CommandError, EXIT } from './output'
import { readEdits, readOverlay } from './read-overlay'
import { readHouseholds } from './read-households'
import { printEffects, showProgress } from './what-if-report'

export interface WhatIfOptions extends ReachOptions {
  /** A file or folder of households; left out: the county of the data folder or of a running server. */
  households?: string
  /** The day compared; default: the first on which every edit counts. */
  on?: string
}

export interface WhatIfResult {
  on: string
  households: number
  touched: number
  effects: readonly PolicyEffect[]
  rows: readonly EffectRow[]
  /** Edits that would not take effect. */
  problems: readonly FieldProblem[]
  doubts: readonly FieldProblem[]
  /** Households that could not be read, with what is wrong and the remedy. */
  refused: readonly { household: string; fields: readonly FieldProblem[] }[]
}

const problemsOf = (error: unknown): readonly FieldProblem[] => {
  if (!(error instanceof KoumenError)) throw error
  return error.fields.length > 0 ? error.fields : [{ path: 'input', messageZh: error.messageZh }]
}

/** A person who stands in two households of one file is screened in both, and told. */
const personsTwice = () => {
  const seen = new Map<string, string>()
  return (household: string, content: unknown): FieldProblem[] => {
    const members = (content as { members?: { personId?: unknown }[] }).members ?? []
    return members.flatMap(({ personId }, index) => {
      if (typeof personId !== 'string') return []
      const other = seen.get(personId)
      seen.set(personId, household)
      return other === undefined || other === household
        ? []
        : [{ path: `members.${index}.personId`, messageZh: `这个人也在${other}这一户里，请核对他在哪一户` }]
    })
  }
}

/** A what-if over files, which needs no county. */
async function overFiles(overlay: string, place: string, asked: string | undefined): Promise<WhatIfResult> {
  const { accepted, problems, doubts } = readOverlay(overlay)
  const on =
    asked ??
    accepted
      .map(({ from }) => from)
      .sort()
      .at(-1)
  if (on === undefined)
    throw new CommandError(`No edit of ${overlay} is valid; see: koumen catalogue check`, EXIT.usage)
  const after = rulesOn(CATALOGUE, accepted, on)
  const comparison = comparisonOf(rulesOn(CATALOGUE, [], on), after, on)
  const titleZh = (id: string): string =>
    policyIn(after, id)?.titleZh ?? policyIn(shippedCatalogue(), id)?.titleZh ?? id
  const twice = personsTwice()
  const refused: { household: string; fields: readonly FieldProblem[] }[] = []
  const rows: EffectRow[] = []
  let effects: PolicyEffect[] = []
  let households = 0
  for await (const { name, content } of readHouseholds(place)) {
    households += 1
    showProgress(households)
    if (content === undefined) {
      refused.push({ household: name, fields: [{ path: 'input', messageZh: '不是JSON，请检查这一行' }] })
      continue
    }
    try {
      const { sheet, area } = readHouseholdFile(content)
      const again = twice(name, content)
      if (again.length > 0) refused.push({ household: name, fields: again })
      const effect = householdEffect(comparison, { sheet, area })
      effects = addEffects(effects, effect.effects)
      if (effect.lines.length > 0)
        rows.push(
          effectRow(
            { _id: name, headName: name, addressText: '' },
            { way: wayOf(effect.lines), lines: effect.lines },
            titleZh,
            (personId) => personId,
          ),
        )
    } catch (error) {
      refused.push({ household: name, fields: problemsOf(error) })
    }
  }
  return { on, households, touched: rows.length, effects, rows, problems, doubts, refused }
}

/** The same over the county of the data folder or of a running server, page after page; nothing is proposed. */
async function overCounty(overlay: string, options: WhatIfOptions): Promise<WhatIfResult> {
  const edits = [...readEdits(overlay)]
  if (edits.length === 0) throw new CommandError(`${overlay} holds no edits.`, EXIT.usage)
  return withConnection(options, async ({ caller }) => {
    const rows: EffectRow[] = []
    let effects: PolicyEffect[] = []
    let households = 0
    let after: string | undefined
    for (;;) {
      const page = await caller.call('eligibility', 'tryChange', { edits, on: options.on, after })
      households += page.done
      effects = addEffects(effects, page.effects)
      rows.push(...page.rows)
      showProgress(households, page.total)
      if (page.next === null) {
        const { on, problems, doubts } = page
        return { on, households, touched: rows.length, effects, rows, problems, doubts, refused: [] }
      }
      after = page.next
    }
  })
}

/**
 * `whatif <overlay.json>`: the edits of the file run over households: who gains, who loses, what it costs a month,
 * household by household. Exit code 1 when an edit would not take effect or a household could not be read.
 */
export async function whatIf(overlay: string, options: WhatIfOptions): Promise<number> {
  if (options.on !== undefined && !isLocalDate(options.on))
    throw new CommandError('--on needs a day written like 2027-01-01.', EXIT.usage)
  const result =
    options.households === undefined
      ? await overCounty(overlay, options)
      : await overFiles(overlay, options.households, options.on)
  printEffects(result, options)
  return result.problems.length > 0 || result.refused.length > 0 ? EXIT.found : EXIT.ok
}
