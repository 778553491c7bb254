import { createHmac, timingSafeEqual } from 'node:crypto'

/** Signs small JSON values for one purpose, so that a token for one thing never passes for another. */
export class SignedText {
  constructor(private readonly secret: Buffer) {}

  sign(purpose: string, value: unknown): string {
    const body = Buffer.from(JSON.stringify(value)).toString('base64url')
    return `${body}.${this.mac(purpose, body)}`
  }

  /** The value, or `undefined` when the text was not signed here for this purpose. */
  open<T>(purpose: string, text: string): T | undefined {
    const [body, mac, ...rest] = text.split('.')
    if (!body || !mac || rest.length > 0) return undefined
    const [given, expected] = [Buffer.from(mac), Buffer.from(this.mac(purpose, body))]
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as T
  }

  private mac(purpose: string, body: string): string {
    return createHmac('sha256', this.secret).update(`${purpose}\n${body}`).digest('base64url')
  }
}
