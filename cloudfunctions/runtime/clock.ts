import { instantFromMs, localDateOf } from '@shared/kernel/dates'

/** The instant of this machine's clock, which in the stand-in is the cloud's clock. */
export const readClock = (): string => instantFromMs(Date.now())

export const addSeconds = (instant: string, seconds: number): string =>
  instantFromMs(Date.parse(instant) + Math.round(seconds * 1000))

export { localDateOf }
