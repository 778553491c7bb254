import { addDays, addMonths, startOfMonth } from '../kernel/dates'
import type { MemberRead, Read, Reader } from './derive-reader'

/** Renovation aid bars a second one for these years (question of household.housingAidWithinYears: 最近十年). */
const HOUSING_AID_YEARS = 10
/** Days during which an event counts as the present emergency (feeds reference, fact map). */
const EMERGENCY_DAYS = 90
const DISASTER_DAYS = 30
const METER_DAYS = 90

const GRADES = ['A', 'B', 'C', 'D']
const DAMAGE: Record<string, string> = { 1: 'collapsed', 2: 'severe', 3: 'minor' }
const LANDSLIP_ZONES = ['1', '2', '3']
const HEAD_RELATIONS = ['01', '02']

/** The household facts of policies, in the order in which they rest on one another. Amounts per head stay unrounded. */
export const deriveHouseholdFacts = ({ derive, facts, context: { asOf } }: Reader): void => {
  derive('household.hukouInCounty', (r) => {
    const head = r.ofMembers.find((m) => HEAD_RELATIONS.includes(m.text('person.relationToHead') ?? ''))
    return head ? head.flag('person.hukouInCounty') : allSame(r.ofMembers.map((m) => m.flag('person.hukouInCounty')))
  })
  derive('household.category', (r) => {
    const listed = [
      ['dibao', r.flag('household.isDibao')],
      ['edge', r.flag('household.isDibaoEdge')],
      ['rigid', r.flag('household.isRigidExpenditure')],
    ] as const
    const holds = listed.find(([, is]) => is === true)
    if (holds) return holds[0]
    return listed.every(([, is]) => is === false) ? 'none' : undefined
  })
  derive('household.currentDibaoPayment', (r) => r.number('benefit.dibaoMonthly'))
  derive('household.isRural', (r) => {
    const code = r.text('household.urbanRural')
    return code === undefined ? undefined : code === '2'
  })

  derive('household.incomeTotalMonthly', (r) => {
    const checked = r.number('household.incomeChecked')
    // Incomes that departments happen to know add up to a lower bound only, so a sum from feeds never decides.
    const partial = ['feed', 'derived'].includes(facts['household.incomeMonthly']?.source.kind ?? 'feed')
    return checked ?? (partial ? undefined : r.number('household.incomeMonthly'))
  })
  derive('household.incomePerCapitaMonthly', (r) => {
    const [total, size] = [r.number('household.incomeTotalMonthly'), r.number('household.size')]
    return total === undefined || !size ? undefined : total / size
  })
  derive('household.rigidSpendingRatio', (r) => {
    const [income, rigid] = [r.number('household.incomeAnnual'), r.number('household.rigidExpense12m')]
    return !income || rigid === undefined ? undefined : rigid / income
  })
  derive('household.incomePerCapitaAfterRigidMonthly', (r) => {
    const [income, rigid] = [r.number('household.incomeAnnual'), r.number('household.rigidExpense12m')]
    const size = r.number('household.size')
    return income === undefined || rigid === undefined || !size ? undefined : (income - rigid) / size / 12
  })
  derive('household.financialAssetsPerCapita', (r) => {
    const until = r.text('check.authValidUntil')
    if (until === undefined || until < asOf) return undefined
    const parts = ['depositTotal', 'securitiesTotal', 'insuranceCash', 'paymentBalance'].map((p) =>
      r.number(`asset.${p}`),
    )
    const [total, size] = [sumOf(parts), r.number('household.size')]
    return total === undefined || !size ? undefined : total / size
  })
  derive('household.homesOwned', (r) => r.number('check.houseCount'))
  derive('household.homesOwned', (r) => sumOf(r.ofMembers.map((m) => m.number('asset.houseCount'))))
  // A vehicle that exists may still be a scooter or a livelihood vehicle: only "none" decides, a person judges the rest.
  derive('household.hasNonEssentialVehicle', (r) => {
    const kinds = ['vehicleCount', 'vesselCount', 'commercialVehicleCount']
    const total = sumOf(r.ofMembers.flatMap((m) => kinds.map((kind) => m.number(`asset.${kind}`))))
    return total === 0 ? false : undefined
  })

  derive('household.housingDangerLevel', (r) => {
    const grade = r.text('housing.dangerGrade')
    return grade !== undefined && GRADES.includes(grade) ? grade : undefined
  })
  derive('household.housingAppraised', (r) => {
    const grade = r.text('housing.dangerGrade')
    return grade === undefined ? undefined : grade !== 'U'
  })
  derive('household.housingAidWithinYears', (r) => {
    const on = r.text('housing.renovatedOn')
    return on === undefined ? undefined : on > addMonths(asOf, -12 * HOUSING_AID_YEARS)
  })
  derive('household.publicRentalTenant', (r) => {
    const until = r.text('housing.rentalUntil')
    return until === undefined ? undefined : until >= asOf
  })
  derive('household.hasRuralOwnedHome', (r) => (r.known('housing.homesteadIdle') ? true : undefined))
  derive('household.inGeoHazardZone', (r) => anyOf(r.ofMembers.map(inLandslipZone)))

  derive('household.emergencyType', (r) => newestEmergency(r, addDays(asOf, -EMERGENCY_DAYS)))
  derive('household.disasterAffected', (r) => {
    const last = r.text('incident.disasterLast')
    return last === undefined ? undefined : last >= addDays(asOf, -DISASTER_DAYS)
  })
  derive('household.disasterHouseDamage', (r) => DAMAGE[r.text('housing.damageLevel') ?? ''])

  derive('household.laborMembersUnemployed', (r) =>
    anyOf(
      r.ofMembers.map((m) => {
        const [able, status] = [m.flag('person.ableToWork'), m.text('employment.status')]
        if (able === false) return false
        return able && status !== undefined ? ['3', '4'].includes(status) : undefined
      }),
    ),
  )
  derive('household.priceLinkageActive', (r) => {
    if ((r.number('benefit.priceSubsidy12m') ?? 0) <= 0) return undefined
    return (facts['benefit.priceSubsidy12m']?.asOf ?? '') >= startOfMonth(asOf) ? true : undefined
  })
  derive('household.usesOneMeter', (r) => (r.known('address.powerAccount') ? true : undefined))
  derive('household.usesTapWater', (r) => {
    const last = r.text('water.lastFlow')
    return last !== undefined && last >= addDays(asOf, -METER_DAYS) ? true : undefined
  })
  derive('household.usesPipedGas', (r) => (r.known('home.gasHazard') ? true : undefined))
  derive('household.usesCableTv', (r) => (received(r).includes('cable-tv-relief') ? true : undefined))
  derive('household.hasMicroWish', (r) => {
    const open = r.number('wish.openCount')
    return open === undefined ? undefined : open > 0
  })
}

