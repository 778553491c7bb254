/** The marks of one kind of CSV file, as character codes. */
export interface CsvDialect {
  delimiter: number
  /** 10; 13 only for files whose lines end with a carriage return alone. */
  newline: number
}

export interface CsvScan {
  /** Characters of complete records; what follows is the beginning of one. */
  consumed: number
  /** Line ends within them. */
  lines: number
  /** The record at the end is longer than a line may be, or its quote is never closed. */
  tooLong: boolean
}

/** No record of a department's file is longer; a file without line breaks is no table. */
export const LONGEST_RECORD = 100_000

const [LF, CR, QUOTE] = [10, 13, 34]
const COMMA = 44
const SEMICOLON = 59
const TAB = 9

/** What parts the cells and the lines, told by the first lines of a file. */
export const dialectOf = (text: string): CsvDialect => {
  const first = text.slice(0, 4000)
  const count = (mark: string): number => first.split(mark).length
  const delimiter = count('\t') > count(',') ? TAB : count(';') > count(',') ? SEMICOLON : COMMA
  return { delimiter, newline: text.includes('\n') || !text.includes('\r') ? LF : CR }
}

/**
 * Cuts the text into records (RFC 4180; a quote within an unquoted cell stands for itself) and hands each over with the
 * line it ends on. `cells` is used again for the next record: take out what you keep. `isWhole`: the text ends where
 * the file ends, so its last record needs no line end. `stop` ends the scan after a record when it answers true.
 */
export const scanCsv = (
  text: string,
  { delimiter, newline }: CsvDialect,
  startLine: number,
  isWhole: boolean,
  visit: (line: number, cells: string[]) => boolean | void,
): CsvScan => {
  const end = text.length
  const cells: string[] = []
  let [at, recordAt, recordLine, line, count] = [0, 0, startLine, startLine, 0]
  let cellAt = 0
  while (at < end) {
    if (text.charCodeAt(at) === QUOTE) {
      // A quoted cell: pieces between doubled quotes, up to the quote that closes it.
      let [value, from] = ['', at + 1]
      for (;;) {
        const quote = text.indexOf('"', from)
        if (quote < 0 || quote - recordAt > LONGEST_RECORD) {
          if (isWhole || end - recordAt > LONGEST_RECORD)
            return { consumed: recordAt, lines: recordLine - startLine, tooLong: true }
          return { consumed: recordAt, lines: recordLine - startLine, tooLong: false }
        }
        value += text.substring(from, quote)
        at = quote + 1
        if (text.charCodeAt(at) !== QUOTE) break
        value += '"'
        from = at + 1
      }
      for (let i = text.indexOf('\n', cellAt); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) line += 1
      // Whatever stands between the closing quote and the next mark belongs to the cell.
      const rest = at
      while (at < end && text.charCodeAt(at) !== delimiter && text.charCodeAt(at) !== newline) at += 1
      const tail = text.substring(rest, at)
      cells[count] = tail === '' || tail === '\r' ? value : value + tail.replace(/\r$/, '')
    } else {
      while (at < end) {
        const code = text.charCodeAt(at)
        if (code === delimiter || code === newline) break
        at += 1
      }
      const isLast = at >= end || text.charCodeAt(at) === newline
      cells[count] = text.substring(cellAt, isLast && at > cellAt && text.charCodeAt(at - 1) === CR ? at - 1 : at)
    }
    count += 1
    if (at >= end) break
    const closes = text.charCodeAt(at) === newline
    at += 1
    cellAt = at
    if (!closes) {
      if (at === end) cells[count++] = ''
      continue
    }
    if (at - recordAt > LONGEST_RECORD) return { consumed: recordAt, lines: recordLine - startLine, tooLong: true }
    cells.length = count
    const stopped = visit(line, cells)
    line += 1
    recordLine = line
    count = 0
    recordAt = at
    if (stopped === true) return { consumed: at, lines: recordLine - startLine, tooLong: false }
  }
  if (count > 0 && end - recordAt > LONGEST_RECORD)
    return { consumed: recordAt, lines: recordLine - startLine, tooLong: true }
  if (count > 0 && isWhole) {
    cells.length = count
    visit(line, cells)
    recordAt = end
  }
  return { consumed: recordAt, lines: recordLine - startLine, tooLong: false }
}
