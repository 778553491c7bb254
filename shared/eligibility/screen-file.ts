import { frameOf, valuesOfSheet } from '../rules/frame'
import { missingFacts } from '../rules/missing-facts'
import { KoumenError } from '../kernel/errors'
import { verdictOf, type Verdict } from '../rules/model'
import { overrideParameters, parametersInForce, type ParameterId, type ParameterInForce } from '../rules/parameters'
import { shippedCatalogue, type CompiledCatalogue } from './compile'
import { readHouseholdFile, type ReadHousehold } from './household-file'
import { verdictsOf } from './screen'

export { SAMPLE_AREA } from './household-file'

export interface FileVerdict {
  verdict: Verdict
  missing: readonly string[]
}

export interface FileVerdicts {
  /** One entry a policy; for a policy of unit `person` one entry a member, in order. */
  verdicts: Record<string, FileVerdict | readonly FileVerdict[]>
}

/** The parameters a file is screened with. Throws INVALID_INPUT for one the catalogue lacks. */
export const parametersOfFile = (
  { asOf, area, parameters }: ReadHousehold,
  catalogue: CompiledCatalogue,
): ReadonlyMap<ParameterId, ParameterInForce> => {
  const known = new Set(catalogue.parameters.map(({ id }) => id))
  const fields = Object.keys(parameters)
    .filter((id) => !known.has(id))
    .map((id) => ({ path: `parameters.${id}`, messageZh: `没有“${id}”这个参数` }))
  if (fields.length > 0)
    throw new KoumenError(
      'INVALID_INPUT',
      `家庭文件有误：${fields.map(({ path, messageZh }) => `${path} ${messageZh}`).join('；')}`,
      fields,
    )
  return overrideParameters(parametersInForce(catalogue.parameters, asOf, area), parameters, '文件给出')
}

/** Screens one household file (`readHouseholdFile`): verdicts, and for an unknown the facts it waits for. */
export const screenFile = (input: unknown): FileVerdicts => {
  const file = readHouseholdFile(input)
  const catalogue = shippedCatalogue()
  const inForce = parametersOfFile(file, catalogue)
  const plain = valuesOfSheet(file.sheet)
  const frame = frameOf(catalogue.book.layout, plain, inForce)
  const verdicts = verdictsOf(catalogue, plain, inForce)
  const answer = (policy: number, kleene: 0 | 1 | 2, member: number): FileVerdict => {
    const rule = catalogue.policies[policy]?.rule
    const missing = kleene === 1 && rule ? missingFacts(rule, frame, member).map((fact) => fact.factId) : []
    return { verdict: verdictOf(kleene), missing: [...new Set(missing)] }
  }
  return {
    verdicts: Object.fromEntries(
      catalogue.policies.map(({ policy }, index) => {
        const verdict = verdicts[index]
        return [
          policy.id,
          typeof verdict === 'number' ? answer(index, verdict, 0) : (verdict ?? []).map((v, m) => answer(index, v, m)),
        ]
      }),
    ),
  }
}
