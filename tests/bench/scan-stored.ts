import { packSheet } from '@shared/facts/pack-sheet'
import { BLOCK_HOUSEHOLDS } from '@shared/households/block'
import type { ScanMarkBlock } from '@shared/warnings/scan-mark'
import { openCounty, type County } from '../cloudfunctions/kit/county'
import { drawHousehold } from './scan-households'

const COMMUNITIES = 100
const AT_ONCE = 2_000

const stamp = (version = 1) => ({
  schemaVersion: 2,
  version,
  createdAt: '2026-11-01T08:00:00.000+08:00',
  updatedAt: '2026-11-01T08:00:00.000+08:00',
})

const communityOf = (index: number): string => `339921109${String(200 + (index % COMMUNITIES))}`

/** A county on the stand-in with so many households and their sealed sheets; nobody is marked. */
export const storedCounty = async (households: number): Promise<County> => {
  const county = await openCounty('warnings')
  await county.cloud.db.insert(
    'areas',
    Array.from({ length: COMMUNITIES }, (_, index) => {
      const code = communityOf(index)
      return {
        ...stamp(),
        schemaVersion: 1,
        _id: code,
        code,
        name: `村${index}`,
        level: 'community',
        parentCode: code.slice(0, 9),
      }
    }),
  )
  for (let from = 0; from < households; from += AT_ONCE) {
    const indexes = Array.from({ length: Math.min(AT_ONCE, households - from) }, (_, offset) => from + offset)
    const drawn = indexes.map((index) => ({
      areaCode: `${communityOf(index)}01`,
      blockId: blockOf(index),
      ...drawHousehold(index),
    }))
    await county.cloud.db.insert(
      'households',
      drawn.map(({ areaCode, blockId, sheet, personIds }) => ({
        ...stamp(),
        _id: sheet.householdId,
        blockId,
        registerIndex: null,
        areaCode,
        addressId: null,
        addressText: '测试路1号',
        members: personIds.map((personId, place) => ({
          personId,
          relationZh: place === 0 ? '户主' : '家人',
          isHead: place === 0,
          hukouRegistered: true,
          livesTogether: true,
        })),
        membersConfirmedOn: null,
        headName: '测试户',
        staffRelative: null,
      })),
    )
  }
  for (let block = 0; block < blocksOf(households); block += 1) {
    const homes = householdsOf(block, households).map((index) => {
      const { sheet } = drawHousehold(index)
      return [sheet.householdId, county.sealText(packSheet(sheet))] as const
    })
    const areaCode = communityOf(block)
    await county.cloud.db.insert('factSheets', [
      { ...stamp(), _id: `block-${block}`, areaCode, homes: Object.fromEntries(homes), count: homes.length },
    ])
  }
  return county
}

/** Households of a block lie a hundred apart: those of one community. */
const blockNumber = (index: number): number =>
  (index % COMMUNITIES) + COMMUNITIES * Math.floor(index / COMMUNITIES / BLOCK_HOUSEHOLDS)
const blockOf = (index: number): string => `block-${blockNumber(index)}`
const blocksOf = (households: number): number =>
  households === 0 ? 0 : COMMUNITIES * Math.ceil(households / COMMUNITIES / BLOCK_HOUSEHOLDS)
const householdsOf = (block: number, households: number): number[] => {
  const first = (block % COMMUNITIES) + Math.floor(block / COMMUNITIES) * COMMUNITIES * BLOCK_HOUSEHOLDS
  return Array.from({ length: BLOCK_HOUSEHOLDS }, (_, place) => first + place * COMMUNITIES).filter(
    (index) => index < households,
  )
}

/** A full scan by two workers, to the end. */
export const fullScan = async (county: County): Promise<{ seconds: number; opened: number; updated: number }> => {
  const root = county.as('root')
  const started = performance.now()
  const { scanId } = await root.call('warnings', 'startFullScan', {})
  let result = { opened: 0, updated: 0 }
  let over = false
  await Promise.all(
    [0, 1].map(async () => {
      while (!over) {
        const { finished, opened, updated } = await root.call('warnings', 'continueFullScan', { scanId })
        if (finished) [over, result] = [true, { opened, updated }]
      }
    }),
  )
  return { seconds: (performance.now() - started) / 1000, ...result }
}

/** One household is marked as changed and the scan called, again and again: the median latency in milliseconds. */
export const oneChanged = async (county: County, households: number, rounds: number): Promise<number> => {
  const root = county.as('root')
  await root.call('warnings', 'scan', {})
  const taken: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const index = (round * 7_919) % households
    const { householdId } = drawHousehold(index).sheet
    const blockId = blockOf(index)
    const [block] = county.cloud.db.find('scanMarks', { _id: blockId }) as unknown as ScanMarkBlock[]
    const mark = { version: (block?.version ?? 0) + 1, dueOn: '1900-01-01', waitsFor: [] }
    await county.cloud.db.remove('scanMarks', { _id: blockId })
    await county.cloud.db.insert('scanMarks', [
      {
        ...stamp(mark.version),
        areaCode: communityOf(index),
        ...block,
        ...mark,
        _id: blockId,
        homes: { ...block?.homes, [householdId]: mark },
      },
    ])
    const started = performance.now()
    const { householdsScanned } = await root.call('warnings', 'scan', {})
    taken.push(performance.now() - started)
    if (householdsScanned !== 1) throw new Error(`one household had changed, ${householdsScanned} were looked at`)
  }
  return taken.sort((a, b) => a - b)[rounds >> 1] ?? Number.NaN
}
