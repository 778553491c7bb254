import { squeezeCell } from './clean-text'
import { readCode, type CodeList } from './read-code'

/** 肢体二级 · 多重残疾1级: a type and a grade in one cell, as township copies have it (D20). */
const COMPOSITE = /^(\D{2,4}?(?:残疾)?)([一二三四1-4]级)(?:\(.*\))?$/

/** The part of a composite cell that this list is about; undefined for every other list and cell. */
export const readComposite = (listId: string, list: CodeList, raw: string): string | undefined => {
  const parts = COMPOSITE.exec(squeezeCell(raw))
  if (!parts) return undefined
  if (listId.startsWith('disability-type')) return readCode(list, parts[1] ?? '')
  return listId === 'disability-grade' ? readCode(list, parts[2] ?? '') : undefined
}
