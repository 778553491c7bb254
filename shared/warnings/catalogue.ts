import certInvalid from './catalogue/cert-invalid-still-paid.json'
import dangerHouse from './catalogue/danger-house-occupied.json'
import medicalSelfPaid from './catalogue/medical-selfpaid-30k.json'
import turning80 from './catalogue/turning-80.json'
import { WarningRule } from './rule-model'

/** Every rule of this version. To add one: a JSON file beside the others, its line here, and its cases in the tests. */
const RULES: readonly WarningRule[] = [medicalSelfPaid, turning80, dangerHouse, certInvalid].map((raw) =>
  WarningRule.parse(raw),
)

export const allWarningRules = (): readonly WarningRule[] => RULES

export const findWarningRule = (id: string): WarningRule | undefined => RULES.find((rule) => rule.id === id)
