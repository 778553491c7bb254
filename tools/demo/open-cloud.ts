import { join } from 'node:path'
import { collections } from '../../config/collections'
import { functions } from '../../config/functions'
import { startLocalCloud, type LocalCloud } from '../../local-cloud'
import { demoPeople } from './accounts'
import { keysOf } from './key-file'
import { demoStaff } from './county'

export const FUNCTIONS_ROOT = join('dist', 'cloudfunctions')
export const APP_ROOT = join('dist', 'h5')

/** Monday of the first story, before the departments' files of the day arrive. */
export const STORY_MORNING = '2026-11-23T05:55:00+08:00'

interface Options {
  port: number
  dataDir: string
  /** Serve the built H5 app too. */
  app: boolean
  reset?: boolean
  clockSet?: string
}

/** Koumen's functions and collections over one data folder, with a few people to be. */
export const openCloud = ({ port, dataDir, app, reset, clockSet }: Options): Promise<LocalCloud> =>
  startLocalCloud({
    port,
    dataDir,
    reset,
    envId: 'koumen-local',
    manifest: collections,
    functions,
    functionsRoot: FUNCTIONS_ROOT,
    demoAccounts: demoPeople(demoStaff()).map((person) => ({ ...person })),
    staticDir: app ? APP_ROOT : undefined,
    clockStart: STORY_MORNING,
    clockSet,
    environment: { ...keysOf(dataDir) },
    console: {},
  })
