import type { Fact } from '../../facts/model'
import { FACTS } from '../../facts/vocabulary'
import { findFeed } from '../../feeds/catalogue'
import { feedsTelling } from './known-facts'

let shared: ReadonlySet<string> | undefined

/** Words that several facts are called by: 「发放金额」 alone tells nobody which. */
const sharedLabels = (): ReadonlySet<string> => {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { labelZh } of FACTS) (seen.has(labelZh) ? twice : seen).add(labelZh)
  return twice
}

/** The title of the list that tells a fact, where one does. */
export const toldByZh = (factId: string): string | undefined => findFeed(feedsTelling(factId)[0] ?? '')?.titleZh

/** 「年龄」; where others are called the same, with the list it comes from: 「发放金额（高龄津贴发放）」. */
export const factNameZh = ({ id, labelZh }: Fact): string => {
  const from = (shared ??= sharedLabels()).has(labelZh) ? toldByZh(id) : undefined
  return from === undefined ? labelZh : `${labelZh}（${from}）`
}
