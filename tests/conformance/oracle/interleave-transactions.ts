type Content = Record<string, number>

/** A document as committed, with the number of its last change. */
interface Committed {
  content: Content | null
  change: number
}

interface Open {
  seen: Map<string, Committed> | undefined
  written: Map<string, Content | null>
}

export const conflict = 'DATABASE_TRANSACTION_CONFLICT'

/** Snapshot isolation as a table of documents: the first writer holds a document, the second is told at once. */
export class TransactionOracle {
  readonly committed = new Map<string, Committed>()
  readonly open = new Map<string, Open>()
  private changes = 0

  start(name: string): void {
    this.open.set(name, { seen: undefined, written: new Map() })
  }

  isHeld(id: string): boolean {
    return [...this.open.values()].some(({ written }) => written.has(id))
  }

  write(id: string, content: Content | null): void {
    this.committed.set(id, { content, change: ++this.changes })
  }

  read(name: string, id: string): Content | null {
    const { seen, written } = this.begun(name)
    return written.has(id) ? (written.get(id) ?? null) : (seen.get(id)?.content ?? null)
  }

  /** The code of the refusal, after which the transaction is gone; `undefined` when it was taken. */
  put(name: string, id: string, content: Content | null): string | undefined {
    const { seen, written } = this.begun(name)
    const others = [...this.open].some(([other, each]) => other !== name && each.written.has(id))
    if (others || this.committed.get(id)?.change !== seen.get(id)?.change) {
      this.open.delete(name)
      return conflict
    }
    written.set(id, content)
    return undefined
  }

  end(name: string, keep: boolean): void {
    const { written } = this.begun(name)
    if (keep) for (const [id, content] of written) this.write(id, content)
    this.open.delete(name)
  }

  contents(): Record<string, Content> {
    const present = [...this.committed].filter(([, { content }]) => content !== null)
    return Object.fromEntries(
      present.sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, { content }]) => [id, content as Content]),
    )
  }

  private begun(name: string): { seen: Map<string, Committed>; written: Map<string, Content | null> } {
    const open = this.open.get(name) as Open
    open.seen ??= new Map(this.committed)
    return { seen: open.seen, written: open.written }
  }
}
