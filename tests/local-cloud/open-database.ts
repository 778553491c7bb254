import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Database } from '../../local-cloud/engine/database'
import { Store } from '../../local-cloud/engine/store'
import type { IndexSpec } from '../../local-cloud'

export interface OpenDatabase {
  database: Database
  path: string
  /** Closes and opens the same folder again, as a restart does. */
  reopen: (indexes?: readonly IndexSpec[]) => Promise<Database>
  close: () => Promise<void>
}

/** One collection `things` with the given indexes, in a temporary folder. */
export async function openDatabase(indexes: readonly IndexSpec[] = []): Promise<OpenDatabase> {
  const path = mkdtempSync(join(tmpdir(), 'local-database-'))
  const open = async (with_: readonly IndexSpec[]) => {
    const database = new Database(new Store(path))
    await database.apply([{ name: 'things', access: 'ADMINONLY', schemaVersion: 1, purpose: 'test', indexes: with_ }])
    return database
  }
  const opened: OpenDatabase = {
    database: await open(indexes),
    path,
    reopen: async (other = indexes) => {
      await opened.database.close()
      return (opened.database = await open(other))
    },
    close: async () => {
      await opened.database.close()
      rmSync(path, { recursive: true, force: true })
    },
  }
  return opened
}
