/** Where the reading of a file stands: bytes of a text file, rows of a workbook; and the line it has come to. */
export interface Position {
  at: number
  line: number
}

export const START: Position = { at: 0, line: 1 }

/** How a file is written; found out once, kept with the batch. */
export type TableFormat =
  | { kind: 'csv'; encoding: 'utf-8' | 'gb18030' | 'utf-16le'; delimiter: number; newline: number; start: number }
  | { kind: 'xlsx' }

/** Gets a record; `cells` is used again for the next one. */
export type Visit = (line: number, cells: string[]) => void

export interface Slab {
  end: Position
  isLast: boolean
}

/** A table that is read a slab (a few thousand rows) at a time, from any place where a slab ended. */
export interface TableSource {
  format: TableFormat
  read(from: Position, visit: Visit): Promise<Slab>
  close(): void
}

export type ReadPart = (from: number, bytes: number) => Promise<{ bytes: Buffer; total: number }>

/** The file cannot be taken in; the sentence says why and what the sender does about it. */
export class FileRefused extends Error {
  constructor(readonly messageZh: string) {
    super('file refused')
  }
}
