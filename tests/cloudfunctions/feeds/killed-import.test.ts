import { checkDigitOf } from '@shared/kernel/id-number'
import { CountyWorld, restoreMachine } from './county-world'

afterAll(restoreMachine)

/** A stream of numbers in [0, 1) that a seed repeats. */
const chanceOf = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}

/** What the people of the county are known for, without ids and times. */
const story = (world: CountyWorld) => ({
  persons: world.database
    .all('persons')
    .map((p) => `${String(p.name)}/${String(p.idTail)}`)
    .sort(),
  homes: world.database
    .all('households')
    .map((h) => `${String(h.headName)}/${String(h.addressText)}/${(h.members as unknown[]).length}`)
    .sort(),
  counts: ['factSheets', 'feedRows', 'scanMarks', 'feedArrivals'].map((name) => world.database.all(name).length),
  batches: world.database.all('batches').map((b) => [b.feedId, b.status, b.rows]),
})

/** Sends every file, again and again, to a machine that dies around every third commit, before it or just after. */
const sendThroughDeaths = async (world: CountyWorld, seed: number): Promise<number> => {
  const chance = chanceOf(seed)
  let deaths = 0
  world.database.fate = () => {
    if (chance() >= 0.16) return
    deaths += 1
    throw new Error('killed')
  }
  for (const file of world.county.files.filter((f) => f.when === 'start')) {
    let batchId: string | undefined
    for (;;) {
      try {
        if (batchId === undefined) batchId = (await world.open(file)).batchId
        const batch = await world.as('staff-administrator').call('feeds', 'continueImport', { batchId })
        if (batch.status !== 'importing') break
      } catch {
        // The answer was lost with the machine; the batch of this file is found again by its newest document.
        const open = world.database.all('batches').find((b) => b.feedId === file.feedId)
        batchId = open?._id
      }
    }
  }
  world.database.fate = () => undefined
  return deaths
}

describe('an import killed again and again', () => {
  const quiet = new CountyWorld(24)
  beforeAll(async () => {
    quiet.at()
    await quiet.sendAll('start')
  })

  it.each([1, 2, 3])('ends as an undisturbed one: nothing lost, nothing twice (seed %i)', async (seed) => {
    const world = new CountyWorld(24)
    const deaths = await sendThroughDeaths(world, seed)
    expect(deaths).toBeGreaterThan(5)
    expect(story(world)).toEqual(story(quiet))
  })
})

it('the timer goes on with a file nobody asks for any more', async () => {
  const world = new CountyWorld(24)
  await world.send(world.file('pl-grid-map'))
  let commits = 0
  world.database.fate = (at) => {
    commits += at === 'before' ? 1 : 0
    if (commits > 3) throw new Error('killed')
  }
  await expect(world.open(world.file('bd-address'))).rejects.toThrow()
  world.database.fate = () => undefined
  expect(await world.timer('feeds', 'continue-imports')).toMatchObject({
    ok: true,
    data: { finished: 1, unfinished: 0 },
  })
  expect(world.database.all('addresses')).toHaveLength(24)
})

it('a long file of short rows is cut into pieces that the platform takes', async () => {
  const world = new CountyWorld(24)
  await world.sendAll('start')
  const rows = Array.from({ length: 45_000 }, (_, i) => {
    const body = `339921${1930 + (i % 80)}0101${String(100 + (Math.floor(i / 80) % 900)).padStart(3, '0')}`
    return `${body}${checkDigitOf(body)},某人,2026-11,35.00`
  })
  const batch = await world.send(world.csv('dr-price', ['身份证号,姓名,补贴月份,补贴金额', ...rows]))
  const { total, accepted, duplicates, rejected } = batch.rows
  expect(total).toBe(45_000)
  expect(accepted + duplicates + rejected).toBe(45_000)
}, 60_000)
