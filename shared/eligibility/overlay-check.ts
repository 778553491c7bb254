import { findFact } from '../facts/vocabulary'
import type { FieldProblem } from '../kernel/errors'
import type { Parameter } from '../rules/parameters'
import type { Catalogue } from './catalogue'
import { compileCatalogue } from './compile'
import { isWithinBounds, OUT_OF_BOUNDS_ZH } from './edit-bounds'
import { lintPolicy } from './lint-catalogue'
import { lintMessageZh } from './lint-words'
import type { Policy, PolicyId } from './model'
import { policyIdOf } from './overlay'
import { RuleEdit } from './rule-change'

export interface CheckedOverlay {
  /** Edits that may take effect, in their order. */
  accepted: readonly RuleEdit[]
  /** Why the others do not, by place: `edits.3.value`. */
  problems: readonly FieldProblem[]
  /** What may take effect and should be looked at again. */
  doubts: readonly FieldProblem[]
}

const TOO_LARGE = { data: undefined, error: undefined }

interface State {
  shipped: Catalogue
  parameters: ReadonlyMap<string, Parameter>
  /** Every policy that is offered, was or will be. */
  ids: ReadonlySet<PolicyId>
  accepted: RuleEdit[]
}

type Found = { problems: FieldProblem[]; doubts: FieldProblem[] }

/**
 * Checks edits one by one over what ships and the edits before them. One that is wrong is left out with its problems
 * and breaks no other. Pure; `edits` is not trusted (a file, a document an older version wrote). The first `approved`
 * edits stand: a newer version or later value that the product has shipped meanwhile does not undo them.
 */
export const checkOverlay = (shipped: Catalogue, edits: readonly unknown[], approved = 0): CheckedOverlay => {
  const parsed = edits.map((edit) => (isWithinBounds(edit) ? RuleEdit.safeParse(edit) : TOO_LARGE))
  const own = parsed.flatMap(({ data }) => (data?.kind === 'policy' ? [data.policy.id] : []))
  const state: State = {
    shipped,
    parameters: new Map(shipped.parameters.map((parameter) => [parameter.id, parameter])),
    ids: new Set([...shipped.policies.map(({ id }) => id), ...own]),
    accepted: [],
  }
  const problems: FieldProblem[] = []
  const doubts: FieldProblem[] = []
  parsed.forEach(({ data, error }, index) => {
    const at = (path: string): string => (path === '' ? `edits.${index}` : `edits.${index}.${path}`)
    if (!data) {
      if (!error) problems.push({ path: at(''), messageZh: OUT_OF_BOUNDS_ZH })
      for (const { path, message } of error?.issues ?? [])
        problems.push({ path: at(path.map(String).join('.')), messageZh: lintMessageZh(message) })
      return
    }
    const found = checkEdit(data, state, index < approved)
    problems.push(...found.problems.map((problem) => ({ ...problem, path: at(problem.path) })))
    doubts.push(...found.doubts.map((doubt) => ({ ...doubt, path: at(doubt.path) })))
    if (found.problems.length === 0) state.accepted.push(data)
  })
  return { accepted: state.accepted, problems, doubts }
}

const checkEdit = (edit: RuleEdit, state: State, stands: boolean): Found => {
  const content =
    edit.kind === 'parameter'
      ? checkParameter(edit, state)
      : { problems: edit.kind === 'policy' ? checkPolicy(edit, state) : checkEnd(edit, state), doubts: [] }
  return stands ? content : { ...content, problems: [...content.problems, ...notBeforeLast(edit, state)] }
}

