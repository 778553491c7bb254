import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { CipherSuite } from './suite'

const IV = 16
const TAG = 32

/** SM4 takes 16 bytes; the other half of the key authenticates. */
const split = (key: Buffer) => ({ cipherKey: key.subarray(0, 16), macKey: key.subarray(16) })

const tagOf = (macKey: Buffer, iv: Buffer, body: Buffer, associated: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(associated.length)
  return createHmac('sm3', macKey).update(length).update(associated).update(iv).update(body).digest()
}

/** SM4-CTR (GB/T 32907-2016), then HMAC-SM3 (GB/T 32905-2016) over it, from OpenSSL as Node carries it. iv | tag | ciphertext. */
export const smSuite: CipherSuite = {
  code: 'sm',
  encrypt: (key, plain, associated) => {
    const { cipherKey, macKey } = split(key)
    const iv = randomBytes(IV)
    const cipher = createCipheriv('sm4-ctr', cipherKey, iv)
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([iv, tagOf(macKey, iv, body, associated), body])
  },
  decrypt: (key, sealed, associated) => {
    const { cipherKey, macKey } = split(key)
    const [iv, tag, body] = [sealed.subarray(0, IV), sealed.subarray(IV, IV + TAG), sealed.subarray(IV + TAG)]
    if (tag.length !== TAG || !timingSafeEqual(tag, tagOf(macKey, iv, body, associated))) {
      throw new Error('sealed value was changed')
    }
    const decipher = createDecipheriv('sm4-ctr', cipherKey, iv)
    return Buffer.concat([decipher.update(body), decipher.final()])
  },
  hmac: (key, data) => createHmac('sm3', key).update(data).digest(),
}
