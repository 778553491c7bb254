import type { MyRequest } from '@shared/requests/contract'
import { requestAllows } from '@shared/requests/lifecycle'
import type { RequestStatus } from '@shared/requests/model'

export const requestTone = (status: RequestStatus): 'info' | 'ok' | 'warn' | 'neutral' => {
  if (status === 'completed') return 'warn'
  if (status === 'closed') return 'ok'
  return status === 'cancelled' ? 'neutral' : 'info'
}

/** The requester may say that the matter is settled. */
export const canClose = (request: Pick<MyRequest, 'status'>): boolean => requestAllows(request.status, 'close')

export const stillOpen = (request: Pick<MyRequest, 'status'>): boolean =>
  request.status !== 'closed' && request.status !== 'cancelled'

/** 「11月23日 09:12」, in the county's own time whatever the phone's zone. */
export const whenZh = (instant: string): string => {
  const match = /^\d{4}-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(instant)
  return match ? `${Number(match[1])}月${Number(match[2])}日 ${match[3]}` : instant
}

/** Newest first, ready for a timeline. */
export const progressLines = (request: Pick<MyRequest, 'progress'>): { at: string; words: string; now: boolean }[] =>
  [...request.progress]
    .sort((a, b) => b.at.localeCompare(a.at))
    .map((line, index) => ({ at: whenZh(line.at), words: line.textZh, now: index === 0 }))

export const RATINGS = [
  { value: '5', label: '很满意' },
  { value: '4', label: '满意' },
  { value: '3', label: '一般' },
  { value: '2', label: '不满意' },
  { value: '1', label: '很不满意' },
] as const
