import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from '../build'
import { openCloud } from './open-cloud'
import { demoCounty } from './county'
import { seedCounty } from './seed-county'

const CACHE = join('.cache', 'seeded')

/** The same functions and the same files give the same county; a change of either seeds anew. */
const keyOf = (): string => {
  const hash = createHash('sha256').update(readFileSync(join('.cache', 'functions.hash')))
  for (const file of demoCounty().files) hash.update(file.fileName).update(file.bytes)
  return hash.digest('hex').slice(0, 16)
}

/** Fills a new data folder with the demonstration's county, from the copy an earlier test run seeded where there is one. */
const copySeeded = async (dataDir: string): Promise<void> => {
  const kept = join(CACHE, keyOf())
  if (!existsSync(kept)) {
    rmSync(CACHE, { recursive: true, force: true })
    const fresh = join(CACHE, `making-${process.pid}`)
    mkdirSync(fresh, { recursive: true })
    const cloud = await openCloud({ port: 0, dataDir: fresh, app: false })
    await seedCounty(cloud, () => undefined)
    await cloud.stop()
    if (!existsSync(kept)) renameSync(fresh, kept)
  }
  cpSync(kept, dataDir, { recursive: true })
}

/** `tsx tools/demo/seeded-folder.ts FOLDER`: tests start their server on the copy, KOUMEN_CLOCK set. */
const main = async (dataDir: string | undefined): Promise<void> => {
  if (!dataDir) throw new Error('name the folder to fill')
  await ensureBuilt(['functions'], (line) => void process.stderr.write(`${line}\n`))
  await copySeeded(dataDir)
}

if (require.main === module) {
  main(process.argv[2]).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  })
}
