import type { Extension } from '../rules/compile'
import { BENEFIT_EXTENSIONS } from './extensions/benefits'
import { DATE_EXTENSIONS } from './extensions/dates'
import { EVENT_EXTENSIONS } from './extensions/events'
import { READING_EXTENSIONS } from './extensions/readings'

/** The kinds of condition that only warnings know. */
export const WARNING_EXTENSIONS: Readonly<Record<string, Extension>> = {
  ...BENEFIT_EXTENSIONS,
  ...DATE_EXTENSIONS,
  ...EVENT_EXTENSIONS,
  ...READING_EXTENSIONS,
}
