import { COLLECTION, openCloud, type CloudUnderTest } from './cloud-under-test'

describe('aggregation through the server SDK', () => {
  let cloud: CloudUnderTest
  const aggregate = () => cloud.database.collection(COLLECTION).aggregate()

  beforeAll(async () => {
    cloud = await openCloud()
    await cloud.database.collection(COLLECTION).add([
      { _id: '1', kind: 'a', n: 1, at: new Date('2026-01-03T00:00:00Z'), text: '叩门abc' },
      { _id: '2', kind: 'a', n: 2, at: new Date('2026-01-04T00:00:00Z'), text: 'x' },
      { _id: '3', kind: 'b', n: 10, at: new Date('2026-01-05T00:00:00Z'), text: 'y' },
    ])
  })
  afterAll(() => cloud.close())

  test('match, group, sort and limit', async () => {
    const { command } = cloud.database
    const $ = command.aggregate
    const { data } = await aggregate()
      .match({ n: command.gte(1) })
      .group({ _id: '$kind', sum: $.sum('$n'), count: $.sum(1) })
      .sort({ sum: -1 })
      .limit(5)
      .end()
    expect(data).toEqual([
      { _id: 'b', sum: 10, count: 1 },
      { _id: 'a', sum: 3, count: 2 },
    ])
  })

  test('lookup with a pipeline joins within the collection', async () => {
    const { command } = cloud.database
    const $ = command.aggregate
    const pipeline = $.pipeline()
      .match(command.expr($.eq(['$kind', '$$kind'])))
      .project({ n: 1, _id: 0 })
      .done()
    const { data } = await aggregate()
      .match({ _id: '1' })
      .lookup({ from: COLLECTION, let: { kind: '$kind' }, pipeline, as: 'same' })
      .project({ same: 1 })
      .end()
    expect(data).toEqual([{ _id: '1', same: [{ n: 1 }, { n: 2 }] }])
  })

  test('weeks, code points and substrings count as MongoDB counts', async () => {
    const $ = cloud.database.command.aggregate
    const { data } = await aggregate()
      .match({ _id: cloud.database.command.in(['1', '2']) })
      .project({ week: $.week('$at'), where: $.indexOfCP(['$text', 'a']) })
      .end()
    expect(data).toEqual([
      { _id: '1', week: 0, where: 2 },
      { _id: '2', week: 1, where: -1 },
    ])
  })
})
