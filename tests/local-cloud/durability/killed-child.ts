import { writeSync } from 'node:fs'
import { startLocalCloud } from '../../../local-cloud'
import { Database } from '../../../local-cloud/engine/database'
import type { Document } from '../../../local-cloud/engine/document'
import { Store } from '../../../local-cloud/engine/store'
import { enginePort } from './engine-port'
import { ACCOUNTS, OPENING_BALANCE, chanceFrom, manifest, write } from './workload'

/**
 * The process that is killed: `<mode> <folder> <seed> <writers> <name>`. In mode `engine` it writes itself and tells every
 * beginning and acknowledgement on its standard output, in mode `serve` it is the cloud and others write through it.
 */
const [mode = '', folder = '', seed = '', writers = '', name = ''] = process.argv.slice(2)

/** Straight to the pipe: what is told is with the parent, whatever happens to this process afterwards. */
const tell = (line: object) => void writeSync(1, `${JSON.stringify(line)}\n`)

async function openAccounts(database: Pick<Database, 'count' | 'insert'>): Promise<void> {
  if (database.count({ collection: 'accounts', query: {} }) === ACCOUNTS) return
  const accounts = Array.from({ length: ACCOUNTS }, (_, at) => ({ _id: `a${at}`, balance: OPENING_BALANCE }))
  await database.insert('accounts', accounts)
}

async function runEngine(): Promise<void> {
  const database = new Database(new Store(`${folder}/database`))
  await database.apply(manifest)
  await openAccounts(database)
  tell({ kind: 'ready' })
  const port = enginePort(database)
  const writing = Array.from({ length: Number(writers) }, (_, writer) => {
    const mine = database.find({ collection: 'things', query: { writer } })
    const owned = new Map<string, Document>(mine.map((each) => [String(each._id), each]))
    return write(port, writer, `${name}-${writer}`, owned, chanceFrom(Number(seed) + writer * 7919), tell, () => true)
  })
  await Promise.all(writing)
}

async function serve(): Promise<void> {
  const cloud = await startLocalCloud({
    port: 0,
    dataDir: folder,
    envId: 'torture',
    manifest,
    functions: [],
    functionsRoot: folder,
    workers: 1,
    timersRun: false,
  })
  await openAccounts({
    count: ({ collection }) => cloud.db.count(collection),
    insert: (collection, documents) => cloud.db.insert(collection, documents),
  })
  tell({ kind: 'ready', url: cloud.url })
}

void (mode === 'serve' ? serve() : runEngine()).catch((error: unknown) => {
  tell({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  process.exit(1)
})
