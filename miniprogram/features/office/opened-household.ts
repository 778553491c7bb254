import { openPage } from '../../routes/open-page'

/** A household file, and what led to it: items opened from there belong to that warning or request. */
export interface OpenedHousehold {
  householdId: string
  warningId?: string
  requestId?: string
}

let opened: OpenedHousehold | undefined

/** Opens a household file. Its id stays in memory: an address never names a household. */
export const openHousehold = (
  householdId: string,
  from: Omit<OpenedHousehold, 'householdId'> = {},
): Promise<unknown> => {
  opened = { householdId, ...from }
  return openPage('/office/household/index')
}

/** The household opened last in this window; undefined after a reload. */
export const openedHousehold = (): OpenedHousehold | undefined => opened
