import { sourceZh, valueZh } from '../eligibility/words'
import type { FactId } from '../facts/model'
import { conflictsOf, type FactEntry, type FactSheet } from '../facts/sheet'
import { findFact } from '../facts/vocabulary'
import { ageOn } from '../kernel/dates'
import { maskIdNumber, maskName } from '../kernel/mask'
import type { FactView, HouseholdFile, MemberView } from './contract'
import { isIllnessFact } from './illness'
import type { Household, Person } from './model'
import type { FileViewer } from './viewer'

/** Who lives here is asked before anything else. */
const UNKNOWN_MEMBERS_ZH = '还没有人上门确认谁住在这里。'
const UNKNOWN_NUMBER_ZH = (names: string): string => `${names}的身份证号还没有，上门时补。`
const UNKNOWN_TOGETHER_ZH = (names: string): string => `${names}是不是一起生活还不知道，上门时问。`

/** Whether this reader may see this fact; of whom it is decides for illness. Sealed matters nobody sees here. */
export const maySeeFact = (viewer: FileViewer, factId: FactId, personId: string | null): boolean => {
  const fact = findFact(factId)
  if (!fact || fact.sensitivity === 'sealed') return false
  if (isIllnessFact(factId)) {
    if (viewer.illness === 'all') return true
    return viewer.illness === 'own' && personId !== null && viewer.ownPersonIds.includes(personId)
  }
  return fact.sensitivity === 'normal' || viewer.finances
}

const viewFact = (factId: FactId, personId: string | null, entry: FactEntry): FactView => {
  const fact = findFact(factId)
  return {
    factId,
    personId,
    labelZh: fact?.labelZh ?? factId,
    valueZh: valueZh(fact, entry.value),
    sourceZh: sourceZh(entry.source),
    asOf: entry.asOf,
    conflictsZh: conflictsOf(entry).map(
      (other) => `${sourceZh(other.source)}（${other.asOf}）：${valueZh(fact, other.value)}`,
    ),
  }
}

const viewFacts = (sheet: FactSheet, viewer: FileViewer): FactView[] =>
  [
    ...Object.entries(sheet.household).map(([id, entry]) => ({ id, entry, personId: null })),
    ...sheet.members.flatMap(({ personId, facts }) =>
      Object.entries(facts).map(([id, entry]) => ({ id, entry, personId })),
    ),
  ]
    .filter(({ id, personId }) => maySeeFact(viewer, id, personId))
    .map(({ id, entry, personId }) => viewFact(id, personId, entry))

const viewMember = (
  member: Household['members'][number],
  person: Person | undefined,
  viewer: FileViewer,
  seen: { today: string; openNumber: (sealed: string) => string },
): MemberView => ({
  personId: member.personId,
  nameZh: viewer.fullNames ? (person?.name ?? '（姓名待查）') : maskName(person?.name ?? ''),
  idNumberMasked: viewer.idNumbers && person?.idSealed ? maskIdNumber(seen.openNumber(person.idSealed)) : null,
  relationZh: member.relationZh,
  age: person?.birthDate ? (ageOn(person.birthDate, seen.today) ?? null) : null,
  hukouRegistered: member.hukouRegistered,
  livesTogether: member.livesTogether,
})

const unknowns = (household: Household, persons: readonly Person[], viewer: FileViewer): string[] => {
  const name = (personId: string): string => {
    const full = persons.find((person) => person._id === personId)?.name ?? '有一位'
    return viewer.fullNames ? full : maskName(full)
  }
  const unnumbered = persons.filter((person) => person.idIndex === null).map((person) => name(person._id))
  const unseen = household.members.filter((one) => one.livesTogether === null).map((one) => name(one.personId))
  return [
    ...(household.membersConfirmedOn === null ? [UNKNOWN_MEMBERS_ZH] : []),
    ...(unnumbered.length > 0 ? [UNKNOWN_NUMBER_ZH(unnumbered.join('、'))] : []),
    ...(household.membersConfirmedOn !== null && unseen.length > 0 ? [UNKNOWN_TOGETHER_ZH(unseen.join('、'))] : []),
  ]
}

export interface FileParts {
  household: Household
  persons: readonly Person[]
  /** As stored: every value with its source and date. */
  sheet: FactSheet
  areaZh: string
  today: string
  openNumber: (sealed: string) => string
}

/** The file of a household for one reader: pure, so that a table of readers tests it. */
export const viewFile = (parts: FileParts, viewer: FileViewer): HouseholdFile => {
  const { household, persons, sheet, areaZh } = parts
  return {
    householdId: household._id,
    version: household.version,
    headNameZh: viewer.fullNames ? household.headName : maskName(household.headName),
    addressZh: household.addressText,
    areaCode: household.areaCode,
    areaZh,
    membersConfirmedOn: household.membersConfirmedOn,
    staffRelative: household.staffRelative,
    members: household.members.map((member) =>
      viewMember(
        member,
        persons.find((person) => person._id === member.personId),
        viewer,
        parts,
      ),
    ),
    facts: viewFacts(sheet, viewer),
    unknownZh: unknowns(household, persons, viewer),
  }
}
