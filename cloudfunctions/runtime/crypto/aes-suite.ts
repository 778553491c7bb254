import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { CipherSuite } from './suite'

const IV = 12
const TAG = 16

/** AES-256-GCM (NIST SP 800-38D) and HMAC-SHA256. Layout: iv | tag | ciphertext. */
export const aesSuite: CipherSuite = {
  code: 'aes',
  encrypt: (key, plain, associated) => {
    const iv = randomBytes(IV)
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(associated)
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), body])
  },
  decrypt: (key, sealed, associated) => {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV), { authTagLength: TAG })
    decipher.setAAD(associated).setAuthTag(sealed.subarray(IV, IV + TAG))
    return Buffer.concat([decipher.update(sealed.subarray(IV + TAG)), decipher.final()])
  },
  hmac: (key, data) => createHmac('sha256', key).update(data).digest(),
}