const checkParameter = (edit: Extract<RuleEdit, { kind: 'parameter' }>, state: State): Found => {
  const { parameterId, value } = edit
  const parameter = state.parameters.get(parameterId)
  if (!parameter)
    return {
      problems: [{ path: 'parameterId', messageZh: `没有“${parameterId}”这个参数，请从参数表里选` }],
      doubts: [],
    }
  const problems: FieldProblem[] = []
  const doubts: FieldProblem[] = []
  if (value < 0) problems.push({ path: 'value', messageZh: `“${parameter.labelZh}”不能是负数` })
  if (parameter.unitZh === '比例' && value > 1 && (parameter.typicalRange?.[1] ?? 1) <= 1)
    problems.push({ path: 'value', messageZh: `“${parameter.labelZh}”是比例，要写成0.6这样` })
  const [low, high] = parameter.typicalRange ?? [-Infinity, Infinity]
  if (problems.length === 0 && (value < low || value > high))
    doubts.push({
      path: 'value',
      messageZh: `“${parameter.labelZh}”一般在${low}到${high}${parameter.unitZh}之间，请对照文件再核一遍`,
    })
  return { problems, doubts }
}

const checkPolicy = ({ policy }: Extract<RuleEdit, { kind: 'policy' }>, state: State): FieldProblem[] => {
  const units = (id: string): string | undefined => state.parameters.get(id)?.unitZh
  const names = { fact: findFact, parameterUnit: units }
  const problems = lintPolicy(`policies/${policy.id}.json`, policy, state.ids, { names }).map(({ path, message }) => ({
    path: `policy.${path}`,
    messageZh: lintMessageZh(message),
  }))
  if (policy.from !== undefined || policy.until !== undefined)
    problems.push({ path: 'policy.from', messageZh: '起止日期写在改动上，不写在政策里' })
  if (problems.length === 0 && !compiles(policy, state.shipped))
    problems.push({ path: 'policy.eligibility', messageZh: '条件的写法不对' })
  return problems
}

const compiles = (policy: Policy, { parameters }: Catalogue): boolean => {
  try {
    compileCatalogue({ hash: '', policies: [policy], parameters })
    return true
  } catch {
    return false
  }
}

const checkEnd = ({ policyId }: Extract<RuleEdit, { kind: 'end' }>, { ids }: State): FieldProblem[] =>
  ids.has(policyId) ? [] : [{ path: 'policyId', messageZh: `没有“${policyId}”这项政策，请从目录里选` }]

const lastOf = (days: readonly string[]): string | undefined => [...days].sort().at(-1)

/** Nothing that has begun is edited: what comes later begins later, and a version counts up. */
const notBeforeLast = (edit: RuleEdit, { shipped, parameters, accepted }: State): FieldProblem[] => {
  if (edit.kind === 'parameter') {
    const { parameterId, area, from } = edit
    const shippedValues = parameters.get(parameterId)?.values ?? []
    const own = accepted.flatMap((one) => (one.kind === 'parameter' && one.parameterId === parameterId ? [one] : []))
    const last = lastOf([...shippedValues, ...own].flatMap((one) => (one.area === area ? [one.from] : [])))
    return last !== undefined && from < last
      ? [{ path: 'from', messageZh: `已有${last}起的数值，新的要从这一天或以后开始` }]
      : []
  }
  const policyId = policyIdOf(edit)
  const turns = accepted.filter((one) => one.kind !== 'parameter').filter((one) => policyIdOf(one) === policyId)
  const last = lastOf(turns.map(({ from }) => from))
  const versions = [
    ...[...shipped.policies, ...(shipped.otherVersions ?? [])].filter(({ id }) => id === policyId),
    ...turns.flatMap((one) => (one.kind === 'policy' ? [one.policy] : [])),
  ].map(({ version }) => version)
  const newest = Math.max(0, ...versions)
  return [
    ...(last !== undefined && edit.from < last
      ? [{ path: 'from', messageZh: `这项政策已有${last}起的改动，新的要从这一天或以后开始` }]
      : []),
    ...(edit.kind === 'policy' && edit.policy.version <= newest
      ? [{ path: 'policy.version', messageZh: `已有第${newest}版，新的一版要写成${newest + 1}` }]
      : []),
  ]
}
