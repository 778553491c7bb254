import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { codeFiles, read, ROOT } from './source-files'

const CAPABILITIES = [
  'access',
  'areas',
  'doorplates',
  'households',
  'consents',
  'requests',
  'eligibility',
  'statements',
  'applications',
  'feeds',
  'warnings',
  'tasks',
  'visits',
  'notifications',
  'wishes',
  'resources',
  'metrics',
]

const foldersIn = (folder: string): readonly string[] =>
  existsSync(path.join(ROOT, folder))
    ? readdirSync(path.join(ROOT, folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
    : []

/** What stands beside the capabilities in each room. */
const ROOMS_WITH_CAPABILITIES: readonly [room: string, others: readonly string[]][] = [
  ['shared', ['kernel', 'rules', 'facts']],
  ['cloudfunctions', ['runtime']],
  // What belongs to the officers' desk as a whole.
  ['miniprogram/features', ['office']],
]

test.each(ROOMS_WITH_CAPABILITIES)('every folder of %s is a capability of the house', (room, others) => {
  const unknown = foldersIn(room).filter((name) => !CAPABILITIES.includes(name) && !others.includes(name))
  expect(unknown).toEqual([])
})

test('tests of a capability lie under its own name', () => {
  const rooms = ['shared', 'cloudfunctions']
  const strays = rooms.flatMap((room) => {
    const known = [...CAPABILITIES, 'kernel', 'rules', 'facts', 'runtime', 'kit']
    return foldersIn(`tests/${room}`)
      .filter((name) => !known.includes(name))
      .map((name) => `tests/${room}/${name}`)
  })
  expect(strays).toEqual([])
})

test('a function folder has a three-line entry and a table of actions', () => {
  const functions = foldersIn('cloudfunctions').filter((name) => name !== 'runtime')
  expect(functions.length).toBeGreaterThan(0)
  for (const name of functions) {
    const entry = read(`cloudfunctions/${name}/index.ts`).split('\n').filter(Boolean)
    expect({ name, lines: entry.length }).toEqual({ name, lines: 3 })
    expect(entry.at(-1)).toBe('export const main = serve(app)')
    expect(existsSync(path.join(ROOT, `cloudfunctions/${name}/app.ts`))).toBe(true)
  }
})

test('every function of the product has a contract in shared/ under the same name', () => {
  const functions = foldersIn('cloudfunctions').filter((name) => name !== 'runtime')
  const without = functions.filter((name) => !existsSync(path.join(ROOT, `shared/${name}/contract.ts`)))
  expect(without).toEqual([])
})

describe('the only doors', () => {
  const filesWith = (pattern: RegExp, ...folders: string[]): readonly string[] =>
    codeFiles(...folders).filter((file) => pattern.test(read(file)))

  test('only the runtime’s store asks the database for a collection', () => {
    const outside = filesWith(/\.collection\(/, 'cloudfunctions').filter(
      (file) => !file.startsWith('cloudfunctions/runtime/store/'),
    )
    expect(outside).toEqual([])
  })

  test('one file at most imports the WeChat server SDK', () => {
    expect(filesWith(/(from|import|require)\(? ?['"]wx-server-sdk['"]/, 'cloudfunctions').length).toBeLessThanOrEqual(1)
  })

  test('only the transport knows Taro.cloud', () => {
    const outside = filesWith(/\b(Taro|wx)\.cloud\b/, 'miniprogram').filter(
      (file) => !file.startsWith('miniprogram/cloud/transport'),
    )
    expect(outside).toEqual([])
  })
})
