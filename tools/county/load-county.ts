import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { OutputOf } from '@shared/kernel/contract'
import { findFeed } from '@shared/feeds/catalogue'
import type { feedsContract } from '@shared/feeds/contract'
import type { LocalCloud } from '../../local-cloud'
import { callerOver, type Caller } from '../demo/call'
import { importFile } from '../demo/import-file'
import { loadOrder } from './load-order'
import type { CountyArea } from './places'
import type { CountyStaff } from './staff'
import type { WholeCountyReport } from './whole/make-whole-county'

type BatchView = OutputOf<typeof feedsContract.actions.batch>

export interface LoadedFile {
  batch: BatchView
  seconds: number
}

interface LoadOptions {
  /** Called after each file. */
  onFile?: (file: LoadedFile) => void
  /** Called while a file is taken in. */
  onProgress?: (batch: BatchView) => void
  /** Only these feeds of the folder, places and the register first. */
  feeds?: readonly string[]
}

/** How `demoPeople` name the phone of a member of staff. */
const openidOf = ({ key }: Pick<CountyStaff, 'key'>): string => `demo-${key}`

const asAdministrator = (cloud: LocalCloud): Caller =>
  callerOver((fn, event) => cloud.call(fn, event, { openid: openidOf({ key: 'staff-administrator' }) }))

const stamp = (now: string) => ({ schemaVersion: 1, version: 1, createdAt: now, updatedAt: now })

const json = <T>(folder: string, name: string): T => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as T

/** What an installation enters by hand: the tree of areas, the plates, and everybody's post. */
const enterConfiguration = async (cloud: LocalCloud, folder: string): Promise<void> => {
  const now = cloud.clock.now()
  const areas = json<CountyArea[]>(folder, 'areas.json')
  await cloud.db.insert(
    'areas',
    areas.map((area) => ({ _id: area.code, ...stamp(now), gridWorker: null, ...area })),
  )
  const [, ...plates] = readFileSync(path.join(folder, 'plates.csv'), 'utf8').trim().split(/\r?\n/)
  await cloud.db.insert(
    'doorplates',
    plates.map((line) => {
      const [plateCode = '', addressId = ''] = line.split(',')
      return { _id: plateCode, ...stamp(now), addressId, status: 'active', revokedReasonZh: null }
    }),
  )
  await cloud.db.insert(
    'staff',
    json<CountyStaff[]>(folder, 'staff.json').map(({ key, labelZh: _, ...post }) => ({
      _id: key,
      ...stamp(now),
      ...post,
      openid: openidOf({ key }),
      status: 'active',
    })),
  )
}

/**
 * Takes a county made by `makeWholeCounty` into an empty cloud: what an installation enters by hand is entered, every
 * department file comes in through the front door, in the order in which a county that starts would send them.
 */
export const loadCounty = async (
  cloud: LocalCloud,
  folder: string,
  { onFile, onProgress, feeds }: LoadOptions = {},
): Promise<LoadedFile[]> => {
  await enterConfiguration(cloud, folder)
  const report = json<WholeCountyReport>(folder, 'county.json')
  const administrator = asAdministrator(cloud)
  const comesAsFile = (id: string): boolean => findFeed(id)?.subject !== 'area' && (feeds?.includes(id) ?? true)
  const files = new Map(report.files.map((file) => [file.feedId, file]))
  const loaded: LoadedFile[] = []
  for (const feedId of loadOrder([...files.keys()].filter(comesAsFile))) {
    const { fileName } = files.get(feedId)!
    const started = performance.now()
    const bytes = readFileSync(path.join(folder, fileName))
    const batch = await importFile(administrator, { feedId, fileName, bytes, dataOn: report.today }, onProgress)
    const file = { batch, seconds: (performance.now() - started) / 1000 }
    loaded.push(file)
    onFile?.(file)
  }
  return loaded
}

/** Looks at every household with two workers, as a county does after its first load; answers what it came to. */
export const scanCounty = async (cloud: LocalCloud): Promise<{ opened: number; scanSeconds: number }> => {
  const administrator = asAdministrator(cloud)
  const started = performance.now()
  const { scanId } = await administrator.call('warnings', 'startFullScan', {})
  let opened: number | undefined
  const work = async (): Promise<void> => {
    while (opened === undefined) {
      const progress = await administrator.call('warnings', 'continueFullScan', { scanId })
      if (progress.finished) opened = progress.opened
    }
  }
  await Promise.all([work(), work()])
  return { opened: opened ?? 0, scanSeconds: (performance.now() - started) / 1000 }
}
