import type { Actor } from '@shared/access/actor'
import {
  anyOf,
  anyone,
  areaOf,
  ownerOf,
  signedIn,
  staff,
  verifiedFor,
  type Guard,
} from '../../../cloudfunctions/runtime/guards'

const person = (more: Partial<Actor> = {}): Actor => ({
  kind: 'person',
  openid: 'openid-1',
  staff: [],
  links: [],
  ...more,
})
const officer = person({ staff: [{ staffId: 's', name: '陈岩', role: 'townshipOfficer', areaCode: '339921108' }] })
const verified = person({ links: [{ personId: 'p', householdId: 'h1', relation: 'self', status: 'verified' }] })
const visitor: Actor = { kind: 'anonymous', openid: 'anonymous:1', staff: [], links: [] }

const documents: Record<string, Record<string, string>> = {
  'households/h1': { areaCode: '33992110720102' },
  'areas/339921107': { name: '青嶂镇' },
  'requests/r1': { requesterOpenid: 'openid-1' },
}

const pass = async (guard: Guard, actor: Actor, input: unknown = {}): Promise<string> => {
  try {
    guard.admits(actor)
    await guard.check(
      { actor, field: async (collection, id, field) => documents[`${collection}/${id}`]?.[field] },
      input,
    )
    return 'passes'
  } catch (error) {
    const { code, messageZh } = error as { code: string; messageZh: string }
    return `${code} ${messageZh}`
  }
}

const overHousehold = staff(['townshipOfficer'], { over: areaOf('households', (input: { id: string }) => input.id) })

describe('guards', () => {
  it('anyone lets even a visitor in; signedIn does not', async () => {
    expect(await pass(anyone(), visitor)).toBe('passes')
    expect(await pass(signedIn(), visitor)).toMatch(/^UNAUTHENTICATED/)
    expect(await pass(signedIn(), person())).toBe('passes')
  })

  it('staff over an area names the township that is responsible', async () => {
    expect(await pass(overHousehold, officer, { id: 'h1' })).toBe('FORBIDDEN 这户不在您的辖区，请联系青嶂镇。')
  })

  it('staff over something that is not there answers NOT_FOUND', async () => {
    expect(await pass(overHousehold, officer, { id: 'nobody' })).toMatch(/^NOT_FOUND/)
  })

  it('staff without the role is refused before anything is read', () => {
    expect(() => overHousehold.admits(person())).toThrow('FORBIDDEN')
  })

  it('verifiedFor takes the verified person of that household only', async () => {
    const guard = verifiedFor((input: { id: string }) => input.id)
    expect(await pass(guard, verified, { id: 'h1' })).toBe('passes')
    expect(await pass(guard, verified, { id: 'h2' })).toMatch(/^FORBIDDEN 还没有核实您的身份/)
    expect(await pass(guard, person(), { id: 'h1' })).toMatch(/^FORBIDDEN/)
  })

  it('ownerOf takes whoever opened the matter', async () => {
    const guard = ownerOf('requests', (input: { id: string }) => input.id)
    expect(await pass(guard, person(), { id: 'r1' })).toBe('passes')
    expect(await pass(guard, person({ openid: 'openid-2' }), { id: 'r1' })).toMatch(/^FORBIDDEN/)
    expect(await pass(guard, person(), { id: 'r2' })).toMatch(/^NOT_FOUND/)
  })

  it('anyOf passes when one passes, and tells an officer the officer’s reason', async () => {
    const guard = anyOf(
      overHousehold,
      verifiedFor((input: { id: string }) => input.id),
    )
    expect(await pass(guard, verified, { id: 'h1' })).toBe('passes')
    expect(await pass(guard, officer, { id: 'h1' })).toBe('FORBIDDEN 这户不在您的辖区，请联系青嶂镇。')
    expect(await pass(guard, person(), { id: 'h1' })).toMatch(/^FORBIDDEN 还没有核实/)
    expect(await pass(guard, visitor, { id: 'h1' })).toMatch(/^UNAUTHENTICATED/)
  })

  it('anyOf does not swallow a fault that is not a refusal', async () => {
    const broken: Guard = {
      describe: 'broken',
      admits: () => undefined,
      check: () => Promise.reject(new TypeError('database gone')),
    }
    await expect(
      anyOf(broken, signedIn()).check({ actor: person(), field: async () => undefined }, {}),
    ).rejects.toThrow(TypeError)
  })
})
