import { Ulid } from '@shared/kernel/ids'
import { newId } from '../../../miniprogram/cloud/new-id'

describe('an id made on the phone', () => {
  it('is a ULID', () => expect(Ulid.safeParse(newId()).success).toBe(true))

  it('sorts by the time it was made', () => {
    expect(newId(1_000, () => 0.99) < newId(2_000, () => 0)).toBe(true)
  })

  it('differs within one millisecond', () => {
    expect(new Set(Array.from({ length: 500 }, () => newId(1_000))).size).toBe(500)
  })
})
