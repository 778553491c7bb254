import { canonicalJson } from './content-hash'
import type { CompiledCatalogue } from './compile'
import type { Policy, PolicyId } from './model'
import type { LocalDate } from '../kernel/dates'

/** Every parameter named anywhere inside a rule or an amount. */
export const parametersIn = (node: unknown): string[] => {
  if (typeof node !== 'object' || node === null) return []
  if (Array.isArray(node)) return node.flatMap(parametersIn)
  return 'param' in node && typeof node.param === 'string' ? [node.param] : Object.values(node).flatMap(parametersIn)
}

/** Every parameter that the rule or the amount of a policy reads. */
export const parametersRead = ({ eligibility, amount }: Pick<Policy, 'eligibility' | 'amount'>): readonly string[] => [
  ...new Set(parametersIn([eligibility, amount])),
]

const same = (a: unknown, b: unknown): boolean => a === b || canonicalJson(a) === canonicalJson(b)

const valuesBy = ({ parameters }: CompiledCatalogue, on: LocalDate): ReadonlyMap<string, unknown> =>
  new Map(
    parameters.map(({ id, values }) => [
      id,
      values.filter(({ from }) => from <= on).map(({ area, from, value }) => ({ area, from, value })),
    ]),
  )

/** Policies whose verdict or amount may differ between two catalogues on a day; all others need not be looked at. */
export const policiesAffected = (
  before: CompiledCatalogue,
  after: CompiledCatalogue,
  on: LocalDate,
): readonly PolicyId[] => {
  const [earlier, later] = [valuesBy(before, on), valuesBy(after, on)]
  const moved = new Set([...later.keys()].filter((id) => !same(earlier.get(id), later.get(id))))
  const ids = new Set([...before.byId.keys(), ...after.byId.keys()])
  return [...ids].filter((id) => {
    const [was, is] = [before.byId.get(id)?.policy, after.byId.get(id)?.policy]
    return !same(was, is) || (is !== undefined && parametersRead(is).some((parameter) => moved.has(parameter)))
  })
}
