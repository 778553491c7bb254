import { openPage } from '../../routes/open-page'

let opened: string | undefined

/** Opens a household file. Its id stays in memory: an address never names a household. */
export const openHousehold = (householdId: string): Promise<unknown> => {
  opened = householdId
  return openPage('/office/household/index')
}

/** The household opened last in this window; undefined after a reload. */
export const openedHousehold = (): string | undefined => opened
