import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKeys } from '../../../cloudfunctions/runtime/crypto/generate-keys'
import { keysFor, type DeployTarget } from '../../../tools/deploy/environment'
import { EMPTY } from '../../../tools/deploy/plan'

const root = join(__dirname, '..', '..', '..')
const target = (running?: ReturnType<typeof generateKeys>): DeployTarget => ({
  read: async () => EMPTY,
  runningKeys: async () => running,
  apply: async () => undefined,
})

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'koumen-deploy-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the keys of a deployment', () => {
  const [given, running] = [generateKeys(), generateKeys()]

  it('are those of the environment first, then those that already run', async () => {
    const file = join(folder, 'keys.json')
    expect(await keysFor({ ...given }, target(running), ['access'], file)).toEqual({ keys: given, from: 'environment' })
    expect(await keysFor({}, target(running), ['access'], file)).toEqual({ keys: running, from: 'running functions' })
  })

  it('are made once, in a file that only its owner reads, and found there again', async () => {
    const file = join(folder, 'deep', 'keys.json')
    const first = await keysFor({}, target(), [], file)
    expect(first.from).toBe('new key file')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await keysFor({}, target(), [], file)).toEqual({ keys: first.keys, from: 'key file' })
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(first.keys)
  })
})

describe('npm run deploy', () => {
  const run = (...options: string[]) => {
    const { TCB_ENV, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY, ...environment } = process.env
    void [TCB_ENV, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY]
    return spawnSync(process.execPath, ['--import', 'tsx', join(root, 'tools', 'deploy.ts'), ...options], {
      cwd: root,
      env: environment,
      encoding: 'utf8',
    })
  }

  it('--dry-run prints the whole plan without any credentials and changes nothing', () => {
    const { status, stdout } = run('--dry-run')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^create collection addresses$/m)
    expect(stdout).toMatch(/^close collection {2}persons \(ADMINONLY\)$/m)
    expect(stdout).toMatch(/^create function {3}requests /m)
    expect(stdout).toMatch(/steps for an empty environment; nothing was changed/)
  })

  it('without credentials names what is missing and fails', () => {
    const { status, stderr } = run()
    expect(status).toBe(2)
    expect(stderr).toContain('Not set: TCB_ENV, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY.')
  })
})
