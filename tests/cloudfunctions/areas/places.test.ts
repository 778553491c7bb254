import { expectRefusal, openCounty, type County } from '../kit/county'
import { COMMUNITY, GRID, PLATES } from '../kit/people'

let county: County

beforeAll(async () => {
  county = await openCounty('areas', 'doorplates')
}, 60_000)
afterAll(() => county.close())

describe('choosing a village', () => {
  it('anyone lists the areas under the county, then under one of them', async () => {
    const towns = await county.nobody.call('areas', 'listChildren', {})
    expect(towns.items.map((area) => area.name).sort()).toEqual(['青嶂镇', '石埠镇'].sort())
    const grids = await county.nobody.call('areas', 'listChildren', { parentCode: COMMUNITY })
    expect(grids.items).toHaveLength(2)
  })

  it('anyone asks who answers: the worker by day, the duty room by night, never nobody', async () => {
    const who = () => county.nobody.call('areas', 'whoAnswers', { areaCode: GRID })
    await county.cloud.clock.set('2026-11-23T09:00:00+08:00')
    expect(await who()).toMatchObject({
      townshipName: '青嶂镇',
      gridWorker: { name: '兰小燕' },
      onDutyNow: { name: '兰小燕', untilZh: '今天17:30前' },
      villagePoint: { name: '前渡村服务点' },
    })
    await county.cloud.clock.set('2026-11-24T02:00:00+08:00')
    expect((await who()).onDutyNow).toEqual({ name: '青嶂镇值班室', phone: '0578-5400110', untilZh: '今天08:30前' })
    await county.cloud.clock.set('2026-11-23T09:00:00+08:00')
  })

  it('of an area that is not there is NOT_FOUND', () =>
    expectRefusal(county, () => county.nobody.call('areas', 'whoAnswers', { areaCode: '339921109' }), {
      code: 'NOT_FOUND',
    }))
})

describe('a plate', () => {
  it('scanned by anyone tells the place and who answers, and nothing of who lives there', async () => {
    const place = await county.nobody.call('doorplates', 'resolve', { plateCode: PLATES.ye })
    expect(place).toMatchObject({
      shortAddressZh: '溪边路17号',
      fullAddressZh: '青禾县青嶂镇前渡村溪边路17号',
      whoAnswers: { gridWorker: { name: '兰小燕' } },
    })
    expect(JSON.stringify(place)).not.toMatch(/叶根福|home-ye|person-/)
  })

  it.each([
    ['0000000000AB', 'NOT_FOUND', '还没有登记，请再扫一次，或直接选村子'],
    [PLATES.gone, 'NOT_FOUND', '已经停用'],
    ['not-a-plate', 'INVALID_INPUT', '这不是本县的门牌码，请再扫一次，或直接选村子'],
  ])('%s is %s with the remedy', (plateCode, code, sentence) =>
    expectRefusal(county, () => county.nobody.call('doorplates', 'resolve', { plateCode }), {
      code,
      ...(code === 'NOT_FOUND'
        ? { messageZh: expect.stringContaining(sentence) }
        : { fields: [{ path: 'plateCode', messageZh: sentence }] }),
    }),
  )

  it('codes cannot be tried by the thousand', async () => {
    const trier = county.as('trier')
    for (let i = 0; i < 20; i += 1) await trier.call('doorplates', 'resolve', { plateCode: PLATES.ye })
    await expectRefusal(county, () => trier.call('doorplates', 'resolve', { plateCode: PLATES.ye }), {
      code: 'RATE_LIMITED',
    })
  })

  it('issued for an address resolves; ended it does not', async () => {
    const root = county.as('root')
    const { plateCode } = await root.call('doorplates', 'issue', { addressId: 'addr-8' })
    expect((await county.nobody.call('doorplates', 'resolve', { plateCode })).shortAddressZh).toBe('水井巷8号')
    const ending = { plateCode, reasonZh: '牌子掉了' }
    await root.call('doorplates', 'revoke', ending)
    await root.call('doorplates', 'revoke', ending)
    await expectRefusal(county, () => county.nobody.call('doorplates', 'resolve', { plateCode }), { code: 'NOT_FOUND' })
  })

  it('is issued and ended by an administrator only, for an address on record', async () => {
    await expectRefusal(county, () => county.as('su').call('doorplates', 'issue', { addressId: 'addr-8' }), {
      code: 'FORBIDDEN',
    })
    await expectRefusal(county, () => county.as('root').call('doorplates', 'issue', { addressId: 'nowhere' }), {
      code: 'NOT_FOUND',
    })
    await expectRefusal(
      county,
      () => county.as('lan').call('doorplates', 'revoke', { plateCode: PLATES.ye, reasonZh: '试试' }),
      { code: 'FORBIDDEN' },
    )
  })

  it('stands in the list of its area for staff of that area', async () => {
    const list = await county.as('lan').call('doorplates', 'list', { areaCode: GRID })
    expect(list.items).toContainEqual({ plateCode: PLATES.ye, shortAddressZh: '溪边路17号', status: 'active' })
    await expectRefusal(county, () => county.as('chen').call('doorplates', 'list', { areaCode: GRID }), {
      code: 'FORBIDDEN',
      messageZh: '这户不在您的辖区，请联系青嶂镇。',
    })
  })
})
