/** Seeds that once found a difference between the stand-in (or the oracle) and MongoDB, by what they ask. */
export const queryRegressions: readonly number[] = []
export const aggregationRegressions: readonly number[] = []
export const updateRegressions: readonly number[] = [
  // A product of nought and a negative number is nought without a sign.
  3053, 3094,
]
export const transactionRegressions: readonly number[] = []
