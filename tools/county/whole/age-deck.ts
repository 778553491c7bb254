import type { Draw, Weights } from './draw'
import type { AgeBands } from './model'

export type Stage = 'minor' | 'adult' | 'elder'

const stageOf = (age: number): Stage => (age < 18 ? 'minor' : age < 60 ? 'adult' : 'elder')

/**
 * Ages of one group's people in the shares of the model, though not every age fits every place: a child does not live
 * alone. An age that does not fit waits for the next place that it fits, so the shares hold over the whole group.
 */
export class AgeDeck {
  private readonly bands: Weights<readonly [number, number]>
  private readonly waiting: Record<Stage, number[]> = { minor: [], adult: [], elder: [] }

  constructor(bands: AgeBands) {
    this.bands = bands.map(([low, high, share]) => [[low, high], share])
  }

  /** An age for the next place: one of these stages. */
  take(draw: Draw, ...stages: readonly Stage[]): number {
    for (const stage of stages) {
      const age = this.waiting[stage].pop()
      if (age !== undefined) return age
    }
    for (;;) {
      const [low, high] = draw.weighted(this.bands)
      const age = draw.between(low, high)
      const stage = stageOf(age)
      if (stages.includes(stage)) return age
      this.waiting[stage].push(age)
    }
  }

  /** An age for a place where any would do: what has waited longest. */
  takeAny(draw: Draw): number {
    const { minor, adult, elder } = this.waiting
    const longest =
      minor.length >= adult.length && minor.length >= elder.length
        ? minor
        : adult.length >= elder.length
          ? adult
          : elder
    const age = longest.pop()
    if (age !== undefined) return age
    const [low, high] = draw.weighted(this.bands)
    return draw.between(low, high)
  }
}
