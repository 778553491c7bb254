import { CATALOGUE } from '@shared/eligibility/catalogue'
import { allFeeds } from '@shared/feeds/catalogue'
import { evaluateWarnings, shippedWarnings } from '@shared/warnings/evaluate'
import { cpuSeconds } from './cpu'
import type { Bench, Figure } from './figure'
import { drawHousehold } from './scan-households'
import { fullScan, oneChanged, storedCounty } from './scan-stored'
import {
  aggregate,
  chunkOf,
  drawEvents,
  plainObjects,
  planThresholds,
  runObjects,
  runPlan,
  runRulesEngine,
  runTypedArrays,
} from './scan-thresholds'

const TODAY = '2026-11-23'

/** Twelve thresholds over everybody: processor seconds, with the same answer from every rival. */
const thresholds = async (quick: boolean): Promise<Figure[]> => {
  const households = quick ? 50_000 : 1_000_000
  const spent = quick ? 0.2 : 1.5
  const events = drawEvents(households)
  const [kept, plan] = [aggregate(events), planThresholds()]
  const chunk = chunkOf(kept, households)
  const expected = runTypedArrays(kept)
  const same = (met: number): number => {
    if (met !== expected) throw new Error(`${met} thresholds passed, not ${expected}`)
    return households
  }
  const maintained = await cpuSeconds(spent, () => same(runPlan(plan, chunk)))
  const full = await cpuSeconds(spent, () => same(runPlan(plan, chunkOf(aggregate(events), households))))
  const arraysKept = await cpuSeconds(spent, () => same(runTypedArrays(kept)))
  const arraysFull = await cpuSeconds(spent, () => same(runTypedArrays(aggregate(events))))
  const rows = plainObjects(events)
  const objects = await cpuSeconds(spent, () => same(runObjects(rows)))
  const share = Math.min(households, 2_000)
  const few = rows.slice(0, share)
  const engine = await cpuSeconds(spent, async () => {
    await runRulesEngine(few)
    return share
  })
  const what = `12 thresholds, ${households} households, ${events.household.length} events`
  return [
    {
      name: `${what}: full, rules as data over columns`,
      value: full.seconds,
      unit: 'CPU s',
      rivals: [
        { name: 'typed arrays, written by hand', value: arraysFull.seconds },
        { name: 'JavaScript objects', value: objects.seconds },
        { name: `json-rules-engine (measured on ${share}, scaled)`, value: engine.seconds * (households / share) },
      ],
    },
    {
      name: `${what}: on columns kept on write`,
      value: maintained.seconds,
      unit: 'CPU s',
      rivals: [{ name: 'typed arrays, written by hand', value: arraysKept.seconds }],
    },
  ]
}

/** Every rule about people and households over drawn households, three-valued and with evidence. */
const everyRule = async (quick: boolean): Promise<Figure> => {
  const sheets = Array.from({ length: quick ? 200 : 2_000 }, (_, index) => drawHousehold(index).sheet)
  const feeds = Object.fromEntries(allFeeds().map(({ id }) => [id, { lastDataOn: TODAY, completeOn: TODAY }]))
  const rules = shippedWarnings()
  const measured = await cpuSeconds(quick ? 0.3 : 4, () => {
    for (const sheet of sheets)
      evaluateWarnings(sheet, { today: TODAY, areaCode: '33992110920001', feeds, parameters: CATALOGUE.parameters })
    return sheets.length
  })
  return {
    name: `${rules.rules.length} rules about people and households, derived facts, findings and next day included`,
    value: measured.perSecond,
    unit: 'households/CPU s',
    rivals: [],
  }
}

/** End to end through the functions and the stand-in. */
const stored = async (sizes: readonly number[]): Promise<Figure[]> => {
  const figures: Figure[] = []
  for (const households of sizes) {
    const county = await storedCounty(households)
    try {
      const first = await fullScan(county)
      const again = await fullScan(county)
      const latency = await oneChanged(county, households, 21)
      figures.push(
        {
          name: `one changed household among ${households}, end to end`,
          value: latency,
          unit: 'ms',
          rivals: [],
        },
        {
          name: `full re-scan of ${households} stored households, end to end (nothing new: ${again.opened} opened)`,
          value: again.seconds,
          unit: 's',
          rivals: [{ name: `the first scan, which opened ${first.opened} warnings`, value: first.seconds }],
        },
      )
    } finally {
      await county.close()
    }
  }
  return figures
}

export const bench: Bench = {
  summary: 'warning rules: thresholds over a million households, all rules, a stored county end to end',
  async run({ quick = false } = {}) {
    return [...(await thresholds(quick)), await everyRule(quick), ...(await stored(quick ? [300] : [10_000, 50_000]))]
  },
}
