import { findPolicy } from '@shared/eligibility/catalogue'
import { effectSummary } from '@shared/eligibility/change-words'
import type { FieldProblem } from '@shared/kernel/errors'
import { printJson, printLines, type JsonOption } from './output'
import type { WhatIfResult } from './what-if'

const EVERY = 100

/** How far it is, on a terminal only. */
export const showProgress = (done: number, total?: number): void => {
  if (!process.stderr.isTTY || (done % EVERY !== 0 && done !== total)) return
  process.stderr.write(`\r${done}${total === undefined ? '' : ` of ${total}`} households`)
  if (done === total) process.stderr.write('\n')
}

const placed = ({ path, messageZh }: FieldProblem): string => `${path} ${messageZh}`

/** Who gains, who loses, by how much; with `--json` money is yuan and nothing else is printed. */
export const printEffects = (result: WhatIfResult, { json }: JsonOption): void => {
  const { on, households, touched, effects, rows, problems, doubts, refused } = result
  if (json) {
    printJson({
      on,
      households,
      touched,
      policies: Object.fromEntries(
        effects.map(({ policyId, monthlyFenBefore, monthlyFenAfter, ...counts }) => [
          policyId,
          { ...counts, monthlyYuanBefore: monthlyFenBefore / 100, monthlyYuanAfter: monthlyFenAfter / 100 },
        ]),
      ),
      effects: rows,
      problems,
      doubts,
      refused,
    })
    return
  }
  const moved = effects.filter((one) => one.gains + one.loses + one.toUnknown + one.fromUnknown + one.amountChanges > 0)
  printLines([
    ...rows.flatMap(({ headNameZh, addressZh, wayZh, lines }) => [
      `${headNameZh}${addressZh === '' ? '' : `（${addressZh}）`}：${wayZh}`,
      ...lines.map(
        ({ titleZh, personNameZh, changeZh }) => `  ${titleZh}${personNameZh ? ` ${personNameZh}` : ''}：${changeZh}`,
      ),
    ]),
    ...(rows.length > 0 ? [''] : []),
    `${on}起，看了${households}户，${touched}户有变化`,
    ...moved.flatMap((effect) => {
      const words = effectSummary(effect, findPolicy(effect.policyId)?.titleZh ?? effect.policyId)
      return [
        `${words.titleZh}：${words.gains}份新符合，${words.loses}份不再符合，${words.amountChanges}份金额变化，要核实的增${words.toUnknown}减${words.fromUnknown}`,
        `  ${words.costBeforeZh} → ${words.costAfterZh}，${words.costDifferenceZh}${words.doubtZh ? `（${words.doubtZh}）` : ''}`,
      ]
    }),
    ...problems.map((problem) => `不生效：${placed(problem)}`),
    ...doubts.map((doubt) => `再核一遍：${placed(doubt)}`),
    ...refused.flatMap(({ household, fields }) => fields.map((field) => `${household}：${placed(field)}`)),
  ])
}
