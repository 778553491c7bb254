import { auditEntry } from '../../../../cloudfunctions/runtime/audit/entry'
import { sealEntries } from '../../../../cloudfunctions/runtime/audit/seal-audit'
import { verifyEntries } from '../../../../cloudfunctions/runtime/audit/verify-audit'
import { readConfig } from '../../../../cloudfunctions/runtime/config'
import { generateKeys } from '../../../../cloudfunctions/runtime/crypto/generate-keys'
import { openVault } from '../../../../cloudfunctions/runtime/crypto/vault'
import { newDocument } from '../../../../cloudfunctions/runtime/store/document'
import { MemoryDatabase } from '../memory-database'

const vault = openVault(readConfig({ ...generateKeys() }))
const NOW = '2026-11-23T08:00:00.000+08:00'
const only = (_id: string) => ({ fields: [['_id', { is: _id }]] as const })

let database: MemoryDatabase
const look = async (id: string) => {
  const actor = { kind: 'person' as const, openid: 'openid-su', staff: [], links: [] }
  const deed = { id, now: NOW, traceId: 't', action: 'households.getFile', kind: 'read' as const, outcome: 'done' }
  const { _id, ...fields } = auditEntry(vault, { ...deed, actor, subjects: [{ householdId: 'home-lin' }] })
  await database.add('auditEntries', newDocument('auditEntries', fields, _id, NOW))
}
const seal = () => sealEntries(database, vault, NOW)
const verify = () => verifyEntries(database, vault)

/** Two links, `01A` under the first and `01B` under the second. */
beforeEach(async () => {
  database = new MemoryDatabase()
  await look('01A')
  await seal()
  await look('01B')
  await seal()
})

it('a whole chain verifies, and its head is told', async () => {
  const { head, ...verdict } = await verify()
  expect(verdict).toEqual({ ok: true, entries: 2, seals: 2, unsealed: 0, firstBroken: null })
  expect(head).toBe((await database.get('auditSeals', '000000000002'))?.['hash'])
})

it('an entry slipped in with the signature of a real one is told', async () => {
  const entry = (await database.get('auditEntries', '01A'))!
  await database.add('auditEntries', { ...entry, _id: '01FORGED', sealed: false })
  expect(await verify()).toMatchObject({ ok: false, firstBroken: 'entry 01FORGED: changed since it was written' })
})

describe('when the last link is cut off with what it covered', () => {
  beforeEach(async () => {
    await database.removeWhere('auditSeals', only('000000000002'))
    await database.removeWhere('auditEntries', only('01B'))
  })

  it('the head tells which link is missing', async () => {
    const firstBroken = 'seal 000000000002: missing, the end of the chain was cut off'
    expect(await verify()).toMatchObject({ ok: false, firstBroken })
  })

  it('taking the head away, or turning it back, is told too', async () => {
    const first = await database.get('auditSeals', '000000000001')
    await database.updateWhere('operations', only('auditHead'), { sequence: 1, hash: first?.['hash'] })
    expect(await verify()).toMatchObject({ ok: false, firstBroken: 'head: changed since it was written' })
    await database.removeWhere('operations', only('auditHead'))
    expect(await verify()).toMatchObject({ ok: false, firstBroken: 'head: missing, though there are seals' })
  })

  it('no later link heals it', async () => {
    for (const id of ['01C', '01D', '01E']) {
      await look(id)
      await seal()
    }
    expect(await verify()).toMatchObject({ ok: false, firstBroken: 'seal 000000000002: not the one that was sealed' })
  })
})

it('a sealer stopped between a link and the head goes on where it stopped', async () => {
  const before = (await database.get('operations', 'auditHead'))!
  await look('01C')
  await seal()
  const { sequence, hash, signature } = before
  await database.updateWhere('operations', only('auditHead'), { sequence, hash, signature })
  expect(await verify()).toMatchObject({ ok: true })
  await look('01D')
  await seal()
  expect((await database.get('operations', 'auditHead'))?.['sequence']).toBe(4)
  expect(await verify()).toMatchObject({ ok: true, seals: 4 })
})
