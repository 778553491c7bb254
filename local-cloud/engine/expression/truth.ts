/** What an expression takes for true: everything but false, null, what is missing, and zero. */
export const isTrue = (value: unknown): boolean =>
  value !== false && value !== null && value !== undefined && value !== 0
