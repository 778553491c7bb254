import type { InputOf, OutputOf } from '@shared/kernel/contract'
import type { warningsContract } from '@shared/warnings/contract'
import { useState } from 'react'
import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'

type Actions = (typeof warningsContract)['actions']
export type PrecisionAnswer = OutputOf<Actions['precision']>
type LedgerInput = InputOf<Actions['ledger']>
export type LedgerResult = NonNullable<LedgerInput['result']>

/** What the list is narrowed to: a rule, a town, a department, a result. Words go along for the heading. */
export interface LedgerFilter {
  ruleId?: string
  areaCode?: string
  departmentId?: string
  result?: LedgerResult
  wordsZh?: string
}

const ON_A_PAGE = 30

export const usePrecision = (areaCode: string) => useQuery(() => cloud.warnings.precision({ areaCode }), [areaCode])

export function useLedger(areaCode: string, filter: LedgerFilter) {
  const [pages, setPages] = useState(1)
  const { ruleId, departmentId, result } = filter
  const ledger = useQuery(async () => {
    const input = { areaCode: filter.areaCode ?? areaCode, ruleId, departmentId, result, limit: ON_A_PAGE }
    const all = await cloud.warnings.ledger(input)
    for (let page = 1; page < pages && all.next !== null; page++) {
      const following = await cloud.warnings.ledger({ ...input, after: all.next })
      all.items.push(...following.items)
      all.next = following.next
    }
    return all
  }, [areaCode, filter.areaCode, ruleId, departmentId, result, pages])
  return { ledger, showMore: () => setPages((before) => before + 1) }
}
