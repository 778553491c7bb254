import { EJSON } from 'bson'
import type { CloudClock } from '../clock'
import type { CostCounters } from '../costs/cost-counters'
import type { Database } from '../engine/database'
import type { CallRecords } from '../functions/call-records'
import { CloudError, invalidParam } from '../errors'
import type { FunctionSpec } from '../manifest'
import type { TimerScheduler } from '../timers/timer-scheduler'
import type { SubscribeMessages } from '../wechat/subscribe-messages'
import { masked } from './mask'

export interface ConsoleSources {
  envId: string
  clock: CloudClock
  database: Database
  functions: readonly FunctionSpec[]
  records: CallRecords
  timers: TimerScheduler
  messages: SubscribeMessages
  costs: CostCounters
  /** Collections that hold nothing of anybody: their documents are shown as they are. */
  visible: readonly string[]
}

const pageSize = 20
const shownCalls = 300
const shownMessages = 100

/** What the console shows. Documents and messages leave masked, calls without their events, queries without values. */
export class ConsoleData {
  readonly #begun = Date.now()

  constructor(private readonly sources: ConsoleSources) {}

  overview() {
    const { envId, clock, functions, records, database, costs } = this.sources
    return {
      envId,
      now: new Date(clock.nowMs() + 8 * 3600_000).toISOString().replace('Z', '+08:00'),
      upSeconds: Math.round((Date.now() - this.#begun) / 1000),
      memoryMb: Math.round(process.memoryUsage.rss() / 1024 / 1024),
      running: records.count,
      collections: database.collections.names().length,
      functions: functions.map(({ name, timeoutSeconds, memoryMb, timers = [], http }) => {
        return { name, timeoutSeconds, memoryMb, timers: timers.length, http }
      }),
      total: costs.report().total,
      stored: costs.report().stored,
    }
  }

  collections() {
    const { database, visible } = this.sources
    return database.collections
      .names()
      .sort()
      .map((name) => ({
        name,
        documents: database.count({ collection: name, query: {} }),
        visible: visible.includes(name),
        indexes: database.collections.get(name).indexes.map((index) => ({
          name: index.name,
          keys: index.fields.map(
            (field, at) => `${field} ${index.geo?.includes(field) ? '2dsphere' : index.directions[at]}`,
          ),
          unique: index.unique,
          many: index.many,
        })),
      }))
  }

  /** One page in the order of `_id`. Read past the planner, so that looking leaves no slow query behind. */
  documents(name: string, page: number) {
    const { database, visible } = this.sources
    if (!database.collections.names().includes(name)) throw invalidParam('no such collection')
    const open = visible.includes(name)
    const documents: unknown[] = []
    let at = 0
    for (const document of database.store.scanDocuments(database.collections.get(name))) {
      if (at >= (page + 1) * pageSize) break
      if (at >= page * pageSize) documents.push(open ? EJSON.serialize(document, { relaxed: true }) : masked(document))
      at++
    }
    const total = database.count({ collection: name, query: {} })
    return { name, page, pages: Math.ceil(total / pageSize), total, masked: !open, documents }
  }

  queries() {
    return [...this.sources.database.store.queries.recent()].reverse()
  }

  calls() {
    return [...this.sources.records.recent()].slice(-shownCalls).reverse()
  }

  timers() {
    return this.sources.timers.all()
  }

  /** Fires a timer now; its result stays inside. */
  async runTimer(functionName: string, name: string) {
    const begun = performance.now()
    let outcome = 'ok'
    try {
      await this.sources.timers.fire(functionName, name)
    } catch (error) {
      outcome = error instanceof CloudError ? error.code : 'SYS_ERR'
    }
    return { outcome, ms: Math.round(performance.now() - begun) }
  }

  messages() {
    const all = this.sources.messages.all()
    const latest = all.sort((a, b) => Number(b.id) - Number(a.id)).slice(0, shownMessages)
    return {
      total: all.length,
      messages: latest.map(({ id, templateId, sentAt, page, data }) => ({
        id,
        templateId,
        sentAt,
        page: page?.split('?')[0],
        fields: Object.entries(data).map(([field, { value }]) => `${field} •• ${[...String(value)].length}`),
      })),
    }
  }

  costs() {
    return this.sources.costs.report()
  }
}
