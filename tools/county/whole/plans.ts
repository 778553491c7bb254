import { CIVIL_AFFAIRS } from './plans/civil-affairs'
import { HEALTH } from './plans/health'
import { HOMES } from './plans/homes'
import type { FeedPlan } from './plans/plan'
import { WORK_SCHOOL } from './plans/work-school'

/** Who stands in each feed of people and households. */
export const PLANS: ReadonlyMap<string, FeedPlan> = new Map(
  [...CIVIL_AFFAIRS, ...HEALTH, ...HOMES, ...WORK_SCHOOL].map((plan) => [plan.feed, plan]),
)
