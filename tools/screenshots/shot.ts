import type { Page } from 'playwright-core'
import type { AttachmentPurpose } from '@shared/access/attachments'
import type { Device } from '../browser/open-page'
import type { Caller } from '../demo/call'

/** What a picture may ask for before it is taken: people who act, the county's clock, what earlier steps found out. */
export interface Scene {
  /** One of the demonstration's people, with a typed hand on the real functions. */
  as(accountId: string): Promise<Caller>
  /** Puts a picture of one point into storage; gives its attachment id. */
  upload(by: Caller, purpose: AttachmentPurpose): Promise<string>
  /** Moves the county's clock, so that messages go out and cards arrive. */
  advanceMinutes(minutes: number): Promise<void>
  /** Jumps to an instant; what timers would have done on the way is not done. */
  setClock(instant: string): Promise<void>
  now(): Promise<string>
  /** Ids of requests, tasks, households, by a name of one's own. */
  notes: Map<string, string>
}

/** One picture of one screen. Pictures are taken in the order of the list, so a later one sees what earlier ones did. */
export interface Shot {
  /** File name without size and ending: `<name>-phone.png`. */
  name: string
  /** The demonstration person who looks; left out: a visitor. */
  as?: string
  /** The page's path with its parameters, for example `/pages/index/index`; or what gives it from the notes. */
  route: string | ((note: (name: string) => string) => string)
  /** Brings the county into the state to be seen, through the functions. */
  before?: (scene: Scene) => Promise<void>
  /** Brings the page into the state to be seen: taps, words. */
  prepare?: (page: Page) => Promise<void>
  /** Large type on. */
  largeType?: boolean
  /** The whole page, not only what fits on the screen. */
  fullPage?: boolean
  /** The README shows it at this size. */
  inReadme?: Device
  /** Both when left out. */
  devices?: readonly Device[]
}
