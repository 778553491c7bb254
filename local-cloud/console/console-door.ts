import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import type { ActionHandler } from '../protocol/admin-endpoint'
import { ConsoleData, type ConsoleSources } from './console-data'
import { ConsoleServer } from './console-server'
import { PageFiles } from './page-files'

export interface ConsoleOptions {
  /** Port on the loopback address; absent: a free one. */
  port?: number
  /** Collections whose documents are shown unmasked: name only what holds nothing of anybody. */
  visible?: readonly string[]
}

/** Where the console is, for who may read the data folder. */
export interface ConsoleKey {
  url: string
  token: string
}

/**
 * The console is opened when it is first asked for, and only where the embedding program allows it. Its address and
 * token go into a file that only the owner of the data folder can read, never over the wire.
 */
export class ConsoleDoor {
  #server: ConsoleServer | undefined
  #opening: Promise<ConsoleKey> | undefined

  constructor(
    private readonly sources: Omit<ConsoleSources, 'visible'>,
    private readonly options: ConsoleOptions,
    private readonly keyFile: string,
  ) {}

  open(): Promise<ConsoleKey> {
    return (this.#opening ??= this.begin())
  }

  async close(): Promise<void> {
    if (!this.#server) return
    rmSync(this.keyFile, { force: true })
    await this.#server.close()
  }

  private async begin(): Promise<ConsoleKey> {
    const token = randomBytes(24).toString('base64url')
    const data = new ConsoleData({ ...this.sources, visible: this.options.visible ?? [] })
    this.#server = new ConsoleServer(data, new PageFiles(), token)
    const key = { url: await this.#server.listen(this.options.port ?? 0), token }
    rmSync(this.keyFile, { force: true })
    writeFileSync(this.keyFile, JSON.stringify(key), { mode: 0o600 })
    return key
  }
}

/** `local.console`: opens the console. The answer holds no token: that is in the data folder. */
export function consoleActions(door: ConsoleDoor): Record<string, ActionHandler> {
  return {
    'local.console': async () => {
      const { url } = await door.open()
      return { data: { url } }
    },
  }
}
