import { closeSync, openSync, writeSync } from 'node:fs'
import type { Encoding } from '../write-csv'
import { writeGbk } from './gbk'

const FULL = 32_768

/** A file that grows by lines of text; holds no more than one block of it. */
export class LineFile {
  private readonly fd: number
  private text = ''
  bytes = 0

  constructor(
    path: string,
    private readonly encoding: Encoding = 'utf8',
  ) {
    this.fd = openSync(path, 'w')
    if (encoding === 'utf8-bom') this.text = '\ufeff'
  }

  add(line: string): void {
    this.text += line
    if (this.text.length >= FULL) this.flush()
  }

  private flush(): void {
    if (this.text === '') return
    if (block.length < this.text.length * 3) block = Buffer.allocUnsafe(this.text.length * 3)
    const length = this.encoding === 'gbk' ? writeGbk(this.text, block) : block.write(this.text)
    for (let at = 0; at < length;) at += writeSync(this.fd, block, at, length - at)
    this.bytes += length
    this.text = ''
  }

  close(): void {
    this.flush()
    closeSync(this.fd)
  }
}

/** One block for all files: a flush ends before the next begins. */
let block = Buffer.allocUnsafe(FULL * 4)
