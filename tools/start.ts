import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build'
import { APP_ROOT, openCloud } from './demo/open-cloud'
import { seedCounty } from './demo/seed-county'
import { stopWithParent } from './stop-with-parent'

const DEFAULT_PORT = 8787
const WAITS = 10

/** `--no-app`: functions and data only, for tests that need no pages. */
const withApp = !process.argv.includes('--no-app')
const reset = process.argv.includes('--reset')

const say = (line: string): void => void process.stderr.write(`${line}\n`)

const portOf = (text: string | undefined): number => {
  const port = text === undefined || text === '' ? DEFAULT_PORT : Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a number from 0 to 65535, not "${text}"`)
  return port
}

/** A server that is just being stopped is waited for, so that stop and start may follow each other at once. */
const openWhenFree = async (options: Parameters<typeof openCloud>[0]): ReturnType<typeof openCloud> => {
  for (let tries = 1; ; tries++) {
    try {
      return await openCloud(options)
    } catch (error) {
      const busy = error instanceof Error && /in use|EADDRINUSE/.test(error.message)
      if (!busy || tries >= WAITS) throw error
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

const main = async (): Promise<void> => {
  const port = portOf(process.env.PORT)
  await ensureBuilt(withApp ? ['functions', 'h5'] : ['functions'], say)
  const dataDir = process.env.KOUMEN_DATA ?? '.koumen'
  const known = existsSync(join(dataDir, 'database'))
  const cloud = await openWhenFree({
    port,
    dataDir,
    app: withApp && existsSync(APP_ROOT),
    reset,
    clockSet: process.env.KOUMEN_CLOCK,
  })
  let stopping: Promise<void> | undefined
  const stop = () => (stopping ??= cloud.stop().then(() => process.exit(0)))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
  stopWithParent(stop)
  const fresh = await seedCounty(cloud, say)
  say(
    fresh || !known
      ? `青禾县已建好，县里的时间是${cloud.clock.now().slice(0, 16).replace('T', ' ')}。`
      : '接着上次的数据继续。',
  )
  // Tells `npm run koumen` where this folder is served.
  writeFileSync(join(dataDir, 'address'), `http://127.0.0.1:${cloud.port}/\n`)
  process.stdout.write(`http://127.0.0.1:${cloud.port}/\n`)
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
