import { COLLECTION, openCloud, type CloudUnderTest } from './cloud-under-test'

describe('updates through the server SDK', () => {
  let cloud: CloudUnderTest
  const documents = () => cloud.database.collection(COLLECTION)
  const read = async (id: string) => ((await documents().doc(id).get()).data as Record<string, unknown>[])[0]

  beforeAll(async () => {
    cloud = await openCloud()
  })
  afterAll(() => cloud.close())

  test('operators change what they name and nothing else', async () => {
    const _ = cloud.database.command
    await documents()
      .doc('u')
      .set({ n: 1, f: 2, gone: true, list: ['b'], inner: { a: 1, b: 2 }, low: 5, kept: 'x' })
    const change = {
      n: _.inc(5),
      f: _.mul(3),
      gone: _.remove(),
      list: _.push(['c', 'd']),
      inner: { a: 9 },
      low: _.min(3),
      'made.here': 1,
      whole: _.set({ z: 1 }),
    }
    expect(await documents().doc('u').update(change)).toMatchObject({ updated: 1 })
    expect(await read('u')).toEqual({
      _id: 'u',
      n: 6,
      f: 6,
      list: ['b', 'c', 'd'],
      inner: { a: 9, b: 2 },
      low: 3,
      made: { here: 1 },
      whole: { z: 1 },
      kept: 'x',
    })
  })

  test('arrays grow and shrink at either end, by value and by position', async () => {
    const _ = cloud.database.command
    const steps: [object, unknown[]][] = [
      [{ l: _.unshift([0]) }, [0, 1, 2]],
      [{ l: _.pop() }, [0, 1]],
      [{ l: _.shift() }, [1]],
      [{ l: _.addToSet(1) }, [1]],
      [{ l: _.addToSet({ $each: [1, 3, 2] }) }, [1, 3, 2]],
      [{ l: _.push({ each: [5, 4], position: 1, sort: 1, slice: 4 }) }, [1, 2, 3, 4]],
      [{ l: _.pull(_.gt(2)) }, [1, 2]],
      [{ l: _.pullAll([1]) }, [2]],
    ]
    await documents()
      .doc('arrays')
      .set({ l: [1, 2] })
    for (const [change, expected] of steps) {
      await documents().doc('arrays').update(change)
      expect((await read('arrays'))?.l).toEqual(expected)
    }
  })

  test('a query updates every match and tells how many', async () => {
    await documents().add([{ kind: 'many' }, { kind: 'many' }, { kind: 'other' }])
    expect(await documents().where({ kind: 'many' }).update({ seen: true })).toMatchObject({ updated: 2 })
    expect((await documents().where({ seen: true }).count()).total).toBe(2)
  })

  test('with multiple: false only one match is updated', async () => {
    await documents().add([{ kind: 'one' }, { kind: 'one' }])
    const { updated } = await documents().where({ kind: 'one' }).options({ multiple: false }).update({ chosen: true })
    expect(updated).toBe(1)
    expect((await documents().where({ chosen: true }).count()).total).toBe(1)
  })

  test('an index follows what an update moves', async () => {
    await documents().doc('moved').set({ kind: 'here', n: 1 })
    await documents().doc('moved').update({ kind: 'there' })
    expect((await documents().where({ kind: 'here' }).get()).data).toEqual([])
    expect((await documents().where({ kind: 'there' }).get()).data).toHaveLength(1)
  })

  test('concurrent increments all count', async () => {
    await documents().doc('counter').set({ n: 0 })
    const { command } = cloud.database
    await Promise.all(
      Array.from({ length: 25 }, () =>
        documents()
          .doc('counter')
          .update({ n: command.inc(1) }),
      ),
    )
    expect((await read('counter'))?.n).toBe(25)
  })

  test('updateAndReturn gives the document as it is afterwards', async () => {
    await documents().doc('lease').set({ holder: null, fence: 4 })
    const query = documents().where({ _id: 'lease', holder: null })
    const change = { holder: 'me', fence: cloud.database.command.inc(1) }
    const taken = (await query.updateAndReturn(change)) as unknown as { updated: number; doc: unknown }
    expect(taken.doc).toMatchObject({ holder: 'me', fence: 5 })
    const again = (await query.updateAndReturn(change)) as unknown as { updated: number }
    expect(again.updated).toBe(0)
  })
})
