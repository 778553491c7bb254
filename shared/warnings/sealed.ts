import type { HarmKind } from '../visits/harm-channel'
import type { WarningRule } from './rule-model'

/** Which sealed channel a rule's findings take. */
export const sealedKindOf = ({ category }: Pick<WarningRule, 'category'>): HarmKind =>
  category === 'child' ? 'child' : 'domesticViolence'
