import { readConfig } from '../../../../cloudfunctions/runtime/config'
import { addKeyVersion, generateKeys } from '../../../../cloudfunctions/runtime/crypto/generate-keys'
import { identityNumbers } from '../../../../cloudfunctions/runtime/crypto/identity-numbers'
import { newCode } from '../../../../cloudfunctions/runtime/crypto/one-time-code'
import { openVault } from '../../../../cloudfunctions/runtime/crypto/vault'

const vaultOf = (environment: ReturnType<typeof generateKeys>) => openVault(readConfig({ ...environment }))
const ID = '33992119450312013X'

describe.each(['aes', 'sm'] as const)('the %s suite', (suite) => {
  const vault = vaultOf(generateKeys(suite))

  it('opens what it sealed, and seals the same text differently each time', () => {
    const [one, two] = [vault.seal('identity', ID), vault.seal('identity', ID)]
    expect(one).toMatch(/^k1\.[\w-]+$/)
    expect(one).not.toBe(two)
    expect(one).not.toContain(ID)
    expect(vault.open('identity', one)).toBe(ID)
    expect(vault.open('json', vault.seal('json', ''))).toBe('')
  })

  it('refuses a sealed value of which one bit was changed', () => {
    const sealed = vault.seal('json', '{"wordsZh":"灶间漏得厉害"}')
    const bytes = Buffer.from(sealed.slice(3), 'base64url')
    for (const at of [0, 13, 20, bytes.length - 1]) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => vault.open('json', `k1.${changed.toString('base64url')}`)).toThrow()
    }
  })

  it('refuses a value sealed for another use', () => {
    expect(() => vault.open('json', vault.seal('identity', ID))).toThrow()
  })

  it('indexes a number blindly: the same for x and X, another for another number', () => {
    const numbers = identityNumbers(vault)
    expect(numbers.index(` ${ID.toLowerCase()} `)).toBe(numbers.index(ID))
    expect(numbers.index('339921194503120131')).not.toBe(numbers.index(ID))
    expect(numbers.index(ID)).toMatch(/^1\.[0-9a-f]{64}$/)
  })
})

describe('key versions', () => {
  const first = generateKeys()
  const second = addKeyVersion(first, 'sm')

  it('after a rotation still open what the older key sealed, and seal with the new one', () => {
    const [before, after] = [vaultOf(first), vaultOf(second)]
    expect(after.open('identity', before.seal('identity', ID))).toBe(ID)
    expect(after.seal('identity', ID)).toMatch(/^k2\./)
  })

  it('find a person under both indexes', () => {
    const [before, after] = [identityNumbers(vaultOf(first)), identityNumbers(vaultOf(second))]
    expect(after.indexes(ID)).toEqual([after.index(ID), before.index(ID)])
    expect(after.index(ID)).toMatch(/^2\./)
  })

  it('of another county open nothing here', () => {
    expect(() => vaultOf(generateKeys()).open('identity', vaultOf(first).seal('identity', ID))).toThrow()
  })

  it('are not opened by a wrong master key, and the message says so without any key', () => {
    const wrong = { ...first, KOUMEN_MASTER_KEY: generateKeys().KOUMEN_MASTER_KEY }
    expect(() => vaultOf(wrong)).toThrow('KOUMEN_MASTER_KEY does not open version 1 of KOUMEN_KEYS')
  })
})

describe('the configuration', () => {
  it('that is missing names each variable and what it should be', () => {
    expect(() => readConfig({})).toThrow(
      /KOUMEN_MASTER_KEY is missing: 32 random bytes in base64; KOUMEN_KEYS is missing/,
    )
  })

  it('that is wrong never repeats the value', () => {
    const attempt = () =>
      readConfig({ KOUMEN_MASTER_KEY: 'c2VjcmV0', KOUMEN_KEYS: '{"secret":1}', KOUMEN_READ_ONLY: 'yes' })
    expect(attempt).toThrow(/must be 32 bytes.*not a key ring.*KOUMEN_READ_ONLY must be 0 or 1/)
    expect(attempt).not.toThrow(/c2VjcmV0/)
  })
})

describe('a one-time code', () => {
  it('has the length and alphabet asked for', () => {
    expect(newCode('digits', 6)).toMatch(/^\d{6}$/)
    expect(newCode('letters', 12)).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
  })
})
