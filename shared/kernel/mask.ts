/** `33992119450312013X` → `339921********013X`; anything shorter than 8 characters is hidden whole. */
export const maskIdNumber = (idNumber: string): string =>
  idNumber.length < 8
    ? '*'.repeat(idNumber.length)
    : `${idNumber.slice(0, Math.min(6, idNumber.length - 4))}${'*'.repeat(Math.max(0, idNumber.length - 10))}${idNumber.slice(-4)}`

/** `叶根福` → `叶*福`, `林秀` → `林*`, `欧阳建国` → `欧**国`, one character → `*`. */
export const maskName = (name: string): string => {
  const characters = [...name.trim()]
  const [first = '', last = ''] = [characters[0], characters.at(-1)]
  if (characters.length <= 1) return '*'.repeat(characters.length)
  if (characters.length === 2) return `${first}*`
  return `${first}${'*'.repeat(characters.length - 2)}${last}`
}

/** `15412345678` → `154****5678`; a landline keeps its last two digits. */
export const maskPhone = (phone: string): string =>
  /^1\d{10}$/.test(phone)
    ? `${phone.slice(0, 3)}****${phone.slice(-4)}`
    : `${'*'.repeat(Math.max(0, phone.length - 2))}${phone.length > 2 ? phone.slice(-2) : ''}`
