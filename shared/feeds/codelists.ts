import raw from './codelists.json'
import type { CodeList } from './read-code'

const LISTS: Readonly<Record<string, CodeList>> = raw

export const findCodeList = (id: string): CodeList | undefined => LISTS[id]

export const codeList = (id: string): CodeList => {
  const list = LISTS[id]
  if (!list) throw new Error(`no code list ${id}`)
  return list
}
