import type { Frame } from '../../rules/frame'
import type { FactSheet } from '../../facts/sheet'
import type { KeptRowsByFeed } from '../../feeds/model'
import type { LocalDate } from '../../kernel/dates'
import type { FeedStates } from '../feed-state'

/** What warning conditions need beside the facts. */
export interface WarningExtra {
  today: LocalDate
  feeds: FeedStates
  sheet: FactSheet
  /** What departments sent about the household, row by row: events are looked for here. */
  rows: KeptRowsByFeed
}

export const extraOf = (frame: Frame): WarningExtra => frame.extra as WarningExtra

/** The member's person id, by place in the sheet. */
export const personAt = (frame: Frame, member: number): string | undefined =>
  extraOf(frame).sheet.members[member]?.personId
