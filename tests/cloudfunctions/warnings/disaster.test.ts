import { CountyWorld, restoreMachine } from '../feeds/county-world'

const world = new CountyWorld()
const su = world.as('staff-story-officer')
const TOWN = '339921107'
let eventId = ''

const fill = async () => {
  let view = await su.call('warnings', 'fillDisaster', { eventId })
  while (view.status === 'listing') view = await su.call('warnings', 'fillDisaster', { eventId })
  return view
}
const open = (options?: { idempotencyKey?: string }) =>
  su.call('warnings', 'openDisaster', { kind: 'TY', level: '2', areaCodes: [TOWN] }, options)
const lines = async (who = su) => {
  const all: Awaited<ReturnType<typeof page>>['items'] = []
  const page = (after?: string) => who.call('warnings', 'disasterRows', { eventId, areaCode: TOWN, limit: 40, after })
  for (let after: string | undefined, first = true; first || after; first = false) {
    const { items, next } = await page(after)
    all.push(...items)
    after = next ?? undefined
  }
  return all
}

beforeAll(async () => {
  world.at()
  await world.sendAll('start')
  await world.sendAll('morning')
  world.at('2026-11-23T09:00:00+08:00')
})
afterAll(restoreMachine)

/** An officer of a bureau of the county. */
const bureau = (departmentId: string) => {
  const key = `staff-duty-${departmentId}`
  world.database.insert('staff', {
    _id: key,
    schemaVersion: 1,
    version: 1,
    createdAt: '2026-11-01T08:00:00.000+08:00',
    updatedAt: '',
    name: '值班员',
    role: 'departmentOfficer',
    areaCode: '339921',
    departmentId,
    openid: `demo-${key}`,
    status: 'active',
  })
  return world.as(key)
}

