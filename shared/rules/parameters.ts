import { z } from 'zod'
import { LocalDate } from '../kernel/dates'
import { scaleYuan } from '../kernel/money'

export type ParameterId = string

/** A number of law with the places and days for which it holds: never a literal in a rule. */
export const Parameter = z.strictObject({
  id: z.string().regex(/^[a-zA-Z]+\.[a-zA-Z0-9]+$/),
  labelZh: z.string().min(1),
  /** `元…` units are written in yuan and compiled to fen; `比例` is a ratio. */
  unitZh: z.string().min(1),
  basisZh: z.string().min(1),
  confidence: z.enum(['sourced', 'known', 'sample']),
  role: z.enum(['rule', 'reference']),
  typicalRange: z.tuple([z.number(), z.number()]).optional(),
  noteZh: z.string().optional(),
  values: z
    .array(
      z.strictObject({
        /** Area-code prefix: '' the nation, '33' a province, '339921' a county. */
        area: z.string(),
        from: LocalDate,
        value: z.number(),
        sourceZh: z.string().min(1),
      }),
    )
    .min(1),
})
export type Parameter = z.infer<typeof Parameter>

export const isMoneyUnit = (unitZh: string): boolean => unitZh.startsWith('元')

/** The value in force, in the engine's unit (fen for money). */
export interface ParameterInForce {
  id: ParameterId
  labelZh: string
  unitZh: string
  value: number
  from: LocalDate
  sourceZh: string
}

/** The values in force on a day in an area: the nearest area wins, then the latest start not after the day. */
export const parametersInForce = (
  parameters: readonly Parameter[],
  asOf: LocalDate,
  area: string,
): ReadonlyMap<ParameterId, ParameterInForce> => {
  const inForce = new Map<ParameterId, ParameterInForce>()
  for (const { id, labelZh, unitZh, values } of parameters) {
    const best = values
      .filter((value) => area.startsWith(value.area) && value.from <= asOf)
      .sort((a, b) => b.area.length - a.area.length || (a.from < b.from ? 1 : -1))[0]
    if (!best) continue
    const value = isMoneyUnit(unitZh) ? scaleYuan(best.value) : best.value
    inForce.set(id, { id, labelZh, unitZh, value, from: best.from, sourceZh: best.sourceZh })
  }
  return inForce
}

/** The same values with some replaced, in yuan as files write them (a what-if, the command line). */
export const overrideParameters = (
  inForce: ReadonlyMap<ParameterId, ParameterInForce>,
  replacements: Readonly<Record<ParameterId, number>>,
  sourceZh: string,
): ReadonlyMap<ParameterId, ParameterInForce> => {
  const result = new Map(inForce)
  for (const [id, yuan] of Object.entries(replacements)) {
    const parameter = result.get(id)
    if (parameter)
      result.set(id, { ...parameter, value: isMoneyUnit(parameter.unitZh) ? scaleYuan(yuan) : yuan, sourceZh })
  }
  return result
}
