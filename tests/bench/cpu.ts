/** Processor seconds this process has used so far. */
export const cpuNow = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

export interface Measured {
  /** Units of work per second of processor time (all threads of this process). */
  perSecond: number
  /** Processor seconds of one pass: the median. */
  seconds: number
  /** The same on the wall clock; longer where others use the machine. */
  wallSeconds: number
}

/**
 * Repeats `pass` (which gives the number of units it did) for about `atLeast` processor seconds, three times or more.
 * Processor time, so that neither a busy machine nor an engine that works in threads of its own blurs the comparison.
 */
export async function cpuSeconds(atLeast: number, pass: () => number | Promise<number>): Promise<Measured> {
  const passes: { cpu: number; wall: number; units: number }[] = []
  for (let spent = 0; passes.length < 3 || (spent < atLeast && passes.length < 1000);) {
    const [cpu, wall] = [cpuNow(), performance.now()]
    const units = await pass()
    const taken = { cpu: cpuNow() - cpu, wall: (performance.now() - wall) / 1000, units }
    spent += taken.cpu
    passes.push(taken)
  }
  const middle = passes.sort((a, b) => a.cpu - b.cpu)[passes.length >> 1]
  if (!middle) throw new Error('nothing was measured')
  return { perSecond: middle.units / middle.cpu, seconds: middle.cpu, wallSeconds: middle.wall }
}
