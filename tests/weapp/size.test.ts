import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { DIST } from './harness'

/** WeChat's limit for the main package and for each sub-package. */
const WECHAT_LIMIT = 2 * 1024 * 1024
/** What residents wait for; our own aim. */
const MAIN_AIM = 1024 * 1024

const { subPackages } = JSON.parse(readFileSync(path.join(DIST, 'app.json'), 'utf8')) as {
  subPackages: { root: string }[]
}

const bytesUnder = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => statSync(path.join(folder, file)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0)

const roots = subPackages.map(({ root }) => root)
const sizes = Object.fromEntries(roots.map((root) => [root, bytesUnder(path.join(DIST, root))]))
const main = bytesUnder(DIST) - Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0)

describe('the size of the mini-program', () => {
  beforeAll(() => {
    const lines = Object.entries({ main, ...sizes }).map(([name, bytes]) => `${name} ${bytes} bytes`)
    process.stdout.write(`mini-program packages: ${lines.join(', ')}\n`)
  })

  test('the main package stays under the aim of 1 MB', () => expect(main).toBeLessThan(MAIN_AIM))

  test.each(roots)('the sub-package %s stays under WeChat’s 2 MB', (root) => {
    expect(sizes[root]).toBeGreaterThan(0)
    expect(sizes[root]).toBeLessThan(WECHAT_LIMIT)
  })
})
