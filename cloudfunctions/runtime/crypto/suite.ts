/** One set of algorithms behind one port: authenticated encryption and a keyed hash. Keys are 32 bytes. */
export interface CipherSuite {
  /** Letter that stands in every sealed value. */
  code: 'aes' | 'sm'
  encrypt(key: Buffer, plain: Buffer, associated: Buffer): Buffer
  /** Throws when the value was changed or the key or associated data is another one. */
  decrypt(key: Buffer, sealed: Buffer, associated: Buffer): Buffer
  hmac(key: Buffer, data: Buffer | string): Buffer
}
