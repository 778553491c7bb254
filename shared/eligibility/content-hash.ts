/** JSON with sorted keys, so that equal content has equal text. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, v]) => v !== undefined)
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([key, v]) => `${JSON.stringify(key)}:${canonicalJson(v)}`).join(',')}}`
}

const lane = (text: string, seed: number): string => {
  let hash = 0x811c9dc5 ^ seed
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  return ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0')
}

/** An address for content (two FNV-1a lanes, 16 hex digits): tells versions apart, is no defence against forgery. */
export const contentHash = (value: unknown): string => {
  const text = canonicalJson(value)
  return lane(text, 0) + lane(text, 0x9e3779b9)
}
