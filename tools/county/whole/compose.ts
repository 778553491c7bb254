import { AgeDeck } from './age-deck'
import type { Draw } from './draw'
import { MODEL, type Category } from './model'

/** How often somebody who lives alone is an elder. */
const ELDER_ALONE: Record<Category, number> = {
  dibaoRural: 0.48,
  dibaoUrban: 0.42,
  tekun: 0.8,
  edge: 0.35,
  rigid: 0.3,
  class2: 0.4,
  general: 0.43,
}

/** Draws the sizes and ages of one group's households, the head first; persons come to the model's shares. */
export class Composer {
  private readonly deck: AgeDeck
  private readonly sizes: readonly (readonly [number, number])[]

  constructor(private readonly category: Category) {
    const model = MODEL.categories[category]
    this.deck = new AgeDeck(model.ages)
    this.sizes = model.sizes.map((share, i) => [i + 1, share])
  }

  size(draw: Draw, atMost: number): number {
    return Math.min(draw.weighted(this.sizes), atMost)
  }

  ages(draw: Draw, size: number): number[] {
    if (size === 1) {
      const elder = draw.happens(ELDER_ALONE[this.category])
      return [
        this.category === 'tekun'
          ? this.deck.take(draw, 'elder', 'adult')
          : this.deck.take(draw, elder ? 'elder' : 'adult'),
      ]
    }
    const head = draw.happens(0.8) ? this.deck.take(draw, 'adult') : this.deck.take(draw, 'elder')
    const rest = Array.from({ length: size - 1 }, () => this.deck.takeAny(draw))
    return [head, ...rest.sort((a, b) => b - a)]
  }
}
