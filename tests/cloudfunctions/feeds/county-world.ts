import type { feedsContract } from '@shared/feeds/contract'
import type { KeptRowsByFeed } from '@shared/feeds/model'
import { unpackSheet } from '@shared/facts/pack-sheet'
import { unpackRows } from '@shared/feeds/pack-rows'
import type { Envelope, OutputOf } from '@shared/kernel/contract'
import type { Warning } from '@shared/warnings/model'
import { app as eligibilityApp } from '../../../cloudfunctions/eligibility/app'
import { app as feedsApp } from '../../../cloudfunctions/feeds/app'
import { generateKeys } from '../../../cloudfunctions/runtime/crypto/generate-keys'
import { sealedTexts } from '../../../cloudfunctions/runtime/crypto/sealed-texts'
import { openRuntime, type Runtime } from '../../../cloudfunctions/runtime/runtime'
import { serve, type Main } from '../../../cloudfunctions/runtime/serve'
import { app as warningsApp } from '../../../cloudfunctions/warnings/app'
import { buildCounty, type County } from '../../../tools/county/build-county'
import type { DepartmentFile } from '../../../tools/county/department-file'
import { callerOver, type Caller } from '../../../tools/demo/call'
import { MemoryDatabase, MemoryStorage } from './memory-cloud'

type BatchView = OutputOf<typeof feedsContract.actions.batch>
type Sent = Pick<DepartmentFile, 'feedId' | 'fileName' | 'bytes' | 'dataOn'>

const realNow = Date.now
const realLog = console.log

const STORY_MORNING = '2026-11-23T06:10:00+08:00'
const STORY_DAY = '2026-11-23'

/** The functions `eligibility`, `feeds` and `warnings` as they are, over a database in memory, with a small county to send. */
export class CountyWorld {
  readonly database = new MemoryDatabase()
  readonly storage = new MemoryStorage()
  readonly county: County
  readonly runtime: Runtime
  private readonly mains: Record<string, Main>

  constructor(households = 60) {
    this.at(STORY_MORNING)
    // The functions write their log as lines of JSON; here nobody reads it.
    console.log = () => undefined
    this.county = buildCounty({ seed: 339_921, households })
    const runtime = (this.runtime = openRuntime(
      { ...generateKeys() },
      { database: this.database, storage: this.storage },
    ))
    this.mains = {
      eligibility: serve(eligibilityApp, () => runtime),
      feeds: serve(feedsApp, () => runtime),
      warnings: serve(warningsApp, () => runtime),
    }
    const stamp = { schemaVersion: 1, version: 1, createdAt: `${STORY_DAY}T05:00:00.000+08:00`, updatedAt: '' }
    this.database.insert(
      'areas',
      ...this.county.places.map((place) => ({ _id: place.code, ...stamp, gridWorker: null, ...place })),
    )
    this.database.insert(
      'staff',
      ...this.county.staff.map(({ key, labelZh: _, ...post }) => ({
        _id: key,
        ...stamp,
        ...post,
        openid: `demo-${key}`,
        status: 'active',
      })),
    )
  }

  /** Sets the clock of everything. */
  at(instant = STORY_MORNING): void {
    const ms = Date.parse(instant)
    Date.now = () => ms
  }

  as(staffKey: string): Caller {
    return callerOver(async (fn, event) =>
      this.mains[fn]?.(event, { environment: JSON.stringify({ WX_OPENID: `demo-${staffKey}` }) }),
    )
  }

  timer(fn: 'eligibility' | 'feeds' | 'warnings', name: string): Promise<Envelope | undefined> {
    const main = this.mains[fn]
    if (!main) throw new Error(fn)
    return main(
      { Type: 'Timer', TriggerName: name, Time: '', Message: '' },
      { environment: JSON.stringify({ TRIGGER_SRC: 'timer' }) },
    )
  }

