import type { ReactNode } from 'react'
import type { Query } from '../../cloud/use-query'
import { Notice } from './Notice'
import { ErrorState, LoadingState } from './states'

export interface LoadedProps<T> {
  query: Query<T>
  children: (data: T) => ReactNode
  /** Shown instead of `children` when there is nothing. */
  empty?: { when: (data: T) => boolean; show: ReactNode }
  /** Beside "try again" when it did not work: another way to go on. */
  otherwise?: ReactNode
  lines?: number
}

/** What was asked for, or why it is not here yet: loading, failed, stale, empty. */
export function Loaded<T>({ query, children, empty, otherwise, lines }: LoadedProps<T>) {
  const { data, error, slow, reload } = query
  if (data === undefined) {
    if (error === undefined) return <LoadingState slow={slow} lines={lines} />
    return (
      <ErrorState messageZh={error.messageZh} onRetry={error.retry ? reload : undefined}>
        {otherwise}
      </ErrorState>
    )
  }
  return (
    <>
      {error && <Notice tone="warn">没能更新，下面是刚才的内容。{error.messageZh}</Notice>}
      {empty?.when(data) ? empty.show : children(data)}
    </>
  )
}
