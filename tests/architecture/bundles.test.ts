import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { functions } from '../../config/functions'
import { ROOT } from './source-files'

// Reads what `npm run build` made; the gate builds before it runs this.

const DIST = path.join(ROOT, 'dist')

/** Words that only the stand-in, its engine or the demonstration have. */
const STAND_IN = /local-cloud|\blmdb\b|\bmingo\b|the data folder is in use|demo-ye-genfu/

/** What only a server may hold. */
const SERVER_ONLY = /KOUMEN_MASTER_KEY|@cloudbase\/node-sdk|TENCENTCLOUD_SECRET|createDecipheriv/

const MEGABYTE = 1024 * 1024

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(path.join(DIST, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(DIST, path.join(entry.parentPath, entry.name)))

const text = (file: string): string => readFileSync(path.join(DIST, file), 'utf8')

const holding = (folder: string, pattern: RegExp): readonly string[] =>
  filesUnder(folder)
    .filter((file) => /\.(js|json|html|wxml|css|wxss)$/.test(file))
    .filter((file) => pattern.test(text(file)))

const bytesOf = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + statSync(path.join(DIST, file)).size, 0)

describe('the function bundles', () => {
  test('there is one for every function of the list, and no other', () => {
    expect(readdirSync(path.join(DIST, 'cloudfunctions')).sort()).toEqual(functions.map(({ name }) => name).sort())
  })

  test('contain nothing of the stand-in or the demonstration', () => {
    expect(holding('cloudfunctions', STAND_IN)).toEqual([])
  })

  test('stand alone: every file they load lies beside them', () => {
    for (const { name } of functions) {
      const code = text(`cloudfunctions/${name}/index.js`)
      const near = [...code.matchAll(/require\("(\.[^"]+)"\)/g)].map(([, file]) => file ?? '')
      expect(near.filter((file) => !existsSync(path.join(DIST, 'cloudfunctions', name, file)))).toEqual([])
    }
  })
})

describe.each(['h5', 'weapp'])('the %s build', (target) => {
  test('contains nothing of the stand-in, and nothing that only a server may hold', () => {
    expect(holding(target, STAND_IN)).toEqual([])
    expect(holding(target, SERVER_ONLY)).toEqual([])
  })
})

test('each package of the mini-program stays under WeChat’s 2 MB', () => {
  const app = JSON.parse(text('weapp/app.json')) as {
    subPackages?: { root: string }[]
    subpackages?: { root: string }[]
  }
  const roots = [...(app.subPackages ?? []), ...(app.subpackages ?? [])].map(({ root }) => root.replace(/\/$/, ''))
  const all = filesUnder('weapp')
  const under = (root: string): readonly string[] => all.filter((file) => file.startsWith(`weapp/${root}/`))
  const packages = new Map(roots.map((root) => [root, bytesOf(under(root))]))
  packages.set('main', bytesOf(all.filter((file) => !roots.some((root) => file.startsWith(`weapp/${root}/`)))))
  expect([...packages].filter(([, bytes]) => bytes >= 2 * MEGABYTE)).toEqual([])
  expect(packages.get('main')).toBeLessThan(1.5 * MEGABYTE)
})
