import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { programText } from '../program-text'

interface PageFile {
  type: string
  body: string
}

/** The three files of the page. They hold no data and need no token. */
export class PageFiles {
  readonly #folder = join(__dirname, 'page')

  get(path: string): PageFile | undefined {
    if (path === '/' || path === '/console') {
      return { type: 'text/html; charset=utf-8', body: readFileSync(join(this.#folder, 'index.html'), 'utf8') }
    }
    if (path === '/style.css') {
      return { type: 'text/css; charset=utf-8', body: readFileSync(join(this.#folder, 'style.css'), 'utf8') }
    }
    if (path === '/main.js') {
      return { type: 'text/javascript; charset=utf-8', body: programText(this.#folder, 'main', 'browser') }
    }
    return undefined
  }
}
