import type { Index } from '../../../local-cloud/engine/collections'
import { openDatabase } from '../open-database'

const rows = [
  { _id: '1', n: 2 },
  { _id: '2', n: 1 },
]
const byN = { name: 'n', keys: { n: 1 } } as const

describe('collections over a restart', () => {
  test('documents, indexes and what arrays did to them are still there', async () => {
    const opened = await openDatabase([{ name: 'tags', keys: { tags: 1 } }])
    try {
      await opened.database.insert('things', [{ _id: '1', tags: ['a', 'b'] }])
      const database = await opened.reopen()
      expect(database.collections.get('things').indexes[0]).toMatchObject({ name: 'tags', many: true })
      expect(database.find({ collection: 'things', query: { tags: 'b' } })).toHaveLength(1)
    } finally {
      await opened.close()
    }
  })

  test('an index that the manifest gains is built from what is stored, one that it loses is dropped', async () => {
    const opened = await openDatabase([])
    try {
      await opened.database.insert('things', rows)
      const with_ = await opened.reopen([byN])
      const sorted = with_.find({ collection: 'things', query: { n: { $gte: 1 } } }, { sort: [['n', 1]] })
      expect(sorted.map(({ _id }) => _id)).toEqual(['2', '1'])
      const without = await opened.reopen([])
      expect(without.collections.get('things').indexes).toEqual([])
      expect(without.find({ collection: 'things', query: { n: 1 } })).toHaveLength(1)
    } finally {
      await opened.close()
    }
  })

  test('an index that becomes unique over values that collide is refused by name', async () => {
    const opened = await openDatabase([])
    try {
      await opened.database.insert('things', [{ n: 1 }, { n: 1 }])
      await opened.database.close()
      await expect(opened.reopen([{ ...byN, unique: true }])).rejects.toThrow(/things.*n.*E11000|E11000.*things.*n/)
    } finally {
      opened.database.close = async () => undefined
      await opened.close()
    }
  })

  test('an index written in an older format is built anew', async () => {
    const opened = await openDatabase([byN])
    try {
      await opened.database.insert('things', rows)
      const kept = opened.database.collections.get('things')
      await opened.database.store.write((writer) => {
        writer.removeEntries(kept, kept.indexes[0] as Index)
        writer.putFact(['collection', 'things'], { ...kept, indexes: [{ ...kept.indexes[0], format: undefined }] })
      })
      const database = await opened.reopen()
      expect(database.find({ collection: 'things', query: { n: 2 } })).toEqual([{ _id: '1', n: 2 }])
    } finally {
      await opened.close()
    }
  })
})
