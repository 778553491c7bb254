import type { DisasterLine, DisasterPlace } from '@shared/warnings/disaster-contract'
import { MOVE_STATE_LABELS } from '@shared/warnings/disaster-states'
import { DISASTER_PLAN, type DisasterBand } from '@shared/warnings/disaster-plan'
import type { Tone } from '../../ui/feedback/Tag'

export const KINDS = DISASTER_PLAN.hazards.map(({ code, zh }) => ({ value: code, label: zh }))
export const LEVELS = DISASTER_PLAN.levels.map(({ code, zh }) => ({ value: code, label: zh }))

export const BANDS: readonly { id: DisasterBand; zh: string }[] = [
  ...DISASTER_PLAN.bands,
  { id: 'unknown', zh: DISASTER_PLAN.unknown.zh },
]

export const bandTone = (band: DisasterBand): Tone =>
  band === 'move-first' ? 'danger' : band === 'visit-first' ? 'warn' : band === 'phone-first' ? 'info' : 'neutral'

/** Gone to safety is well; not willing or not there is not. */
export const stateTone = (state: DisasterLine['state']): Tone =>
  state === 'moved' || state === 'returned' || state === 'notNeeded'
    ? 'ok'
    : state === 'told' || state === 'visited'
      ? 'info'
      : state === 'waiting'
        ? 'neutral'
        : 'danger'

/** The words a hand may say, in the order things happen. */
export const MARKS = (['told', 'visited', 'moved', 'refused', 'notFound', 'notNeeded', 'returned'] as const).map(
  (value) => ({
    value,
    label: MOVE_STATE_LABELS[value].zh,
  }),
)

/** 「73岁 · 独居、平房老屋 · 还不清楚：是否在危险区」 */
export const whyZh = ({ age, reasonsZh, unknownZh }: DisasterLine): string =>
  [
    age === null ? null : `${age}岁`,
    reasonsZh.join('、'),
    unknownZh.length > 0 ? `还不清楚：${unknownZh.join('、')}` : null,
  ]
    .filter(Boolean)
    .join(' · ')

/** What is counted of a village, in the order of the bar. */
export const BAR = ['moved', 'returned', 'notNeeded', 'visited', 'told', 'refused', 'notFound', 'waiting'] as const

/** 「已转移3，未联系5」: what is zero is left out. */
export const statesZh = ({ states }: DisasterPlace): string =>
  BAR.filter((state) => states[state] > 0)
    .map((state) => `${MOVE_STATE_LABELS[state].zh}${states[state]}`)
    .join('，')

/** 「15:00前」 */
export const deadlineZh = (deadlineAt: string): string => `${deadlineAt.slice(5, 10)} ${deadlineAt.slice(11, 16)}前`