it('a duty officer opens an event for their own places only; the same press twice, and the same event twice, is one', async () => {
  const first = await open({ idempotencyKey: 'open-typhoon-0001' })
  eventId = first.eventId
  expect(first).toMatchObject({ titleZh: '台风橙色：青嶂镇', status: 'listing' })
  expect(await open({ idempotencyKey: 'open-typhoon-0001' })).toEqual(first)
  expect((await open()).eventId).toBe(eventId)
  expect(world.database.all('disasterEvents')).toHaveLength(1)
  for (const areaCodes of [['339921105'], [TOWN, '339921105']])
    await expect(su.call('warnings', 'openDisaster', { kind: 'TY', level: '2', areaCodes })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  await expect(
    world.as('staff-story-worker').call('warnings', 'openDisaster', { kind: 'TY', level: '2', areaCodes: [TOWN] }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

it('lists who is first first with reasons, bands and deadlines; whose facts are unknown stand there as unknown', async () => {
  const view = await fill()
  const all = await lines()
  expect(view).toMatchObject({ status: 'open', listed: all.length })
  expect(all.map(({ score }) => score)).toEqual(all.map(({ score }) => score).sort((a, b) => b - a))
  const moveFirst = all.filter(({ band }) => band === 'move-first')
  expect(moveFirst.length).toBeGreaterThan(0)
  for (const line of moveFirst) {
    expect(line.score).toBeGreaterThanOrEqual(40)
    expect(line.deadlineAt).toBe('2026-11-23T15:00:00.000+08:00')
    expect(line.reasonsZh.length).toBeGreaterThan(0)
  }
  const unknown = all.filter(({ band }) => band === 'unknown')
  expect(unknown.length).toBeGreaterThan(0)
  expect(unknown.every(({ unknownZh }) => unknownZh.length > 0)).toBe(true)
})

it('filled again nobody stands there twice', async () => {
  const before = (await lines()).length
  await world.database.updateWhere('disasterEvents', { fields: [] }, { status: 'listing', areaAt: 0, cursor: '' })
  expect(await fill()).toMatchObject({ listed: before })
  expect((await lines()).length).toBe(before)
})

it('the preview is the same list and writes nothing', async () => {
  const previewed: string[] = []
  let after: string | undefined
  do {
    const page = await su.call('warnings', 'previewDisaster', { areaCode: TOWN, kind: 'TY', after })
    previewed.push(...page.items.map(({ rowId }) => rowId))
    after = page.next ?? undefined
  } while (after)
  expect(previewed.sort()).toEqual((await lines()).map(({ rowId }) => rowId.slice(eventId.length + 1)).sort())
})

it('one press makes a card a household, a second press none; the card says where and nothing of why', async () => {
  const press = () => su.call('warnings', 'sendDisasterTasks', { eventId, areaCode: TOWN })
  const first = await press()
  expect(first.finished).toBe(true)
  const tasks = world.database.all('tasks')
  expect(tasks).toHaveLength(first.made)
  expect(new Set(tasks.map(({ householdId }) => householdId)).size).toBe(first.made)
  expect(JSON.stringify(tasks)).not.toMatch(/残疾|危房|独居|护理|特困/)
  expect(await press()).toEqual({ made: 0, finished: true })
  const sent = (await lines()).filter(({ band }) => band !== 'unknown')
  expect(sent.every(({ hasTask }) => hasTask)).toBe(true)
})

it('a worker of the village reads where to go and what helps there, not the papers, and says what was found; another village is refused', async () => {
  const worker = world.as('staff-story-worker')
  const GRID = '33992110720102'
  const { items } = await worker.call('warnings', 'disasterRows', { eventId, areaCode: GRID })
  expect(items.length).toBeGreaterThan(0)
  // Enough to help somebody move; no paper, illness or benefit.
  expect(items[0]?.reasonsZh.length).toBeGreaterThan(0)
  expect(items.every(({ unknownZh }) => unknownZh.length === 0)).toBe(true)
  expect(JSON.stringify(items)).not.toMatch(/残疾|护理|特困|[CD]级/)
  const [line] = items
  if (!line) throw new Error('no line')
  const at = '2026-11-23T08:50:00.000+08:00'
  const said = await worker.call('warnings', 'markDisaster', {
    rowId: line.rowId,
    state: 'moved',
    at,
    seenAt: null,
    noteZh: '去了女儿家',
  })
  expect(said).toMatchObject({ state: 'moved', stateAt: at, lastZh: '兰小燕，今天08:50：去了女儿家' })
  await expect(worker.call('warnings', 'disasterRows', { eventId, areaCode: TOWN })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  const foreign = (await lines()).find(({ areaZh }) => areaZh !== '前渡村')
  if (!foreign) throw new Error('no other village')
  await expect(
    worker.call('warnings', 'markDisaster', { rowId: foreign.rowId, state: 'moved', at, seenAt: null }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

it('a word that comes late does not win, and the conflict stands on the board until somebody settles it', async () => {
  const line = (await lines()).find(({ state }) => state === 'moved')
  if (!line) throw new Error('no line')
  const mark = (state: 'refused' | 'moved', time: string, seenAt: string | null) =>
    su.call('warnings', 'markDisaster', { rowId: line.rowId, state, at: `2026-11-23T${time}:00.000+08:00`, seenAt })
  const late = await mark('refused', '08:40', null)
  expect(late).toMatchObject({ state: 'moved', conflictZh: '兰小燕08:50：已转移；苏晓敏08:40：不愿转移' })
  const board = () => su.call('warnings', 'disasterBoard', { eventId, areaCode: TOWN })
  expect((await board()).total).toMatchObject({ conflicts: 1, states: { moved: 1 } })
  await mark('moved', '08:59', line.stateAt)
  const { total, places } = await board()
  expect(total).toMatchObject({ conflicts: 0, states: { moved: 1 } })
  expect(places.find(({ areaZh }) => areaZh === '前渡村')?.states.moved).toBe(1)
})

const signal = () => world.database.all('areaSignals').find(({ areaCode }) => areaCode === TOWN)
const signals = async (who = su) => (await who.call('warnings', 'signals', { areaCode: TOWN })).items

it('the open event holds the signal of its places, and only it ends it', async () => {
  expect(signal()).toMatchObject({ hazards: ['TY'], level: '2', liftedAt: null })
  expect(await signals()).toMatchObject([{ titleZh: '台风橙色：青嶂镇', byName: '苏晓敏', eventId }])
  await expect(su.call('warnings', 'liftSignal', { kind: 'TY', areaCodes: [TOWN] })).rejects.toMatchObject({
    code: 'ILLEGAL_TRANSITION',
    messageZh: '这个信号有转移名单在办，请在名单里按“信号解除，结束”。',
  })
})

it('a list left half-made is made to the end by the timer', async () => {
  const before = (await lines()).length
  await world.database.updateWhere('disasterEvents', { fields: [] }, { status: 'listing', areaAt: 0, cursor: '' })
  await world.timer('warnings', 'fill-disasters')
  expect(world.database.all('disasterEvents')).toMatchObject([{ status: 'open', listed: before }])
  expect(await lines()).toHaveLength(before)
})

it('a shelter that was registered stands on the lines and the board of its township, and only there', async () => {
  const worker = world.as('staff-story-worker')
  const shelter = { nameZh: '青嶂镇文化礼堂', areaCode: TOWN, addressZh: '镇前街1号', capacity: 200, phone: null }
  await expect(worker.call('warnings', 'putShelter', shelter)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(su.call('warnings', 'putShelter', { ...shelter, areaCode: '339921105' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  await su.call('warnings', 'putShelter', { ...shelter, capacity: 20 })
  const kept = await su.call('warnings', 'putShelter', shelter)
  expect(world.database.all('shelters')).toHaveLength(1)
  const shelterZh = '青嶂镇文化礼堂（镇前街1号），可住200人'
  expect((await lines()).every((line) => line.shelterZh === shelterZh)).toBe(true)
  const board = await su.call('warnings', 'disasterBoard', { eventId, areaCode: TOWN })
  expect(board.places.every((place) => place.shelterZh === shelterZh)).toBe(true)
  await expect(worker.call('warnings', 'removeShelter', { shelterId: kept.shelterId })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  await su.call('warnings', 'removeShelter', { shelterId: kept.shelterId })
  expect((await lines()).every((line) => line.shelterZh === null)).toBe(true)
})

it('somebody safe where they are counts as done; who was visited still waits', async () => {
  const line = (await lines()).find(({ band, state }) => band === 'move-first' && state === 'waiting')
  if (!line) throw new Error('no line')
  const board = () => su.call('warnings', 'disasterBoard', { eventId, areaCode: TOWN })
  const before = (await board()).movedRatio ?? 0
  const at = '2026-11-23T08:55:00.000+08:00'
  const mark = (state: 'visited' | 'notNeeded', seenAt: string | null, time = at) =>
    su.call('warnings', 'markDisaster', { rowId: line.rowId, state, at: time, seenAt })
  await mark('visited', null)
  expect((await board()).movedRatio).toBe(before)
  expect((await board()).total.states).toMatchObject({ visited: 1, notNeeded: 0 })
  await mark('notNeeded', at, '2026-11-23T08:57:00.000+08:00')
  expect((await board()).movedRatio).toBeGreaterThan(before)
  expect((await board()).total).toMatchObject({ conflicts: 0, states: { visited: 0, notNeeded: 1 } })
})

it('closed, the signal is lifted with it, its households are looked at, and it stays readable', async () => {
  await world.timer('warnings', 'scan-changed')
  expect(signal()).toMatchObject({ markFrom: null })
  expect(await su.call('warnings', 'closeDisaster', { eventId })).toMatchObject({ status: 'closed' })
  expect(signal()).toMatchObject({ liftedAt: '2026-11-23T09:00:00.000+08:00', markFrom: '' })
  expect(await signals()).toEqual([])
  expect((await su.call('warnings', 'disasters', { areaCode: TOWN })).items).toMatchObject([
    { eventId, status: 'closed' },
  ])
  await expect(su.call('warnings', 'sendDisasterTasks', { eventId, areaCode: TOWN })).rejects.toMatchObject({
    code: 'ILLEGAL_TRANSITION',
  })
})

it('a signal that comes first proposes the event, and closing that lifts it; a blue one without a list is lifted by hand', async () => {
  const put = (kind: string, level: '2' | '4') => su.call('warnings', 'putSignal', { kind, level, areaCodes: [TOWN] })
  expect(await put('RS', '2')).toMatchObject({ titleZh: '暴雨橙色：青嶂镇', eventId: null })
  await put('CW', '4')
  expect(signal()).toMatchObject({ hazards: ['RS', 'CW'], level: '2', liftedAt: null })
  const [rain] = await signals()
  if (!rain) throw new Error('no signal')
  const event = await su.call('warnings', 'openDisaster', rain)
  expect(await signals()).toMatchObject([
    { kind: 'RS', eventId: event.eventId },
    { kind: 'CW', eventId: null },
  ])
  await su.call('warnings', 'closeDisaster', { eventId: event.eventId })
  expect(signal()).toMatchObject({ hazards: ['CW'], level: '4', liftedAt: null })
  expect(await su.call('warnings', 'liftSignal', { kind: 'CW', areaCodes: [TOWN] })).toEqual({ lifted: 1 })
  expect(signal()).toMatchObject({ liftedAt: '2026-11-23T09:00:00.000+08:00' })
  expect(await su.call('warnings', 'liftSignal', { kind: 'CW', areaCodes: [TOWN] })).toEqual({ lifted: 0 })
})

it('the emergency duty puts signals on any place of the county and reads the board, and no household', async () => {
  const duty = bureau('emergency')
  await duty.call('warnings', 'putSignal', { kind: 'HT', level: '3', areaCodes: [TOWN, '339921105'] })
  expect((await duty.call('warnings', 'signals', { areaCode: '339921' })).items).toMatchObject([{ kind: 'HT' }])
  await duty.call('warnings', 'disasterBoard', { eventId, areaCode: TOWN })
  await expect(duty.call('warnings', 'disasterRows', { eventId, areaCode: TOWN })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  await expect(
    duty.call('warnings', 'openDisaster', { kind: 'HT', level: '3', areaCodes: [TOWN] }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
  for (const department of ['medical-insurance', 'women-federation'])
    await expect(
      bureau(department).call('warnings', 'putSignal', { kind: 'HT', level: '3', areaCodes: [TOWN] }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
