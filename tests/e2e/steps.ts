import type { County } from './county'

/**
 * Steps of a story that build on one another: after one that failed the others do not wait for what cannot come, and
 * what everybody saw at that moment is kept.
 */
export const stepsIn = (county: () => County) => {
  let broken = false
  return (name: string, act: () => Promise<void>): void =>
    test(name, async () => {
      if (broken) throw new Error('an earlier step failed')
      broken = true
      await act().catch(async (error: unknown) => {
        await county().keepPictures()
        throw error
      })
      broken = false
    })
}