  /** Ticket, storage, batch; the first slice may be all of it. */
  async open(file: Sent, by = 'staff-administrator', action: 'import' | 'preview' = 'import'): Promise<BatchView> {
    const officer = this.as(by)
    const ticket = await officer.call('feeds', 'createUpload', {
      feedId: file.feedId,
      fileName: file.fileName,
      bytes: Math.max(1, file.bytes.byteLength),
    })
    this.storage.files.set(`file:${ticket.cloudPath}`, Buffer.from(file.bytes))
    return officer.call('feeds', action, {
      feedId: file.feedId,
      attachmentId: ticket.attachmentId,
      fileName: file.fileName,
      dataOn: file.dataOn,
    })
  }

  private async follow(start: BatchView, by = 'staff-administrator'): Promise<BatchView> {
    let batch = start
    while (['importing', 'previewing', 'undoing'].includes(batch.status))
      batch = await this.as(by).call('feeds', 'continueImport', { batchId: batch.batchId })
    return batch
  }

  async send(file: Sent, by?: string): Promise<BatchView> {
    return this.follow(await this.open(file, by), by)
  }

  async preview(file: Sent): Promise<BatchView> {
    return this.follow(await this.open(file, 'staff-administrator', 'preview'))
  }

  /** Takes a previewed file in. */
  async take(batchId: string): Promise<BatchView> {
    const batch = await this.database.get('batches', batchId)
    const { feedId, attachmentId, fileName, dataOn } = batch as unknown as Sent & { attachmentId: string }
    return this.follow(
      await this.as('staff-administrator').call('feeds', 'import', { feedId, attachmentId, fileName, dataOn }),
    )
  }

  async undo(batchId: string): Promise<BatchView> {
    return this.follow(await this.as('staff-administrator').call('feeds', 'undo', { batchId }))
  }

  /** What departments told, opened: by household. */
  keptRows(): KeptRowsByFeed[] {
    return this.homes('feedRows').map(([, sealed]) => unpackRows(this.texts.openText(sealed)))
  }

  /** The parts of households in a collection of blocks, in the order of their ids. */
  homes(collection: 'feedRows' | 'factSheets'): [householdId: string, sealed: string][] {
    return this.database
      .all(collection)
      .flatMap((block) => Object.entries(block.homes as Record<string, string>))
      .sort(([a], [b]) => (a < b ? -1 : 1))
  }

  /** The facts of the household of this head, without the sheet's version. */
  sheet(headName: string): unknown {
    const home = this.database.all('households').find((h) => h.headName === headName)
    const sealed = this.homes('factSheets').find(([id]) => id === home?._id)?.[1]
    return sealed === undefined ? undefined : { ...unpackSheet(this.texts.openText(sealed)), version: 0 }
  }

  private get texts() {
    return sealedTexts(this.runtime.vault)
  }

  async sendAll(when: DepartmentFile['when']): Promise<BatchView[]> {
    const batches: BatchView[] = []
    for (const file of this.county.files.filter((f) => f.when === when)) batches.push(await this.send(file))
    return batches
  }

  file(feedId: string, when: DepartmentFile['when'] = 'start'): DepartmentFile {
    const found = this.county.files.find((f) => f.feedId === feedId && f.when === when)
    if (!found) throw new Error(`no ${feedId} ${when}`)
    return found
  }

  /** A file of lines as a department would type them. */
  csv(feedId: string, lines: readonly string[], dataOn = STORY_DAY): Sent {
    return { feedId, fileName: `${feedId}.csv`, bytes: Buffer.from(lines.join('\r\n')), dataOn }
  }

  scan() {
    return this.as('staff-administrator').call('warnings', 'scan', {})
  }

  warnings(): Warning[] {
    return this.database.all('warnings') as unknown as Warning[]
  }

  /** Every document that holds facts with its version, to see that nothing moved. */
  facts(): string[] {
    return ['persons', 'households', 'factSheets', 'feedRows'].flatMap((name) =>
      this.database.all(name).map((document) => `${name}/${document._id}@${String(document.version)}`),
    )
  }
}

/** Gives the machine its clock and its log back; once, after the last test of a file. */
export const restoreMachine = (): void => {
  Date.now = realNow
  console.log = realLog
}
