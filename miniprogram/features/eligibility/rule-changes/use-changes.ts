import type { RuleChangeStatus } from '@shared/eligibility/rule-change'
import { cloud } from '../../../cloud/client'
import { useQuery } from '../../../cloud/use-query'

const MOST = 50

/** Newest first; `all` shows decided ones too. */
export const useChanges = (status: RuleChangeStatus | 'all') =>
  useQuery(
    () => cloud.eligibility.listChanges({ status: status === 'all' ? undefined : status, limit: MOST }),
    [status],
  )
