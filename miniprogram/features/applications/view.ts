import type { ApplicationRow } from '@shared/applications/contract'
import { yuanToFen } from '@shared/kernel/money'
import type { Tone } from '../../ui/feedback/Tag'

const TONES: Record<ApplicationRow['status'], Tone> = {
  requested: 'warn',
  accepted: 'info',
  referred: 'info',
  proposed: 'warn',
  approved: 'ok',
  rejected: 'neutral',
  delivered: 'ok',
  cancelled: 'neutral',
}

export const itemTone = (row: Pick<ApplicationRow, 'status' | 'overdue'>): Tone =>
  row.overdue ? 'danger' : TONES[row.status]

export const itemNote = (row: Pick<ApplicationRow, 'addressZh' | 'clockZh' | 'dueOn'>): string =>
  [row.addressZh, row.clockZh, row.dueOn && `最迟${row.dueOn}`].filter(Boolean).join(' · ')

/** What is typed as yuan, in fen; undefined when it is empty, and a sentence when it is not an amount. */
export const readAmount = (text: string): { fen?: number; problemZh?: string } => {
  if (text.trim() === '') return {}
  const fen = yuanToFen(text)
  return fen === undefined || fen <= 0 ? { problemZh: '金额请写成 2000 或 2000.50，最多两位小数' } : { fen }
}

/** Without a running clock: before acceptance it has not begun, after the decision it is over, and some items have none. */
export const clockWords = ({ status }: Pick<ApplicationRow, 'status'>): string => {
  if (status === 'requested') return '受理后开始计时'
  return ['approved', 'rejected', 'delivered', 'cancelled'].includes(status) ? '已办结' : '这一项没有规定期限'
}
