import { ObjectId } from 'bson'
import { compareValues } from '../../../local-cloud/engine/value-order'
import { openDatabase } from '../open-database'

describe('the order of values', () => {
  test('types come in MongoDB’s order, missing and null first', () => {
    const ordered = [null, -5, 0, 2.5, 'A', 'a', { a: 1 }, [1], new ObjectId(), false, true, new Date(0), /x/]
    const shuffled = [...ordered].reverse()
    expect(shuffled.sort(compareValues)).toEqual(ordered)
    expect(compareValues(undefined, null)).toBe(0)
  })

  test('strings come in the order of code points, astral characters last', () => {
    expect(['𠮷', '\uffee', '门', 'a', 'ab', ''].sort(compareValues)).toEqual(['', 'a', 'ab', '门', '\uffee', '𠮷'])
  })

  test('an index and a sort in memory agree on every pair of types', async () => {
    const opened = await openDatabase([{ name: 'v', keys: { v: 1 } }])
    try {
      const values = [
        null,
        -1e300,
        -5,
        0,
        2.5,
        1e300,
        '',
        'a',
        'ab',
        '门',
        '\uffee',
        '𠮷',
        false,
        true,
        new Date(0),
        new Date(5),
      ]
      await opened.database.insert('things', values.map((v, at) => ({ _id: `d${at}`, v })).reverse())
      const found = opened.database.find({ collection: 'things', query: {} }, { sort: [['v', 1]] })
      expect(found.map(({ v }) => v)).toEqual(values)
      const back = opened.database.find({ collection: 'things', query: {} }, { sort: [['v', -1]] })
      expect(back.map(({ v }) => v)).toEqual([...values].reverse())
    } finally {
      await opened.close()
    }
  })
})
