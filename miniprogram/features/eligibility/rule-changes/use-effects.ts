import { useEffect, useState } from 'react'
import type { EffectRow } from '@shared/eligibility/change-contract'
import type { EffectWay } from '@shared/eligibility/rule-change'
import { cloud } from '../../../cloud/client'
import { useQuery } from '../../../cloud/use-query'

const PAGE = 20

/** Households a change touches, page by page; `ready` counts up with the preview, so that the list fills. */
export function useEffects(changeId: string, way: EffectWay | 'all', ready: boolean) {
  const [more, setMore] = useState<EffectRow[]>([])
  const [next, setNext] = useState<string | null>(null)
  const input = { changeId, way: way === 'all' ? undefined : way, limit: PAGE }
  const first = useQuery(() => cloud.eligibility.listEffects(input), [changeId, way, ready])
  useEffect(() => {
    setMore([])
    setNext(first.data?.next ?? null)
  }, [first.data])
  const loadMore = async (): Promise<void> => {
    if (next === null) return
    const page = await cloud.eligibility.listEffects({ ...input, after: next })
    setMore((known) => [...known, ...page.items])
    setNext(page.next)
  }
  return { first, rows: [...(first.data?.items ?? []), ...more], hasMore: next !== null, loadMore }
}
