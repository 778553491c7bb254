import { CATALOGUE } from '@shared/eligibility/catalogue'
import { allFeeds } from '@shared/feeds/catalogue'
import { allWarningRules } from '@shared/warnings/catalogue'

/** What everything else hangs on, and what derived facts (a meter's standing still) are read from. */
const ALWAYS = [
  'ps-household-register',
  'bd-address',
  'pl-grid-map',
  'pw-account',
  'pw-daily',
  'wt-account',
  'ws-smart',
  'wt-use',
  'ed-student',
  'hr-pension-payment',
  'tw-request',
  'hl-emergency-call',
  'ps-traffic',
  'hr-work-injury',
  'ps-fraud-victim',
  'mt-signal',
]

/** The feeds that a warning rule or a policy reads a fact of, in the catalogue's order. */
export const feedsInUse = (): string[] => {
  const words = new Set(JSON.stringify([allWarningRules(), CATALOGUE.policies]).match(/[a-z][A-Za-z0-9.-]+/g))
  return allFeeds()
    .filter(({ id, folds }) => ALWAYS.includes(id) || words.has(id) || folds.some(({ fact }) => words.has(fact)))
    .map(({ id }) => id)
}
