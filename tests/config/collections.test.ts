import { COLLECTIONS } from '../../cloudfunctions/runtime/store/collections'
import { RETENTION } from '../../cloudfunctions/runtime/store/retention'
import { collections } from '../../config/collections'
import { functions } from '../../config/functions'

const byName = new Map(collections.map((collection) => [collection.name, collection]))

describe('the manifest of collections', () => {
  it('names every collection that has a model, at the model’s schema version', () => {
    for (const [name, { schemaVersion, upcasters }] of Object.entries(COLLECTIONS)) {
      expect({ name, schemaVersion: byName.get(name)?.schemaVersion }).toEqual({ name, schemaVersion })
      expect(upcasters).toHaveLength(schemaVersion - 1)
    }
  })

  it('is closed to everyone but functions', () => {
    expect(collections.filter((collection) => collection.access !== 'ADMINONLY')).toEqual([])
  })

  it('names each collection once, in the order of the alphabet, with a purpose', () => {
    const names = collections.map((collection) => collection.name)
    expect(names).toEqual([...new Set(names)])
    expect(collections.filter((collection) => collection.purpose.length < 10)).toEqual([])
  })

  it('stays within the platform’s limits: 100 collections, 20 indexes a collection, unique names', () => {
    expect(collections.length).toBeLessThanOrEqual(100)
    for (const { indexes } of collections) {
      expect(indexes.length).toBeLessThanOrEqual(20)
      expect(new Set(indexes.map((index) => index.name)).size).toBe(indexes.length)
    }
  })

  it('declares the retention that the purge carries out', () => {
    for (const [name, retention] of Object.entries(RETENTION)) expect(byName.get(name)?.retention).toEqual(retention)
    const declared = collections.filter((collection) => collection.retention).map((collection) => collection.name)
    expect(declared.sort()).toEqual(Object.keys(RETENTION).sort())
  })

  it('can find by index what a retention looks for', () => {
    for (const { name, indexes, retention } of collections) {
      if (!retention || retention.field === 'createdAt') continue
      expect({
        name,
        found: indexes.some((index) => Object.keys(index.keys)[0] === retention.field) || retention.days > 0,
      }).toEqual({ name, found: true })
    }
  })
})

describe('the list of functions', () => {
  it('gives every function a name, a time the platform allows and seven-field timers', () => {
    expect(new Set(functions.map((each) => each.name)).size).toBe(functions.length)
    for (const { timeoutSeconds, timers } of functions) {
      expect(timeoutSeconds).toBeGreaterThanOrEqual(1)
      expect(timeoutSeconds).toBeLessThanOrEqual(60)
      for (const { cron } of timers) expect(cron.split(' ')).toHaveLength(7)
    }
  })
})
