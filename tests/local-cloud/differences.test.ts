import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

const root = resolve(__dirname, '..', '..')
const list = readFileSync(join(root, 'local-cloud', 'DIFFERENCES.md'), 'utf8')

const tests = new Map(
  ['conformance', 'local-cloud'].flatMap((folder) =>
    (readdirSync(join(root, 'tests', folder), { recursive: true }) as string[])
      .filter((name) => name.endsWith('.ts'))
      .map((name) => [basename(name), readFileSync(join(root, 'tests', folder, name), 'utf8')] as const),
  ),
)

/** Every row: what differs, and what pins it. */
const rows = list
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\| (-|difference)/.test(line))
  .map((line) => /^\| (.*?) +\| ([^|]*?) *\|$/.exec(line) ?? [line])
  .map(([, difference = '', pin = '']) => ({ difference, pin }))

const plain = (text: string) => text.replaceAll('’', "'")

describe('the list of differences', () => {
  test('is read whole', () => {
    expect(rows.length).toBeGreaterThan(40)
    for (const { difference, pin } of rows) expect([difference, pin !== '']).toEqual([difference, true])
  })

  test.each(rows)('$difference', ({ pin }) => {
    if (pin.startsWith('unpinned')) return expect(pin === 'unpinned' || pin.startsWith('unpinned: ')).toBe(true)
    const named = [...pin.matchAll(/([\w-]+)(\.test|\.ts)/g)].map(
      ([, name, kind]) => `${name}${kind === '.ts' ? '.ts' : '.test.ts'}`,
    )
    expect(named.length).toBeGreaterThan(0)
    for (const name of named) expect([name, tests.has(name)]).toEqual([name, true])
    const texts = plain(named.map((name) => tests.get(name) ?? '').join('\n'))
    for (const [, quoted = ''] of pin.matchAll(/"([^"]+)"/g)) {
      for (const part of plain(quoted).split(' … ')) expect(texts).toContain(part)
    }
  })
})
