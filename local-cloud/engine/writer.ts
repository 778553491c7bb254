import type { Collection, Index } from './collections'
import type { Disk } from './disk'
import type { DocumentId, Revision, StoredDocument } from './document'
import { BrokenOff } from './group-commit'
import { entriesOf } from './index-key'
import { documentKey, entryKey, prepareWrite, type PreparedWrite } from './prepared-write'
import type { Store } from './store'
import type { Unflushed } from './unflushed'

const nothing = Buffer.alloc(0)

/** The write side, alive during one `write`: each document and its index entries change together or not at all. */
export class Writer {
  constructor(
    private readonly store: Store,
    private readonly disk: Disk,
    private readonly written: Unflushed,
    /** Indexes of which the disk knows that they hold arrays. */
    private readonly keptMany: Pick<WeakSet<Index>, 'has'>,
  ) {}

  read(collection: Collection, id: DocumentId): Revision | undefined {
    return this.store.read(collection, id)
  }

  /** Works out what replacing (or, with `null`, removing) a document does. Throws for what cannot be stored. */
  prepare(
    collection: Collection,
    id: DocumentId,
    before: StoredDocument | undefined,
    after: StoredDocument | null,
  ): PreparedWrite {
    return prepareWrite(this.store.nextVersion(), collection, id, before, after)
  }

  apply(write: PreparedWrite): void {
    const { collection, id, packed, changes } = write
    this.unbroken(() => {
      for (const { index, gone, fresh, many } of changes) {
        if (many) this.meetArray(collection, index)
        for (const entry of gone) void this.disk.entries.remove(entryKey(collection, index, entry, id))
        for (const entry of fresh) void this.disk.entries.put(entryKey(collection, index, entry, id), nothing)
      }
      if (packed) void this.disk.documents.put(documentKey(collection, id), packed)
      else void this.disk.documents.remove(documentKey(collection, id))
    })
    this.written.add(write)
  }

  putEntries(collection: Collection, index: Index, document: StoredDocument): void {
    const { entries, many } = entriesOf(document, index)
    this.unbroken(() => {
      if (many) this.meetArray(collection, index)
      for (const entry of entries) {
        void this.disk.entries.put(entryKey(collection, index, entry, document._id), nothing)
      }
    })
  }

  removeEntries(collection: Collection, index: Index): void {
    const entries = [...this.store.scanIndex(collection, index, [])]
    this.unbroken(() => {
      for (const { key } of entries) void this.disk.entries.remove([...key])
    })
  }

  putFact(key: string[], value: unknown): void {
    this.unbroken(() => void (value === undefined ? this.disk.facts.remove(key) : this.disk.facts.put(key, value)))
  }

  private meetArray(collection: Collection, index: Index): void {
    if (this.keptMany.has(index) || !this.written.meets(index)) return
    index.many = true
    void this.disk.facts.put(['collection', collection.name], collection)
  }

  /** A failure here is the disk's, and in the middle of something: the whole commit is undone. */
  private unbroken(work: () => void): void {
    try {
      work()
    } catch (error) {
      throw new BrokenOff(error)
    }
  }
}
