import { MISSING_IN_100, policiesOf } from './eligibility-workload'
import { measureColumns } from './eligibility-columns'
import { measureRivals, type RivalFigures } from './eligibility-rivals'
import { measureRows } from './eligibility-rows'
import type { Bench, Figure } from './figure'

const SCALES = {
  full: {
    rowHouseholds: 1000,
    rivalHouseholds: 100,
    seconds: 2,
    county: 1_000_000,
    explained: 100_000,
    distinct: 20_480,
  },
  quick: { rowHouseholds: 200, rivalHouseholds: 30, seconds: 0.3, county: 100_000, explained: 20_000, distinct: 4_096 },
}

const TWO_VALUED = 'two-valued, no reasons'

export const bench: Bench = {
  summary: `77 and 153 policies on households of 1–6 people, ${MISSING_IN_100} % of facts missing, beside other engines (--quick: smaller)`,
  async run({ quick = false } = {}) {
    const scale = quick ? SCALES.quick : SCALES.full
    const figures: Figure[] = []
    for (const count of [77, 153] as const) {
      const policies = policiesOf(count)
      const rows = await measureRows(policies, scale.rowHouseholds, scale.seconds)
      const rivals = await measureRivals(policies, scale.rivalHouseholds, scale.seconds)
      const columns = await measureColumns(policies, scale.county, scale.explained, scale.distinct)
      const of = (read: (rival: RivalFigures) => number) =>
        rivals.map((rival) => ({ name: `${rival.name} (${TWO_VALUED})`, value: read(rival) }))
      const add = (name: string, value: number, unit: string, others: Figure['rivals'] = []) =>
        figures.push({ name: `${count} policies: ${name}`, value, unit, rivals: others })

      add('verdicts, one household at a time', rows.verdictsPerCpuSecond, 'verdicts per CPU-second', [
        { name: 'from encoded facts, as they can be stored', value: rows.encodedPerCpuSecond },
        { name: 'the rules read directly (plain reference)', value: rows.plainPerCpuSecond },
        ...of((rival) => rival.verdictsPerCpuSecond),
      ])
      add(
        'other verdicts than the plain reference',
        rows.different,
        'verdicts',
        of((rival) => rival.wrongOnCompleteFacts),
      )
      add(
        '“yes” although not known or not so',
        0,
        '% of verdicts',
        of((rival) => rival.falselyEligible),
      )
      add(
        'people and households with such a “yes”',
        0,
        '% of subjects',
        of((rival) => rival.subjectsFalselyEligible),
      )
      add(
        '“no” although nobody can know yet',
        0,
        '% of verdicts',
        of((rival) => rival.wronglyRefused),
      )
      add('one household with all its members, every verdict explained', rows.storedMicroseconds, 'µs', [
        { name: 'from plain values by fact id', value: rows.plainMicroseconds },
        { name: 'from a fact sheet, with whole reasons for people', value: rows.sheetMicroseconds },
      ])
      add('smallest deciding fact sets of one household', rows.searchMilliseconds, 'ms')
      const { verdictsOnly, withReasons, reasonsListed, whatIf, encoding } = columns
      add(`columns: ${columns.households} households, every verdict`, verdictsOnly.seconds, 'CPU-seconds', [
        { name: 'on the wall clock', value: verdictsOnly.wallSeconds },
      ])
      add('columns: verdicts', verdictsOnly.perSecond, 'verdicts per CPU-second')
      add(
        `columns: ${withReasons.households} households, every verdict and its reasons`,
        withReasons.seconds,
        'CPU-seconds',
        [{ name: 'on the wall clock', value: withReasons.wallSeconds }],
      )
      add(
        `columns: the same with each reason in a list (${reasonsListed.clauses} entries)`,
        reasonsListed.seconds,
        'CPU-seconds',
        [{ name: 'on the wall clock', value: reasonsListed.wallSeconds }],
      )
      add(
        `columns: what if ${whatIf.parameter} rose by a tenth (${whatIf.differing} verdicts differ)`,
        whatIf.seconds,
        'CPU-seconds',
        [{ name: 'on the wall clock', value: whatIf.wallSeconds }],
      )
      add('columns: other verdicts than the row path', columns.different, 'verdicts')
      add('columns: encoded county', columns.megabytes, 'MB')
      add('columns: nodes of the plan', columns.distinctConditions, 'nodes')
      add('columns: encoding', encoding.households / encoding.seconds, 'households per CPU-second')
    }
    return figures
  },
}
