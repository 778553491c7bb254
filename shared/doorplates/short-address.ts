/**
 * 「青禾县青嶂镇前渡村溪边路17号」 → 「溪边路17号」. `areaNames` from the county down; a name the address does not carry is
 * passed over, and an address that is nothing but areas stays whole.
 */
export const shortAddress = (addressText: string, areaNames: readonly string[]): string => {
  const rest = areaNames.reduce((text, name) => (text.startsWith(name) ? text.slice(name.length) : text), addressText)
  return rest === '' ? addressText : rest
}

/** With the names of its areas in front, whichever of them the address already carried. */
export const fullAddress = (addressText: string, areaNames: readonly string[]): string => {
  const rest = areaNames.reduce((text, name) => (text.startsWith(name) ? text.slice(name.length) : text), addressText)
  return `${areaNames.join('')}${rest}`
}

/** Words a scanner of an unknown or ended plate can act on. */
export const PLATE_UNKNOWN_ZH = '这块门牌还没有登记，请再扫一次，或直接选村子。'
export const PLATE_REVOKED_ZH = '这块门牌已经停用，请再扫一次门上的新牌，或直接选村子。'
