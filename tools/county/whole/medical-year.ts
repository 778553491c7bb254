import type { Draw } from './draw'
import { MODEL, type Category } from './model'

/** One settlement of a hospital stay, fen. */
export interface Stay {
  /** Days before the county's day. */
  daysAgo: number
  totalFen: number
  inScopeFen: number
  criticalFen: number
  aidFen: number
  selfFen: number
}

/** What medicine has cost one person this calendar year. */
export interface MedicalYear {
  stays: readonly Stay[]
  outpatientFen: number
  /** Own burden of the year: the stays' and the outpatient one, to the fen. */
  selfFen: number
}

const NO_STAYS: readonly Stay[] = []
const M = MODEL.medical

const byAge = (bands: readonly (readonly number[])[], age: number): number => {
  for (const band of bands) if (age <= (band[1] as number)) return band[2] as number
  return 0
}

const fen = (yuan: number): number => Math.round(yuan * 100)

/**
 * Draws one person's year: admissions by age and group, catalogue share, the fund's, the critical-illness insurance's
 * and medical aid's part, outpatient burden, and rarely a catastrophe. `daysThisYear`: settlements lie that far back.
 */
export const drawMedicalYear = (draw: Draw, category: Category, age: number, daysThisYear: number): MedicalYear => {
  const group = MODEL.categories[category]
  const admissions = draw.poisson(byAge(M.admissionsByAge, age) * group.admissions)
  const outpatientFen = fen(draw.gamma(M.outpatient.shape) * (byAge(M.outpatient.means, age) / M.outpatient.shape))
  const catastrophe = draw.happens(group.catastrophe)
    ? fen(Math.min(M.catastrophe.cap, M.catastrophe.from * draw.pareto(M.catastrophe.alpha)))
    : 0
  if (admissions === 0 && catastrophe <= outpatientFen)
    return { stays: NO_STAYS, outpatientFen, selfFen: outpatientFen }

  const stays: Stay[] = []
  let [selfFen, remainder] = [outpatientFen, 0]
  for (let i = 0; i < admissions; i += 1) {
    const total = draw.logNormal(Math.exp(M.cost.mu), M.cost.sigma)
    const inScope = total * draw.beta(M.inCatalogue[0] as number, M.inCatalogue[1] as number)
    const left = inScope * (1 - M.fundShare)
    const over = Math.max(0, remainder + left - Math.max(remainder, M.critical.deductible))
    remainder += left
    const criticalFen = fen(over * M.critical.share)
    const aidFen = Math.min(fen(left * group.aidShare), fen(left) - criticalFen)
    const stay: Stay = {
      daysAgo: Math.floor((daysThisYear * (admissions - i - draw.next())) / admissions),
      totalFen: fen(total),
      inScopeFen: fen(inScope),
      criticalFen,
      aidFen,
      selfFen: fen(total) - fen(inScope) + fen(left) - criticalFen - aidFen,
    }
    selfFen += stay.selfFen
    stays.push(stay)
  }
  // A catastrophe is a long treatment that is largely outside the catalogue: it brings the year up to its sum.
  if (catastrophe > selfFen) {
    const burden = catastrophe - selfFen
    stays.push({
      daysAgo: draw.between(0, Math.min(40, daysThisYear)),
      totalFen: Math.round(burden * 1.5),
      inScopeFen: Math.round(burden * 0.5),
      criticalFen: 0,
      aidFen: 0,
      selfFen: burden,
    })
    selfFen = catastrophe
  }
  return { stays, outpatientFen, selfFen }
}
