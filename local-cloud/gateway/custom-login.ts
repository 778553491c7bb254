import { createPublicKey, generateKeyPairSync, randomUUID, verify } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** The file one downloads from the platform's console to sign custom login tickets with (`auth().createTicket`). */
export interface CustomLoginKey {
  private_key_id: string
  private_key: string
  env_id: string
}

interface Claims {
  env?: string
  uid?: string
  exp?: number
}

/** Custom login: a server of the owner vouches for a person with a ticket signed by the environment's private key. */
export class CustomLogin {
  #key: CustomLoginKey | undefined

  constructor(
    private readonly path: string,
    private readonly envId: string,
    private readonly nowMs: () => number,
  ) {}

  /** The key, made when it is first asked for and kept in the data folder. */
  key(): CustomLoginKey {
    if (this.#key) return this.#key
    if (existsSync(this.path)) this.#key = JSON.parse(readFileSync(this.path, 'utf8')) as CustomLoginKey
    else {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
      const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()
      this.#key = { private_key_id: randomUUID(), private_key: pem, env_id: this.envId }
      writeFileSync(this.path, JSON.stringify(this.#key), { mode: 0o600 })
    }
    return this.#key
  }

  /** Whom a ticket vouches for; `undefined` when it is not ours, altered or over (by the cloud's and the machine's clock). */
  userOf(ticket: string): string | undefined {
    const [keyId, token] = ticket.split('/@@/')
    const [head, body, mac] = token?.split('.') ?? []
    if (!existsSync(this.path) || !head || !body || !mac || keyId !== this.key().private_key_id) return undefined
    const claims = readJson(body)
    if (readJson(head)?.alg !== 'RS256' || !claims) return undefined
    const publicKey = createPublicKey(this.key().private_key)
    const fine = verify('RSA-SHA256', Buffer.from(`${head}.${body}`), publicKey, Buffer.from(mac, 'base64url'))
    const over = (claims.exp ?? 0) <= Math.min(this.nowMs(), Date.now())
    return fine && !over && claims.env === this.envId && claims.uid ? claims.uid : undefined
  }
}

function readJson(text: string): (Claims & { alg?: string }) | undefined {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as Claims
  } catch {
    return undefined
  }
}
