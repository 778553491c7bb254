import type { FactView, MemberView } from '@shared/households/contract'

const TICKS = { true: '是', false: '否' } as const
const tick = (nameZh: string, value: boolean | null): string | null =>
  value === null ? null : `${nameZh}：${TICKS[`${value}`]}`

/** 「户主 · 81岁 · 户籍在册：是」; what is not known is left out. */
export const memberNote = (member: MemberView): string =>
  [
    member.relationZh,
    member.age === null ? null : `${member.age}岁`,
    member.idNumberMasked,
    tick('户籍在册', member.hukouRegistered),
    tick('共同生活', member.livesTogether),
  ]
    .filter((part) => part !== null && part !== '')
    .join(' · ')

/** 「住建局，2026-11-20；另有说法：…」 */
export const factNote = (fact: Pick<FactView, 'sourceZh' | 'asOf' | 'conflictsZh'>): string =>
  [`${fact.sourceZh}，${fact.asOf}`, ...fact.conflictsZh.map((other) => `另有说法：${other}`)].join('；')
