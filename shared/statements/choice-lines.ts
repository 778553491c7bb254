import { amountForResidentZh } from '../eligibility/amount-words'
import { withoutOptions } from '../eligibility/combination-choices'
import type { Choice, ChoiceOption, Combination, Placed } from '../eligibility/combination-model'
import { sameClaim } from '../eligibility/combination-rules'
import { FREQUENCY_LABELS } from '../eligibility/labels'
import { formatYuan } from '../kernel/money'
import type { Words } from './beside-words'
import type { StatementChoice } from './contract'

const STATES: Record<Placed['state'], string | null> = { received: '正在享受', inProgress: '正在办', offered: null }

/** The choices of a household in words: which of several things brings more, and why it can only be one. */
export const choiceLines = ({ choices, items }: Combination, words: Words): StatementChoice[] =>
  choices.flatMap((all) => {
    const choice = withoutOptions(all, words.hides)
    if (!choice || !isWorthTelling(choice)) return []
    const options = choice.options.map((option) => optionLine(option, items, words))
    return [{ options, better: choice.better.index, whyZh: whyZh(choice, options, words) }]
  })

/** What is received and brings at least as much stays as it is: nothing to decide. */
const isWorthTelling = ({ options, better }: Choice): boolean =>
  options[0]?.claims[0]?.state !== 'received' ||
  (better.index !== 0 && (better.index !== null || better.why === 'notKnown'))

type OptionLine = StatementChoice['options'][number]

const optionLine = ({ claims }: ChoiceOption, items: Combination['items'], words: Words): OptionLine => {
  const names = [...new Set(claims.map(({ personId }) => words.nameOf(personId)))]
  const amounts = claims.map((claim) => amountOf(claim, items, words))
  return {
    policyIds: claims.map(({ policyId }) => policyId),
    titleZh: [...new Set(claims.map(({ policyId }) => words.policyOf(policyId)?.titleZh ?? policyId))].join('、'),
    personNameZh: names.filter((name) => name !== null).join('、') || null,
    amountZh: amounts.every((amount) => amount !== null) ? amounts.join('，') : null,
    stateZh: STATES[claims[0]?.state ?? 'offered'],
  }
}

const amountOf = (claim: Placed, items: Combination['items'], { policyOf }: Words): string | null => {
  const policy = policyOf(claim.policyId)
  if (!policy) return null
  // What was only proposed is nobody's answer yet.
  if (claim.state === 'inProgress') return null
  if (claim.state === 'received')
    return claim.fen === undefined ? null : `${FREQUENCY_LABELS[policy.frequency].zh}${formatYuan(claim.fen)}`
  const result = items.find((item) => sameClaim(item.result, claim))?.result
  return amountForResidentZh(policy, result?.amount, false) ?? null
}

const whyZh = (choice: Choice, options: readonly OptionLine[], words: Words): string => {
  const first = choice.options[0]?.claims[0]
  const name = (at: number): string => `“${options[at]?.titleZh ?? ''}”`
  const rule = choice.noteZh ? `规定：${choice.noteZh}。` : ''
  const { index, why } = choice.better
  const pending = first?.state === 'inProgress' ? `${words.quoted(first)}正在办，没有批下来再申请别的。` : ''
  if (index === null) {
    if (why === 'equal') return `几样一样多，选哪样都行。${rule}${pending}`
    if (why === 'noMoney') return `这几样本身不发钱，选哪样请问经办的同志。${rule}${pending}`
    return `哪样多现在还说不准，定之前先问清楚。${rule}${pending}`
  }
  if (index > 0 && first?.state === 'received') return `换成${name(index)}会多一些，换之前先问清楚。${rule}`
  return `照现在知道的，${name(index)}多一些。${rule}${pending}`
}
