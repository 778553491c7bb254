/** Spreads neighbouring numbers over the whole 32 bits (the finaliser of murmur3). */
const spread = (n: number): number => {
  let x = n | 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

/** A number for a text, so that each feed draws from a stream of its own. */
export const hashOf = (text: string): number => {
  let h = 2_166_136_261
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 16_777_619)
  return spread(h)
}

export type Weights<T = string> = readonly (readonly [T, number])[]

const known = new WeakMap<Weights<unknown>, Float64Array>()

/** Running sums of the weights, worked out once a list. */
const sumsOf = (items: Weights<unknown>): Float64Array => {
  let sums = known.get(items)
  if (!sums) {
    sums = new Float64Array(items.length)
    let total = 0
    for (const [i, [, weight]] of items.entries()) sums[i] = total += weight
    known.set(items, sums)
  }
  return sums
}

/**
 * A seeded stream of chance that can be set to any place (`at`): what one household draws for one feed depends on the
 * seed, the feed and the household alone, not on which other files are written. Integer and IEEE arithmetic only, so
 * every machine draws the same.
 */
export class Draw {
  private state: number

  constructor(seed: number) {
    this.state = spread(seed)
  }

  at(seed: number, index: number): this {
    this.state = spread(seed ^ Math.imul(index + 1, 0x9e3779b1))
    return this
  }

  /** In [0, 1); mulberry32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = this.state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  /** Integer in [low, high]. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  happens(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)] as T
  }

  /** One of the items; weights need not add up to 1. */
  weighted<T>(items: Weights<T>): T {
    const sums = sumsOf(items)
    const at = this.next() * (sums[sums.length - 1] as number)
    let i = 0
    while (i < sums.length - 1 && at >= (sums[i] as number)) i += 1
    return (items[i] as Weights<T>[number])[0]
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next())
  }

  logNormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal())
  }

  /** Marsaglia and Tsang; scale 1. */
  gamma(shape: number): number {
    if (shape < 1) return this.gamma(shape + 1) * Math.pow(1 - this.next(), 1 / shape)
    const d = shape - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = this.normal()
      const v = (1 + c * x) ** 3
      if (v > 0 && Math.log(1 - this.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
    }
  }

  beta(a: number, b: number): number {
    const x = this.gamma(a)
    return x / (x + this.gamma(b))
  }

  pareto(alpha: number): number {
    return Math.pow(1 - this.next(), -1 / alpha)
  }

  /** For small means: counts how many draws multiply down to e^-mean. */
  poisson(mean: number): number {
    const floor = Math.exp(-mean)
    let product = this.next()
    let count = 0
    while (product >= floor) {
      product *= this.next()
      count += 1
    }
    return count
  }
}
