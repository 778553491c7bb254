import type { ReactNode } from 'react'
import type { IconName } from '../theme/Icon'

/** An entry of the office's side navigation. */
export interface NavItem {
  label: string
  icon: IconName
  /** Absolute page path, for example `/office/queue/index`. */
  url: string
  current?: boolean
  /** Unread or open things. */
  count?: number
}

export interface PageProps {
  /** The page's one first-level heading; also the window title. */
  title: string
  /** A line under the title. */
  subtitle?: string
  children: ReactNode
  /** `reading`: one column for a phone, kept narrow on a desktop. `wide`: residents' pages with two columns. `office`: full width with side navigation from 1024 px. */
  layout?: 'reading' | 'wide' | 'office'
  /** Side navigation of the office layout. */
  nav?: readonly NavItem[]
  /** Right of the title: one or two small buttons. */
  actions?: ReactNode
  /** Stays at the bottom edge: the screen's one main action. */
  footer?: ReactNode
  /** The first screen draws its own head. */
  bare?: boolean
}
