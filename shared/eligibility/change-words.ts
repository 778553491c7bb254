import { partsOf, type LocalDate } from '../kernel/dates'
import { formatYuan } from '../kernel/money'
import { isMoneyUnit, parametersInForce } from '../rules/parameters'
import type { ChangeDetail, ChangeSummary, EffectRow } from './change-contract'
import { policyIn, type CompiledCatalogue } from './compile'
import { restsOnSealed } from './facts-read'
import type { EffectLine, EffectWay, PolicyEffect, RuleChangeStatus, RuleEdit } from './rule-change'

export const CHANGE_STATUS_LABELS: Record<RuleChangeStatus, { zh: string; en: string }> = {
  previewing: { zh: '正在试算', en: 'previewing' },
  ready: { zh: '等第二个人批准', en: 'waiting for a second person' },
  approved: { zh: '已批准', en: 'approved' },
  rejected: { zh: '没有批准', en: 'rejected' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
}

export const EFFECT_WAY_LABELS: Record<EffectWay, { zh: string; en: string }> = {
  gains: { zh: '新符合', en: 'gains' },
  loses: { zh: '不再符合', en: 'loses' },
  both: { zh: '有增有减', en: 'gains and loses' },
  amount: { zh: '金额变化', en: 'another amount' },
  unknown: { zh: '要核实的变化', en: 'questions change' },
}

const VERDICT_WORDS: Record<EffectLine['before'], string> = {
  met: '符合',
  unmet: '不符合',
  unknown: '要核实',
  absent: '没有这项政策',
}

const dayZh = (date: LocalDate): string => {
  const { year, month, day } = partsOf(date)
  return `${year}年${month}月${day}日`
}

/** 「1180元/月」, 「60%」: as the document writes it. */
export const parameterValueZh = (value: number, unitZh: string): string => {
  if (unitZh === '比例') return `${Math.round(value * 10_000) / 100}%`
  return isMoneyUnit(unitZh) ? `${value}${unitZh}` : `${value} ${unitZh}`
}

/** Said where a preview leaves a sealed matter out. */
const NOT_TRIED_ZH = '（封存事项，不在试算里）'

/** One edit for a reader, over the rules it would change (those of its first day without it). */
export const editLine = (
  edit: RuleEdit,
  before: CompiledCatalogue,
  areaNameZh: (code: string) => string,
): ChangeSummary['edits'][number] => {
  const from = `${dayZh(edit.from)}起`
  if (edit.kind === 'parameter') {
    const parameter = before.parameters.find(({ id }) => id === edit.parameterId)
    const titleZh = parameter?.labelZh ?? edit.parameterId
    const unitZh = parameter?.unitZh ?? ''
    const inForce = parametersInForce(before.parameters, edit.from, edit.area).get(edit.parameterId)
    const was = inForce
      ? parameterValueZh(isMoneyUnit(unitZh) ? inForce.value / 100 : inForce.value, unitZh)
      : '还没有数值'
    const where = edit.area.length > COUNTY_DIGITS ? `（${areaNameZh(edit.area)}）` : ''
    const sentenceZh = `${titleZh}${where} ${was} → ${parameterValueZh(edit.value, unitZh)}，${from}`
    return { kind: edit.kind, titleZh, sentenceZh }
  }
  if (edit.kind === 'end') {
    const titleZh = policyIn(before, edit.policyId)?.titleZh ?? edit.policyId
    const sealedZh = before.byId.get(edit.policyId)?.isSealed ? NOT_TRIED_ZH : ''
    return { kind: edit.kind, titleZh, sentenceZh: `${titleZh} ${from}不再办理${sealedZh}` }
  }
  const { titleZh, version } = edit.policy
  const known = before.byId.get(edit.policy.id)
  const sealedZh = known?.isSealed || restsOnSealed(edit.policy) ? NOT_TRIED_ZH : ''
  return {
    kind: edit.kind,
    titleZh,
    sentenceZh: `${titleZh} ${known ? `换成第${version}版` : '新增'}，${from}${sealedZh}`,
  }
}

const COUNTY_DIGITS = 6

const monthly = (fen: number): string => `每月${formatYuan(fen)}`

/** What a change does to one policy, over everybody looked at. */
export const effectSummary = (effect: PolicyEffect, titleZh: string): ChangeDetail['effects'][number] => {
  const { policyId, gains, loses, toUnknown, fromUnknown, amountChanges, monthlyFenBefore, monthlyFenAfter } = effect
  const difference = monthlyFenAfter - monthlyFenBefore
  return {
    policyId,
    titleZh,
    gains,
    loses,
    toUnknown,
    fromUnknown,
    amountChanges,
    costBeforeZh: monthly(monthlyFenBefore),
    costAfterZh: monthly(monthlyFenAfter),
    costDifferenceZh: `${difference < 0 ? '每月少' : '每月多'}${formatYuan(Math.abs(difference))}`,
    doubtZh: effect.amountUnknown > 0 ? `其中${effect.amountUnknown}份的金额还算不出，实际会更多` : null,
  }
}

/** 「不符合 → 符合，每月60元」, 「每月940元 → 每月1,090元」 */
const changeZh = ({ before, after, amountBeforeZh, amountAfterZh }: EffectLine): string => {
  if (before === 'met' && after === 'met') return `${amountBeforeZh ?? '金额不定'} → ${amountAfterZh ?? '金额不定'}`
  const amount = after === 'met' ? amountAfterZh : before === 'met' ? amountBeforeZh : null
  const words = `${VERDICT_WORDS[before]} → ${VERDICT_WORDS[after]}`
  return amount === null ? words : after === 'met' ? `${words}，${amount}` : `${words}（原来${amount}）`
}

/** What a change does to one household, line by line. */
export const effectRow = (
  household: { _id: string; headName: string; addressText: string },
  { way, lines }: { way: EffectWay; lines: readonly EffectLine[] },
  titleZh: (policyId: string) => string,
  nameOf: (personId: string) => string | null,
): EffectRow => ({
  householdId: household._id,
  headNameZh: household.headName,
  addressZh: household.addressText,
  way,
  wayZh: EFFECT_WAY_LABELS[way].zh,
  lines: lines.map((line) => ({
    policyId: line.policyId,
    before: line.before,
    after: line.after,
    titleZh: titleZh(line.policyId),
    personNameZh: line.personId === null ? null : nameOf(line.personId),
    changeZh: changeZh(line),
  })),
})
