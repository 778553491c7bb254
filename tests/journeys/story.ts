import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { OutputOf } from '@shared/kernel/contract'
import type { feedsContract } from '@shared/feeds/contract'
import type { householdsContract } from '@shared/households/contract'
import type { AttachmentPurpose } from '@shared/access/attachments'
import { FEED_OWNERS } from '../../tools/demo/feed-owners'
import { callerOver, type Caller } from '../../tools/demo/call'
import { demoCounty } from '../../tools/demo/county'
import { importFile } from '../../tools/demo/import-file'
import { STORY_HOMES } from '../../tools/county/story-people'
import { tinyFile } from './tiny-files'

type Batch = OutputOf<typeof feedsContract.actions.batch>
type HouseholdRow = OutputOf<typeof householdsContract.actions.list>['items'][number]

/** A county that lives in its own process and data folder; people act in it over HTTP, as their phones do. */
export interface Story {
  anyone: Caller
  as(personId: string): Caller
  upload(caller: Caller, purpose: AttachmentPurpose): Promise<string>
  plateOf(shortAddress: string): Promise<string>
  householdsNamed(name: string): Promise<HouseholdRow[]>
  idTailOf(name: string): string
  importLater(feedId: string): Promise<Batch>
  importAgain(feedId: string): Promise<Batch>
  /** The county's clock, ISO. */
  now(): string
  advanceMinutes(minutes: number): Promise<void>
  /** Jumps to an instant; what timers would have done on the way is not done. */
  jumpTo(instant: string): Promise<void>
  killAndRestart(): Promise<void>
  close(): Promise<void>
}

/** The moment the seeded county stands at; a copy made later begins there too. */
export const SEEDED_AT = '2026-11-23T08:31:00+08:00'

/** A new data folder with the demonstration's county in it; seeding it is done once for all test runs of one build. */
export const seededFolder = (): string => {
  const dataDir = mkdtempSync(join(tmpdir(), 'koumen-story-'))
  const made = spawnSync(process.execPath, ['--import', 'tsx', 'tools/demo/seeded-folder.ts', dataDir], {
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`the county was not seeded:\n${made.stderr.slice(-2000)}`)
  return dataDir
}

const startServer = async (dataDir: string, clock?: string): Promise<{ child: ChildProcess; url: string }> => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tools/start.ts', '--no-app'], {
    env: { ...process.env, PORT: '0', KOUMEN_DATA: dataDir, ...(clock ? { KOUMEN_CLOCK: clock } : {}) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const heard: string[] = []
  child.stderr!.on('data', (chunk: Buffer) => heard.push(chunk.toString()))
  for await (const line of createInterface({ input: child.stdout! })) {
    if (line.startsWith('http://')) return { child, url: line.trim().replace(/\/$/, '') }
  }
  throw new Error(`the server did not start:\n${heard.join('').slice(-2000)}`)
}

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

export const openStory = async (): Promise<Story> => {
  const dataDir = seededFolder()
  let server = await startServer(dataDir, SEEDED_AT)
  let clockOffset = 0

  const post = async (path: string, body: unknown, token?: string): Promise<unknown> => {
    const answer = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    })
    return answer.json()
  }
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (personId: string | null): Promise<string> => {
    const known = tokens.get(personId ?? '')
    if (known) return known
    const path = personId === null ? '/auth/v1/signin/anonymously' : '/auth/v1/signin/demo'
    const fresh = post(path, personId === null ? {} : { accountId: personId }).then(
      (answer) => (answer as { access_token: string }).access_token,
    )
    tokens.set(personId ?? '', fresh)
    return fresh
  }
  const callerOf = (personId: string | null): Caller =>
    callerOver(async (fn, event) => post(`/v1/functions/${fn}`, event, await tokenOf(personId)))
  const tellTime = async () => {
    const { now } = (await (await fetch(`${server.url}/demo/clock`)).json()) as { now: string }
    clockOffset = Date.parse(now) - Date.now()
  }
  await tellTime()

  const files = demoCounty().files
  const importOf = (feedId: string, when: 'morning' | 'later'): Promise<Batch> => {
    const file = files.find((one) => one.feedId === feedId && one.when === when)!
    return importFile(callerOf(FEED_OWNERS[feedId.split('-')[0]!]!), file)
  }
  const members = STORY_HOMES.flatMap((home) => home.members)

  return {
    anyone: callerOf(null),
    as: callerOf,
    async upload(caller, purpose) {
      const file = tinyFile(purpose)
      const ticket = await caller.call('requests', 'createUpload', {
        purpose,
        contentType: file.contentType,
        bytes: file.bytes.byteLength,
      })
      const sent = await fetch(ticket.uploadUrl, {
        method: ticket.method,
        headers: ticket.headers,
        body: file.bytes as BodyInit,
      })
      if (!sent.ok) throw new Error(`upload refused: ${sent.status}`)
      return ticket.attachmentId
    },
    async plateOf(shortAddress) {
      const page = await callerOf('administrator').call('doorplates', 'list', { areaCode: '33992110720102' })
      return page.items.find((plate) => plate.shortAddressZh === shortAddress)!.plateCode
    },
    householdsNamed: async (name) =>
      (await callerOf('story-officer').call('households', 'list', { areaCode: '339921107', name })).items,
    idTailOf: (name) => members.find((member) => member.name === name)!.idNumber.slice(-4),
    importLater: (feedId) => importOf(feedId, 'later'),
    importAgain: (feedId) => importOf(feedId, 'morning'),
    now: () => new Date(Date.now() + clockOffset + 8 * 3_600_000).toISOString().replace('Z', '+08:00'),
    async advanceMinutes(minutes) {
      await post('/demo/clock', { advanceMs: minutes * 60_000 })
      await tellTime()
    },
    async jumpTo(instant) {
      await post('/demo/clock', { set: instant })
      await tellTime()
    },
    async killAndRestart() {
      await end(server.child, 'SIGKILL')
      server = await startServer(dataDir)
      await tellTime()
    },
    async close() {
      await end(server.child, 'SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
