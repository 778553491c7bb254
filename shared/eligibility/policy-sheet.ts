import { findDepartment } from '../facts/vocabulary'
import { factsIn } from '../rules/compile'
import { parametersInForce } from '../rules/parameters'
import { CATEGORIES, CONSENT_SCOPES, NEEDS, categoryTitleZh } from './catalogue'
import { conditionLines, factValueZh } from './condition-lines'
import { DECIDER_LABELS } from './labels'
import type { Policy } from './model'
import { amountLines } from './policy-sheet-amount'
import { parameterRow, readersOfParameters, type ReadingPlace } from './policy-sheet-parameters'
import {
  parametersOf,
  plainParameters,
  policiesOn,
  versionsOf,
  type Origin,
  type RuleBase,
} from './policy-sheet-versions'
import {
  COMBINATION_ZH,
  CONFIDENCE_ZH,
  FREQUENCY_ZH,
  KIND_ZH,
  LEVEL_ZH,
  limitZh,
  MODE_ZH,
  RECIPIENT_ZH,
  scopeZh,
  sourceKindZh,
  UNIT_ZH,
  verificationZh,
} from './policy-sheet-words'
import { parametersRead } from './reads'
import type { PolicyRow, PolicySheet } from './toolbox-contract'

export const departmentNameZh = (id: string): string => findDepartment(id)?.nameZh ?? '其他部门'
export const needTitleZh = (id: string): string => NEEDS.find((need) => need.id === id)?.titleZh ?? '其他需要'

export const policyRow = (policy: Policy, origin: Origin): PolicyRow => ({
  policyId: policy.id,
  titleZh: policy.titleZh,
  categoryId: policy.category,
  categoryZh: categoryTitleZh(policy.category),
  needIds: policy.needs,
  needsZh: policy.needs.map(needTitleZh),
  departmentId: policy.department,
  departmentZh: departmentNameZh(policy.department),
  unit: policy.unit,
  kindZh: KIND_ZH[policy.kind],
  eligibilityZh: policy.eligibilityZh,
  amountZh: policy.amountZh,
  confidence: policy.confidence,
  confidenceZh: CONFIDENCE_ZH[policy.confidence],
  doubts: policy.doubtsZh?.length ?? 0,
  ruleVersion: `${policy.id}@${policy.version}`,
  origin,
})

/** The toolbox as one browses it: by category, need, department (also where it only helps) and words. */
export const policyRows = (
  policies: ReturnType<typeof policiesOn>,
  wanted: { categoryId?: string; needId?: string; departmentId?: string; text?: string },
): PolicyRow[] => {
  const words = wanted.text?.trim() ?? ''
  return policies
    .filter(
      ({ policy }) =>
        (!wanted.categoryId || policy.category === wanted.categoryId) &&
        (!wanted.needId || policy.needs.includes(wanted.needId)) &&
        (!wanted.departmentId || [policy.department, ...(policy.coDepartments ?? [])].includes(wanted.departmentId)) &&
        (words === '' ||
          `${policy.titleZh}${policy.eligibilityZh}${policy.amountZh}${policy.basis.title}`.includes(words)),
    )
    .map(({ policy, origin }) => policyRow(policy, origin))
    .sort((a, b) => placeOf(a) - placeOf(b))
}

const FIRST_LOOK = [...new Set(NEEDS.flatMap(({ considerFirst }) => considerFirst))]
const MOST_POLICIES = 1000

/** Categories in their order; in each first what officers look at first. */
const placeOf = (row: PolicyRow): number =>
  CATEGORIES.findIndex(({ id }) => id === row.categoryId) * MOST_POLICIES +
  (FIRST_LOOK.includes(row.policyId) ? FIRST_LOOK.indexOf(row.policyId) : FIRST_LOOK.length)

/**
 * One policy whole, as in force on a day, or in the version asked for. Undefined where there is no such policy or
 * version; the parameters' values are those of the day in either case.
 */
