import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildFunctions, cloudbaserc, type BuiltFunction } from '../../tools/build-functions'

const plain = { timeoutSeconds: 20, memoryMb: 256, timers: [{ name: 'scan', cron: '0 10 6 * * * *' }], openapi: [] }
const specs = [
  { ...plain, name: 'doorplates' },
  { ...plain, name: 'areas', timers: [], openapi: ['subscribeMessage.send'] },
]

let folder: string
let built: BuiltFunction[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'koumen-bundles-'))
  built = await buildFunctions({ outDir: folder, specs })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, path: string) => join(folder, 'cloudfunctions', name, path)
const code = (name: string) => readFileSync(file(name, 'index.js'), 'utf8')

describe('a function bundle', () => {
  it('is a folder that needs nothing else, with the WeChat SDK only where it is declared', () => {
    const own = ['cloudbase-sdk.js', 'config.json', 'index.js', 'package.json']
    expect(readdirSync(join(folder, 'cloudfunctions', 'doorplates')).sort()).toEqual(own)
    expect(readdirSync(join(folder, 'cloudfunctions', 'areas')).sort()).toEqual([...own, 'wechat-sdk.js'])
    expect(JSON.parse(readFileSync(file('areas', 'package.json'), 'utf8'))).toMatchObject({
      main: 'index.js',
      dependencies: {},
    })
  })

  it('declares its timers and WeChat permissions', () => {
    expect(JSON.parse(readFileSync(file('doorplates', 'config.json'), 'utf8'))).toEqual({
      permissions: { openapi: [] },
      triggers: [{ name: 'scan', type: 'timer', config: '0 10 6 * * * *' }],
    })
    expect(JSON.parse(readFileSync(file('areas', 'config.json'), 'utf8'))).toMatchObject({
      permissions: { openapi: ['subscribeMessage.send'] },
    })
  })

  it('contains nothing of the stand-in, of the tests, or of this machine', () => {
    for (const { name } of specs) {
      expect(code(name)).not.toMatch(/lmdb|mingo|local-cloud|startLocalCloud|demoAccounts/)
      expect(code(name)).not.toContain(process.cwd())
    }
  })

  it('contains no key', () => {
    for (const { name } of specs)
      expect(code(name)).not.toMatch(/KOUMEN_MASTER_KEY["']?\s*[:=]\s*["'][A-Za-z0-9+/]{20}/)
  })

  it('stays small: the code under 400 KB, the SDK beside it in a file of its own', () => {
    for (const { name, bytes, folderBytes } of built) {
      expect({ name, isSmall: bytes < 400 * 1024 }).toEqual({ name, isSmall: true })
      expect(folderBytes).toBeGreaterThan(bytes + 500_000)
    }
  })

  it('loads without loading the SDK', () => {
    const load = createRequire(file('doorplates', 'index.js'))
    const { main } = load('./index.js') as { main: unknown }
    expect(typeof main).toBe('function')
    expect(Object.keys(load.cache).filter((path) => path.includes('cloudbase-sdk'))).toEqual([])
  })
})

describe('cloudbaserc.json', () => {
  it('lists each function with its time-out, memory and triggers, and takes the keys from the environment', () => {
    const { functions, functionRoot, envId } = cloudbaserc(specs)
    expect({ functionRoot, envId }).toEqual({ functionRoot: 'cloudfunctions', envId: '{{env.TCB_ENV}}' })
    expect(functions[0]).toEqual({
      name: 'doorplates',
      handler: 'index.main',
      runtime: 'Nodejs18.15',
      timeout: 20,
      memorySize: 256,
      installDependency: false,
      envVariables: { KOUMEN_MASTER_KEY: '{{env.KOUMEN_MASTER_KEY}}', KOUMEN_KEYS: '{{env.KOUMEN_KEYS}}' },
      triggers: [{ name: 'scan', type: 'timer', config: '0 10 6 * * * *' }],
    })
  })
})
