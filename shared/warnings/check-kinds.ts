import { z } from 'zod'
import type { Warning } from './model'

/** What an officer checks, in the order in which it presses. */
export const CheckKind = z.enum(['death', 'double', 'mismatch', 'entitled', 'expiring'])
export type CheckKind = z.infer<typeof CheckKind>

export const RULES_OF_DEATH: readonly string[] = ['paid-after-death', 'death-sources-conflict']
export const RULES_OF_DOUBLE: readonly string[] = ['duplicate-aid', 'exclusive-benefits']

/** The kind of check a warning is; undefined for one that is no check. */
export const checkKindOf = ({
  ruleId,
  category,
  isCheck,
}: Pick<Warning, 'ruleId' | 'category' | 'isCheck'>): CheckKind | undefined => {
  if (RULES_OF_DEATH.includes(ruleId)) return 'death'
  if (RULES_OF_DOUBLE.includes(ruleId)) return 'double'
  if (isCheck) return 'mismatch'
  return category === 'entitlement' ? 'entitled' : category === 'expiry' ? 'expiring' : undefined
}

export const CHECK_KIND_LABELS: Readonly<Record<CheckKind, { zh: string; en: string; whatZh: string }>> = {
  death: { zh: '去世还在发', en: 'paid after death', whatZh: '登记为去世，待遇还在发，或者近期还有活动。' },
  double: { zh: '可能重复发', en: 'paid twice', whatZh: '同一件事发了两次，或者两项不能同时领。' },
  mismatch: { zh: '两边对不上', en: 'sources disagree', whatZh: '两个部门说的不一样，或者和正在领的待遇对不上。' },
  entitled: {
    zh: '该享没享到',
    en: 'entitled, not received',
    whatZh: '看起来符合，名单上没有。先问本人要不要、办过没有。',
  },
  expiring: { zh: '快要到期', en: 'about to expire', whatZh: '资格、证件或者授权快到期了，提前续上。' },
}

/** Results that only a check ends with. */
export const RESULTS_OF_CHECKS: readonly string[] = ['trueCorrected', 'explained']