export const policySheet = (
  base: RuleBase,
  policyId: string,
  place: ReadingPlace,
  version?: number,
): PolicySheet | undefined => {
  const versions = versionsOf(base, policyId)
  const offered = policiesOn(base, place.on).map((one) => one.policy)
  const current = offered.find(({ id }) => id === policyId)
  const now = current
    ? versions.find((one) => one.policy === current)
    : versions.findLast(({ policy, from }) => policy === null && (from ?? '') <= place.on)
  const shown =
    version === undefined
      ? (versions.find((one) => one.policy !== null && one.policy === current) ??
        versions.findLast((one) => one.policy !== null))
      : versions.findLast((one) => one.version === version && one.policy !== null)
  const policy = shown?.policy
  if (!policy) return undefined
  const dated = parametersOf(base)
  const inForce = parametersInForce(plainParameters(dated), place.on, place.area)
  const readers = readersOfParameters(offered)
  const read = parametersRead(policy)
  const titleOf = (id: string): string => offered.find((other) => other.id === id)?.titleZh ?? '本县没有的一项政策'
  const granted = (policy.grantsFacts ?? []).map(({ fact }) => fact)
  const combinations = combinationsOf(policy, offered)
  const barred = new Set(
    combinations.filter(({ type }) => type === 'excludes' || type === 'mutual').map(({ other }) => other),
  )
  return {
    ...policyRow(policy, shown.origin),
    asOf: place.on,
    version: policy.version,
    unitZh: UNIT_ZH[policy.unit],
    levelZh: LEVEL_ZH[policy.level],
    recipientZh: RECIPIENT_ZH[policy.recipient],
    coDepartmentsZh: (policy.coDepartments ?? []).map(departmentNameZh),
    conditions: conditionLines(policy.eligibility, inForce),
    amountLinesZh: [...amountLines(policy, inForce)],
    bases: [policy.basis, ...(policy.otherBases ?? [])].map((basis) => ({
      titleZh: `《${basis.title.replace(/^《|》$/g, '')}》`,
      numberZh: basis.number,
      articleZh: basis.article ?? null,
      verificationZh: verificationZh(basis),
    })),
    frequencyZh: FREQUENCY_ZH[policy.frequency],
    applicationModeZh: MODE_ZH[policy.applicationMode],
    autoGrantZh: policy.autoGrantZh ?? null,
    applyAtZh: policy.applyAt.whereZh,
    deciderZh: DECIDER_LABELS[policy.deciderLevel].zh,
    documents: policy.requiredDocuments.map(({ nameZh, obtainableByDataSharing: shared }) => ({ nameZh, shared })),
    process: policy.process.map(
      ({ actorZh, actionZh, limitWorkingDays: workingDays, limitCalendarDays: calendarDays }) => ({
        actorZh,
        actionZh,
        limitZh: limitZh({ workingDays, calendarDays }),
      }),
    ),
    timeLimits: timeLimitsOf(policy),
    timeNoteZh: policy.timeLimit.noteZh ?? null,
    combinations: combinations.map(({ other, type, noteZh }) => ({
      policyId: other,
      titleZh: titleOf(other),
      typeZh: COMBINATION_ZH[type],
      noteZh: noteZh ?? null,
    })),
    grantsZh: (policy.grantsFacts ?? []).map(({ fact, value }) => factValueZh(fact, value)),
    opens: offered
      .filter(
        (other) =>
          other.id !== policy.id &&
          !barred.has(other.id) &&
          factsIn(other.eligibility).some((fact) => granted.includes(fact)),
      )
      .map((other) => ({ policyId: other.id, titleZh: other.titleZh })),
    consentScopesZh: policy.consentScopes.flatMap(
      (id) => CONSENT_SCOPES.find((scope) => scope.id === id)?.nameZh ?? [],
    ),
    parameters: read.flatMap((id) => {
      const parameter = dated.find((one) => one.id === id)
      return parameter ? [parameterRow(parameter, readers.get(id) ?? [], place)] : []
    }),
    doubtsZh: policy.doubtsZh ?? [],
    sources: policy.sources.map(({ url, kind }) => ({ url, kindZh: sourceKindZh(kind) })),
    versions: [...versions].reverse().map((one) => ({
      version: one.version,
      from: one.from,
      sourceZh: one.sourceZh,
      origin: one.origin,
      ended: one.policy === null,
      inForce: one === now,
    })),
  }
}

const timeLimitsOf = ({ timeLimit }: Policy): PolicySheet['timeLimits'] => {
  const { byScope = [], countyCommitmentWorkingDays } = timeLimit
  const general = limitZh(timeLimit)
  return [
    ...byScope.map((scope) => ({
      scopeZh: scopeZh(scope.scope),
      limitZh: limitZh(scope) ?? '没有写明',
      basisZh: scope.basisZh,
    })),
    ...(byScope.length === 0 && general ? [{ scopeZh: '总时限', limitZh: general, basisZh: '' }] : []),
    ...(countyCommitmentWorkingDays === undefined
      ? []
      : [{ scopeZh: '县里承诺（示例）', limitZh: `${countyCommitmentWorkingDays}个工作日`, basisZh: '不是法定时限' }]),
  ]
}

type Combination = { other: string } & Omit<NonNullable<Policy['exclusions']>[number], 'policy'>

/** How it goes with others, whichever of the two files says so. */
const combinationsOf = (policy: Policy, offered: readonly Policy[]): Combination[] => {
  const own = (policy.exclusions ?? []).map(({ policy: other, ...rest }) => ({ other, ...rest }))
  const named = new Set(own.map(({ other }) => other))
  const theirs = offered.flatMap((other) =>
    (other.exclusions ?? [])
      .filter(({ policy: id, type }) => id === policy.id && type !== 'follows' && !named.has(other.id))
      .map(({ policy: _id, ...rest }) => ({ other: other.id, ...rest })),
  )
  return [...own, ...theirs]
}