const received = (r: Read): readonly string[] => r.set('benefit.received') ?? []

const sumOf = (values: readonly (number | undefined)[]): number | undefined =>
  values.length === 0 || values.some((value) => value === undefined)
    ? undefined
    : values.reduce<number>((total, value) => total + (value ?? 0), 0)

const allSame = (flags: readonly (boolean | undefined)[]): boolean | undefined =>
  flags.every((flag) => flag === flags[0]) ? flags[0] : undefined

const anyOf = (flags: readonly (boolean | undefined)[]): boolean | undefined =>
  flags.includes(true) ? true : flags.length === 0 || flags.includes(undefined) ? undefined : false

const inLandslipZone = (m: MemberRead): boolean | undefined => {
  const [inZone, kind] = [m.flag('hazard.inZone'), m.text('hazard.zoneKind')]
  return inZone && kind !== undefined ? LANDSLIP_ZONES.includes(kind) : inZone === false ? false : undefined
}

const newestEmergency = (r: Read, since: string): string | undefined => {
  const events: [string | undefined, string][] = [[r.text('incident.fireLast'), 'fire']]
  for (const m of r.ofMembers)
    events.push(
      [m.text('incident.trafficLast'), 'traffic'],
      [m.text('incident.workInjuryLast'), 'accident'],
      [m.text('employment.unemployedSince'), 'job-loss'],
      [m.text('medical.majorDiseaseConfirmed'), 'sudden-illness'],
    )
  const recent = events.filter(([on]) => on !== undefined && on >= since)
  return recent.sort(([a = ''], [b = '']) => (a < b ? 1 : -1))[0]?.[1]
}
