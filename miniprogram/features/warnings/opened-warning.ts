import { openPage } from '../../routes/open-page'

let opened: string | undefined

/** Opens a warning. Its id tells the rule and the person, so it stays in memory and out of the address. */
export const openWarning = (warningId: string): Promise<unknown> => {
  opened = warningId
  return openPage('/office/warning/index')
}

/** The warning a message leads to, else the one opened last in this window; undefined after a reload. */
export const openedWarning = (params: { warning?: string }): string | undefined =>
  params.warning === undefined ? opened : decodeURIComponent(params.warning)
