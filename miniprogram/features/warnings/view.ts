import type { WarningRow } from '@shared/warnings/contract'
import type { Tone } from '../../ui/feedback/Tag'

export const severityTone = (severity: WarningRow['severity']): Tone =>
  severity === 'red' ? 'danger' : severity === 'orange' ? 'warn' : 'info'

export const SEVERITY_ZH: Record<WarningRow['severity'], string> = {
  red: '红色',
  orange: '橙色',
  yellow: '黄色',
  blue: '蓝色',
}

/** 「林秀云，大额医疗，11月30日前」 */
export const warningLine = (row: Pick<WarningRow, 'personNameZh' | 'titleZh' | 'dueZh'>): string =>
  [row.personNameZh, row.titleZh, row.dueZh].filter(Boolean).join('，')

export const warningNote = (row: Pick<WarningRow, 'addressZh' | 'lastHandlingZh' | 'overdue'>): string =>
  [row.overdue ? '已过期' : null, row.addressZh, row.lastHandlingZh].filter(Boolean).join(' · ')

/** What an officer may do with a row, in the order of the script. */
export const HANDLINGS = [
  { value: 'called', label: '打过电话', note: '记下打了电话，还要再办' },
  { value: 'alreadyCovered', label: '已在保', note: '已经享受相应救助' },
  { value: 'sendVisit', label: '转走访', note: '派给网格员，卡片只写“关爱走访”' },
  { value: 'declined', label: '本人谢绝', note: '30天后再问一次' },
] as const

export const RESULTS = [
  { value: 'trueAided', label: '属实-已救助' },
  { value: 'trueSupported', label: '属实-已帮扶' },
  { value: 'trueNoPolicy', label: '属实-无对应政策' },
  { value: 'notInNeed', label: '不需要救助' },
  { value: 'dataError', label: '数据错误' },
  { value: 'unreachable', label: '联系不上' },
] as const
