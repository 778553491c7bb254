/** One measured figure and what the same work costs done another way, measured in the same run. */
export interface Figure {
  name: string
  value: number
  unit: string
  rivals: readonly { name: string; value: number }[]
}

/** A benchmark file `<name>.bench.ts` exports one of these as `bench`. */
export interface Bench {
  /** One line: what is measured, on what. */
  summary: string
  /** `quick`: a smaller scale, to see that it runs. */
  run(options?: { quick?: boolean }): Promise<readonly Figure[]>
}

/** The median seconds of `rounds` runs of `work`, after one run to warm up. */
export async function medianSeconds(rounds: number, work: () => unknown): Promise<number> {
  await work()
  const seconds: number[] = []
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    await work()
    seconds.push((performance.now() - started) / 1000)
  }
  seconds.sort((a, b) => a - b)
  return seconds[Math.floor(rounds / 2)] ?? Number.NaN
}
