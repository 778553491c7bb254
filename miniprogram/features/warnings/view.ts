import type { QueueCounts, WarningRow } from '@shared/warnings/contract'
import type { QueueEntry } from '@shared/warnings/household-entries'
import type { IconName } from '../../ui/theme/Icon'
import type { Tone } from '../../ui/feedback/Tag'

export const severityTone = (severity: WarningRow['severity']): Tone =>
  severity === 'red' ? 'danger' : severity === 'orange' ? 'warn' : 'info'

export const SEVERITY_ZH: Record<WarningRow['severity'], string> = {
  red: '红色',
  orange: '橙色',
  yellow: '黄色',
  blue: '蓝色',
}

/** 「青嶂镇前渡村 · 水井巷8号 · 打电话」: where it is, and what was done last. */
export const entryNote = ({ rows: [first] }: QueueEntry): string =>
  [
    first.areaZh,
    first.addressZh,
    first.lastHandlingZh && `上次：${first.lastHandlingZh}`,
    first.lastOutcomeZh && `结果：${first.lastOutcomeZh}`,
  ]
    .filter(Boolean)
    .join(' · ')

/** Of the household's reasons those whose data was taken back, each sentence once. */
export const lookAgainOf = ({ rows }: QueueEntry): string[] => [
  ...new Set(rows.flatMap(({ lookAgainZh }) => lookAgainZh ?? [])),
]

/** 「11月30日前」, 「已过期（11月20日前）」 */
export const entryDue = ({ overdue, dueZh }: Pick<QueueEntry, 'overdue' | 'dueZh'>): string =>
  overdue ? `已过期（${dueZh}）` : dueZh

/** 「等您办的18户 …」 said in numbers; what is zero is left out except the first. */
export const countsLine = (counts: QueueCounts): { label: string; count: number; tone: Tone }[] => [
  { label: '还没动', count: counts.fresh, tone: 'neutral' },
  ...(counts.overdue > 0 ? [{ label: '已过期', count: counts.overdue, tone: 'danger' as const }] : []),
  ...(counts.dueToday > 0 ? [{ label: '今天到期', count: counts.dueToday, tone: 'warn' as const }] : []),
  ...(counts.red > 0 ? [{ label: '红色', count: counts.red, tone: 'danger' as const }] : []),
  ...(counts.later > 0 ? [{ label: '过些天再问', count: counts.later, tone: 'info' as const }] : []),
]

interface HandlingChoice {
  value: 'called' | 'alreadyCovered' | 'sendVisit' | 'declined'
  label: string
  note: string
  icon: IconName
}

/** What an officer may do with a row, in the order of the script. */
export const HANDLINGS: readonly HandlingChoice[] = [
  { value: 'called', label: '打电话', note: '打过了记一笔，还要再办', icon: 'phone' },
  { value: 'alreadyCovered', label: '已在保', note: '已经享受相应救助，这一条结案', icon: 'check' },
  { value: 'sendVisit', label: '转走访', note: '派给网格员，卡片只写“关爱走访”', icon: 'people' },
  { value: 'declined', label: '本人谢绝', note: '30天后再问一次', icon: 'clock' },
]
export type Handling = HandlingChoice['value']

/** What may be done with an entry as a whole; reasons that need one answer each are opened one by one. */
export const handlingsOf = ({ rows }: QueueEntry): readonly HandlingChoice[] => {
  const [first] = rows
  if (first.status === 'closed') return []
  if (first.householdId === null) return HANDLINGS.filter(({ value }) => value === 'called')
  return rows.length > 1 ? HANDLINGS.filter(({ value }) => value !== 'alreadyCovered') : HANDLINGS
}

export const RESULTS = [
  { value: 'trueAided', label: '属实-已救助' },
  { value: 'trueSupported', label: '属实-已帮扶' },
  { value: 'trueNoPolicy', label: '属实-无对应政策' },
  { value: 'alreadyCovered', label: '已在保' },
  { value: 'notInNeed', label: '不需要救助' },
  { value: 'dataError', label: '数据错误' },
  { value: 'unreachable', label: '联系不上' },
  { value: 'declined', label: '本人谢绝，不再问' },
] as const
