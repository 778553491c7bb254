import type { Actor, StaffSeat } from '../access/actor'
import { covers } from '../access/scope'
import { isProposer, whyNotSecond, type Refusal } from '../access/second-person'
import type { LocalDate } from '../kernel/dates'
import { findFact } from '../facts/vocabulary'
import type { CompiledCatalogue } from './compile'
import { policyIn } from './compile'
import { factsRead } from './facts-read'
import type { Policy } from './model'
import { parametersRead } from './reads'
import type { RuleChange, RuleEdit } from './rule-change'

/** The department most of whose policies read a parameter; undefined where none or several alike do. */
const departmentOfParameter = ({ policies }: CompiledCatalogue, parameterId: string): string | undefined => {
  const counts = new Map<string, number>()
  for (const { policy } of policies)
    if (parametersRead(policy).includes(parameterId))
      counts.set(policy.department, (counts.get(policy.department) ?? 0) + 1)
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1])
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined
}

/**
 * Whether a policy looks at something sensitive (个人信息保护法第二十八条) that no policy of its department looks at. A preview
 * names every household it touches, so that such a rule would be a question about the whole county.
 */
const looksElsewhere = (policy: Policy, { policies }: CompiledCatalogue): boolean => {
  const own = new Set(
    policies.flatMap((one) => (one.policy.department === policy.department ? factsRead(one.policy) : [])),
  )
  return factsRead(policy).some((id) => !own.has(id) && findFact(id)?.sensitivity !== 'normal')
}

/** Whose matter each edit is; undefined where only the county's dispatcher may change it. */
export const departmentsOf = (
  edits: readonly RuleEdit[],
  rules: CompiledCatalogue,
): readonly (string | undefined)[] => {
  const all = edits.flatMap((edit) => {
    if (edit.kind === 'parameter') return [departmentOfParameter(rules, edit.parameterId)]
    const id = edit.kind === 'policy' ? edit.policy.id : edit.policyId
    const was = policyIn(rules, id)?.department
    // A policy cannot be taken over by naming another department in its next version.
    if (edit.kind === 'end') return [was]
    const { department } = edit.policy
    return [was ?? department, department, ...(looksElsewhere(edit.policy, rules) ? [undefined] : [])]
  })
  return [...new Set(all)]
}

/** The seat from which the actor may change these rules: the county's dispatcher, or an officer of the one department. */
export const seatToChange = (
  actor: Actor,
  countyCode: string,
  departments: readonly (string | undefined)[],
): StaffSeat | undefined =>
  actor.staff.find(
    (seat) =>
      covers(seat.areaCode, countyCode) &&
      (seat.role === 'countyDispatcher' ||
        (seat.role === 'departmentOfficer' &&
          seat.departmentId !== undefined &&
          departments.every((department) => department === seat.departmentId))),
  )

/** A department reads what is its own; of another's policies all but what would tell it of an illness. */
export const isReadBy = (departmentId: string | undefined, policy: Policy | undefined): boolean =>
  departmentId === undefined ||
  policy?.category !== 'medical' ||
  [policy.department, ...(policy.coDepartments ?? [])].includes(departmentId)

const OPEN = ['previewing', 'ready']

/** Why somebody cannot say yes or no to a change; null when they can. `isSamePerson`: the proposer, under another post. */
export const whyNotDecide = (
  actor: Actor,
  change: Pick<RuleChange, 'status' | 'areaCode' | 'proposedBy'>,
  departments: readonly (string | undefined)[],
  isSamePerson = false,
): Refusal | null => {
  if (!seatToChange(actor, change.areaCode, departments))
    return { code: 'FORBIDDEN', messageZh: '这项改动要由主管部门或县级调度的同志来定。' }
  const notSecond = whyNotSecond(actor, change, isSamePerson)
  if (notSecond) return notSecond
  if (!OPEN.includes(change.status))
    return { code: 'ILLEGAL_TRANSITION', messageZh: '这项改动已经有结果了，请刷新后再看。' }
  return null
}

/** Why a change cannot be approved; null when it can. */
export const whyNotApprove = (
  actor: Actor,
  change: Pick<RuleChange, 'status' | 'areaCode' | 'proposedBy' | 'edits'>,
  now: { departments: readonly (string | undefined)[]; today: LocalDate; basisMoved: boolean; isSamePerson?: boolean },
): Refusal | null => {
  const refusal = whyNotDecide(actor, change, now.departments, now.isSamePerson)
  if (refusal) return refusal
  if (change.edits.some(({ from }) => from < now.today))
    return { code: 'ILLEGAL_TRANSITION', messageZh: '生效日期已经过了，请重新提出，把日期改到今天以后。' }
  if (change.status === 'previewing')
    return { code: 'ILLEGAL_TRANSITION', messageZh: '试算还没有做完，请等它做完再批准。' }
  if (now.basisMoved) return { code: 'CONFLICT', messageZh: '试算以后规则又变了，请先重新试算，看过新的结果再批准。' }
  return null
}

/** The proposer alone takes a change back, and only while nobody has decided. */
export const whyNotWithdraw = (actor: Actor, change: Pick<RuleChange, 'status' | 'proposedBy'>): Refusal | null => {
  if (!isProposer(actor, change)) return { code: 'FORBIDDEN', messageZh: '只有提出的人可以撤回。' }
  if (!OPEN.includes(change.status))
    return { code: 'ILLEGAL_TRANSITION', messageZh: '这项改动已经有结果了，不能再撤回。' }
  return null
}
