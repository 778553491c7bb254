import { existsSync } from 'node:fs'
import { Database } from '../../../local-cloud/engine/database'
import type { Document } from '../../../local-cloud/engine/document'
import { Store } from '../../../local-cloud/engine/store'
import { verifyStore } from '../../../local-cloud/engine/verify-store'
import type { TortureReport } from './kill-often'
import { ACCOUNTS, OPENING_BALANCE, type Note, type Patch } from './workload'

const modelled = ['things', 'ledger', 'claims']

/** What must be on the disk, by what was acknowledged; it knows nothing of how the engine works. */
export class Model {
  /** Documents by `collection/id`, as text. */
  readonly #documents = new Map<string, string>()
  readonly #underWay = new Map<number, Patch>()

  constructor(private readonly report: TortureReport) {}

  note(note: Note): void {
    if (note.kind === 'begin') {
      this.#underWay.set(note.writer, note.patch)
      return
    }
    const patch = this.#underWay.get(note.writer)
    this.#underWay.delete(note.writer)
    if (note.kind === 'refused') this.report.refused++
    else if (patch) {
      this.report.acknowledged++
      if (Object.keys(patch).some((key) => key.startsWith('ledger/'))) this.report.transfers++
      this.take(patch)
    }
  }

  ownedBy(writer: number): Map<string, Document> {
    const all = [...this.#documents.entries()].filter(([key]) => key.startsWith('things/'))
    const documents = all.map(([, text]) => JSON.parse(text) as Document)
    return new Map(documents.filter((each) => each.writer === writer).map((each) => [String(each._id), each]))
  }

  /** Opens what the killed process left, and compares. */
  async check(path: string): Promise<void> {
    if (!existsSync(path)) {
      if (this.#documents.size > 0) this.report.faults.push('there is no database')
      return
    }
    const database = new Database(new Store(path))
    try {
      const present = new Set(database.collections.names())
      const found = new Map<string, string>()
      for (const collection of modelled.filter((each) => present.has(each))) {
        for (const document of database.find({ collection, query: {} })) {
          found.set(`${collection}/${document._id}`, textOf(document))
        }
      }
      this.settle(found)
      this.compare(found)
      if (present.has('accounts') && present.has('ledger')) this.checkSums(database)
      this.report.faults.push(...verifyStore(database.store).problems)
    } finally {
      await database.close()
    }
  }

  /** What was under way is there whole or not at all. */
  private settle(found: ReadonlyMap<string, string>): void {
    for (const patch of this.#underWay.values()) {
      this.report.underWay++
      const keys = Object.keys(patch)
      const after = (key: string) => (patch[key] ? textOf(patch[key]) : undefined)
      const done = keys.every((key) => found.get(key) === after(key))
      const undone = keys.every((key) => found.get(key) === this.#documents.get(key))
      if (done && !undone) {
        this.report.underWayDone++
        this.take(patch)
      } else if (!undone) this.report.faults.push(`half done: ${keys.join(', ')}`)
    }
    this.#underWay.clear()
  }

  private compare(found: ReadonlyMap<string, string>): void {
    for (const [key, text] of this.#documents) {
      const there = found.get(key)
      if (there === undefined) this.report.faults.push(`acknowledged and lost: ${key}`)
      else if (there !== text) this.report.faults.push(`acknowledged as ${text}, found ${there}`)
    }
    for (const key of found.keys()) {
      if (!this.#documents.has(key)) this.report.faults.push(`nobody wrote or somebody removed: ${key}`)
    }
  }

  /** Each balance is what the ledger makes of it: a transfer changed all three documents or none. */
  private checkSums(database: Database): void {
    const accounts = database.find({ collection: 'accounts', query: {} })
    if (accounts.length === 0 && database.count({ collection: 'ledger', query: {} }) === 0) return
    if (accounts.length !== ACCOUNTS) this.report.faults.push(`${accounts.length} accounts`)
    const balances = new Map(accounts.map((each) => [String(each._id), OPENING_BALANCE]))
    for (const { from, to, amount } of database.find({ collection: 'ledger', query: {} })) {
      balances.set(String(from), (balances.get(String(from)) ?? 0) - Number(amount))
      balances.set(String(to), (balances.get(String(to)) ?? 0) + Number(amount))
    }
    for (const { _id, balance } of accounts) {
      const wanted = balances.get(String(_id))
      if (balance !== wanted) this.report.faults.push(`account ${_id} holds ${String(balance)}, not ${wanted}`)
    }
  }

  private take(patch: Patch): void {
    for (const [key, document] of Object.entries(patch)) {
      if (document) this.#documents.set(key, textOf(document))
      else this.#documents.delete(key)
    }
  }
}

/** A document as text, its fields in order of their names. */
const textOf = (document: Document): string =>
  JSON.stringify(document, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
