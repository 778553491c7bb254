import type { WhoAnswers } from '@shared/areas/contract'

/** 「兰小燕接电话，到18:00」 */
export const onDutyZh = ({ onDutyNow }: Pick<WhoAnswers, 'onDutyNow'>): string =>
  onDutyNow.untilZh === '' ? `${onDutyNow.name}接电话` : `${onDutyNow.name}接电话，${onDutyNow.untilZh}`

/** The one to ring from the plate: the grid's own worker, or whoever is on duty where there is none. */
export const firstContact = (who: WhoAnswers): { name: string; phone: string } => who.gridWorker ?? who.onDutyNow
