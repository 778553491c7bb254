/** Fields are codes, counts and ids; whatever looks like an identity or telephone number is removed anyway. */
export type LogFields = Record<string, unknown>

export interface Logger {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

const ID_NUMBER = /(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d)\d{15}(?!\d)/g
const PHONE = /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/g

/** Removes 18- and 15-digit identity numbers and telephone numbers, wherever they stand in a text. */
export const redactText = (text: string): string => text.replace(ID_NUMBER, '[id]').replace(PHONE, '[phone]')

/** The same for any value; keys are kept, errors shrink to their name and code. */
export const redact = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'number' && String(value).length >= 11) return redactText(String(value))
  if (value instanceof Error) {
    const code = (value as { code?: unknown }).code
    return { name: value.name, code: typeof code === 'string' ? redactText(code) : undefined }
  }
  if (Array.isArray(value)) return depth > 4 ? '[deep]' : value.slice(0, 50).map((item) => redact(item, depth + 1))
  if (typeof value === 'object' && value !== null) {
    if (depth > 4) return '[deep]'
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [redactText(key), redact(item, depth + 1)]))
  }
  return value
}

/** One JSON line an event, on the platform's standard output. */
export const createLogger = (
  bound: LogFields,
  // eslint-disable-next-line no-console -- because this is the one door to the platform's log
  write: (line: string) => void = (line) => console.log(line),
): Logger => {
  const emit = (level: string) => (event: string, fields: LogFields) =>
    write(JSON.stringify(redact({ level, event, ...bound, ...fields })))
  return {
    info: (event, fields = {}) => emit('info')(event, fields),
    warn: (event, fields = {}) => emit('warn')(event, fields),
    error: (event, fields = {}) => emit('error')(event, fields),
  }
}
