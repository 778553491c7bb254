import { whenZh } from '../../ui/format/when-zh'
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

/** 「0712 · 兰小燕，11月23日 18:00前联系」; overdue is said in words. */
export const areaRequestNote = (request: {
  requestNo: string
  contactName: string
  contactDueAt: string
  overdue: boolean
}): string =>
  `${request.requestNo} · ${request.contactName}，${whenZh(request.contactDueAt)}前联系${request.overdue ? '，已超时' : ''}`
