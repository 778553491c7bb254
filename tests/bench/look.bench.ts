import { shippedCatalogue } from '@shared/eligibility/compile'
import { verdictsOf } from '@shared/eligibility/screen'
import { deriveFacts } from '@shared/facts/derive'
import { packSheet, unpackSheet } from '@shared/facts/pack-sheet'
import { FactSheet } from '@shared/facts/sheet'
import { applyFolds, foldHousehold, refoldAfter, sameFacts } from '@shared/feeds/apply-folds'
import { foldsTurnOn } from '@shared/feeds/folds-turn-on'
import { KeptRowsByFeed } from '@shared/feeds/model'
import { packRows, unpackRows } from '@shared/feeds/pack-rows'
import { valuesOfSheet } from '@shared/rules/frame'
import { parametersInForce } from '@shared/rules/parameters'
import { evaluateWarnings } from '@shared/warnings/evaluate'
import { registersOf } from '@shared/warnings/feed-state'
import { platformFacts } from '@shared/warnings/scan-platform'
import { cpuSeconds } from './cpu'
import type { Bench, Figure } from './figure'
import { heldCounty, type HeldHousehold } from './look-households'

const AREA = '33992110920001'

export const bench: Bench = {
  summary: 'one household: its stored forms, folding its rows, deriving facts, verdicts, warning rules, the next day',
  async run({ quick = false } = {}) {
    const { households, feeds, today } = heldCounty(quick ? 300 : 3_000)
    const catalogue = shippedCatalogue()
    const inForce = parametersInForce(catalogue.parameters, today, AREA)
    const registers = registersOf(feeds)
    const perHousehold = async <T>(list: readonly T[], work: (one: T) => unknown): Promise<number> => {
      const { seconds } = await cpuSeconds(quick ? 0.1 : 3, () => {
        for (const one of list) work(one)
        return list.length
      })
      return (seconds / list.length) * 1000
    }
    const stored = households.map(({ rows, sheet }) => ({
      rows: JSON.stringify(rows),
      sheet: JSON.stringify(sheet),
      packedRows: packRows(rows),
      packedSheet: packSheet(sheet),
    }))
    const told = households.map(({ rows, sheet }) => ({
      sheet,
      told: foldHousehold(rows, today),
      twin: structuredClone(sheet),
    }))
    const derived = households.map(({ sheet }) => deriveFacts(sheet, { asOf: today, registers }))
    const look = ({ rows, sheet, householdId, personIds }: HeldHousehold): unknown => {
      const derived = deriveFacts(sheet, { asOf: today, registers })
      verdictsOf(catalogue, valuesOfSheet(derived), inForce)
      const household = {
        householdId,
        createdAt: '2026-01-01T08:00:00.000+08:00',
        membersConfirmedOn: null,
        members: personIds.map((personId) => ({ personId })),
      }
      const work = { household, visits: [], requests: [], applications: [], deliveredAt: [], entitled: [] }
      return evaluateWarnings(sheet, {
        today,
        areaCode: AREA,
        feeds,
        rows,
        derived,
        platform: platformFacts({ ...work, signal: undefined }, { today, rows, received: new Set() }),
        parameters: catalogue.parameters,
      })
    }
    const sizeOf = (texts: readonly string[]): number =>
      texts.reduce((sum, text) => sum + text.length, 0) / texts.length
    const figure = (name: string, value: number, rivals: Figure['rivals'] = [], unit = 'CPU ms/household'): Figure => ({
      name,
      value,
      unit,
      rivals,
    })
    const rows = households.reduce((sum, one) => sum + Object.values(one.rows).flat().length, 0) / households.length
    const what = `${households.length} households, ${rows.toFixed(0)} rows each`
    return [
      figure(`rows opened (${what})`, await perHousehold(stored, (one) => unpackRows(one.packedRows)), [
        { name: 'as plain objects', value: await perHousehold(stored, (one) => JSON.parse(one.rows)) },
        {
          name: 'the same, checked',
          value: await perHousehold(stored, (s) => KeptRowsByFeed.parse(JSON.parse(s.rows))),
        },
      ]),
      figure('sheet opened', await perHousehold(stored, (one) => unpackSheet(one.packedSheet)), [
        { name: 'as a plain object', value: await perHousehold(stored, (one) => JSON.parse(one.sheet)) },
        { name: 'the same, checked', value: await perHousehold(stored, (s) => FactSheet.parse(JSON.parse(s.sheet))) },
      ]),
      figure('rows packed', await perHousehold(households, (one) => packRows(one.rows))),
      figure('sheet packed', await perHousehold(households, (one) => packSheet(one.sheet))),
      figure(
        'size of the rows',
        sizeOf(stored.map((one) => one.packedRows)),
        [{ name: 'as plain objects', value: sizeOf(stored.map((one) => one.rows)) }],
        'characters',
      ),
      figure(
        'size of the sheet',
        sizeOf(stored.map((one) => one.packedSheet)),
        [{ name: 'as a plain object', value: sizeOf(stored.map((one) => one.sheet)) }],
        'characters',
      ),
      figure('rows folded', await perHousehold(households, (one) => foldHousehold(one.rows, today))),
      figure('folds applied', await perHousehold(told, (one) => applyFolds(one.sheet, one.told))),
      figure('sheets compared', await perHousehold(told, (one) => sameFacts(one.sheet, one.twin))),
      figure(
        'one feed folded anew',
        await perHousehold(households, (o) => refoldAfter(o.sheet, o.rows, ['mi-inpatient'], today)),
      ),
      figure(
        'sheet brought up to the day',
        await perHousehold(households, (o) => refoldAfter(o.sheet, o.rows, [], today)),
      ),
      figure('the day on which folds age', await perHousehold(households, (one) => foldsTurnOn(one.rows, today))),
      figure('facts derived', await perHousehold(households, (o) => deriveFacts(o.sheet, { asOf: today, registers }))),
      figure(
        `verdicts of ${catalogue.policies.length} policies`,
        await perHousehold(derived, (sheet) => verdictsOf(catalogue, valuesOfSheet(sheet), inForce)),
      ),
      figure('a whole look: facts, verdicts, warning rules, the next day', await perHousehold(households, look)),
    ]
  },
}
