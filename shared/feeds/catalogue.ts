import bdAddress from './catalogue/bd-address.json'
import dibaoHousehold from './catalogue/ca-dibao-household.json'
import dibaoMember from './catalogue/ca-dibao-member.json'
import disabilitySubsidy from './catalogue/ca-disability-subsidy.json'
import elderAllowance from './catalogue/ca-elder-allowance.json'
import elderSpecial from './catalogue/ca-elder-special.json'
import tekun from './catalogue/ca-tekun.json'
import disabilityCert from './catalogue/df-cert.json'
import dangerHouse from './catalogue/hc-danger-house.json'
import inpatient from './catalogue/mi-inpatient.json'
import largeExpense from './catalogue/mi-large-expense.json'
import gridMap from './catalogue/pl-grid-map.json'
import householdRegister from './catalogue/ps-household-register.json'
import { FeedDefinition } from './definition'

/** Every feed this version takes in. To add one: a JSON file beside the others and its line here. */
const FEEDS: readonly FeedDefinition[] = [
  gridMap,
  bdAddress,
  householdRegister,
  dibaoHousehold,
  dibaoMember,
  tekun,
  elderSpecial,
  elderAllowance,
  disabilitySubsidy,
  disabilityCert,
  inpatient,
  largeExpense,
  dangerHouse,
].map((raw) => FeedDefinition.parse(raw))

export const allFeeds = (): readonly FeedDefinition[] => FEEDS

export const findFeed = (id: string): FeedDefinition | undefined => FEEDS.find((feed) => feed.id === id)
