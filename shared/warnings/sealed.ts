import type { SealedReport } from '../visits/harm-report'
import type { WarningRule } from './rule-model'

/** Which sealed channel a rule's findings take. */
export const sealedKindOf = ({ category }: Pick<WarningRule, 'category'>): SealedReport['kind'] =>
  category === 'child' ? 'child' : 'domesticViolence'
