import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { packLocalCloud } from '../../tools/cloud/pack-local-cloud'

const root = resolve(__dirname, '..', '..')
const readme = readFileSync(join(root, 'local-cloud', 'README.md'), 'utf8')

interface Packed {
  dependencies: Record<string, string>
  bin: Record<string, string>
}

/** The files that the page tells one to write: a name in backquotes before a block. */
const files = [...readme.matchAll(/`([\w./-]+\.js(?:on)?)`:\n\n```\w+\n([\s\S]*?)```/g)].map(
  ([, name, text]) => [name, text] as const,
)
/** The commands in its blocks, each with what it says comes out. */
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap(([, block = '']) => block.trim().split('\n'))
  .map((line) => /^(.*?)(?:\s{2,}# (.*))?$/.exec(line) ?? [])
  .map(([, command = '', answer]) => ({ command, answer }))

describe('the page for strangers, done step by step in an empty folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stranger-'))
  const place = join(folder, 'node_modules', '@koumen', 'local-cloud')
  let packed: Packed
  let cloud: ChildProcess
  let address = ''

  /** Runs a command of the page as a shell would; `npx` finds the package installed in the folder. */
  const run = (command: string): string => {
    const line = command.replace(
      /^npx local-cloud/,
      `"${process.execPath}" "${join(place, packed.bin['local-cloud'] ?? '')}"`,
    )
    return execFileSync('/bin/sh', ['-c', line], { cwd: folder, env: { PATH: process.env.PATH } })
      .toString()
      .trim()
  }

  beforeAll(async () => {
    const tarball = await packLocalCloud(folder, { types: false })
    mkdirSync(place, { recursive: true })
    execFileSync('tar', ['xzf', tarball, '--strip-components=1', '-C', place])
    packed = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as Packed
    // What npm would install: exactly what the package names, and the SDKs of the stranger.
    for (const name of [...Object.keys(packed.dependencies), 'wx-server-sdk', '@cloudbase/node-sdk']) {
      const target = join(folder, 'node_modules', name)
      mkdirSync(dirname(target), { recursive: true })
      symlinkSync(join(root, 'node_modules', name), target)
    }
    for (const [name = '', text = ''] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    const start =
      commands
        .find(({ command }) => command.startsWith('npx local-cloud --'))
        ?.command.split(' ')
        .slice(2) ?? []
    const program = join(place, packed.bin['local-cloud'] ?? '')
    cloud = spawn(process.execPath, [program, ...start, '--port', '0'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const ended = once(cloud, 'exit').then(() => Promise.reject(new Error('the cloud did not start')))
    ended.catch(() => undefined)
    const [said] = (await Promise.race([once(cloud.stdout ?? cloud, 'data'), ended])) as [Buffer]
    address = said.toString().trim()
    while (!existsSync(join(folder, '.local-cloud', 'address'))) await new Promise((done) => setTimeout(done, 20))
  })
  afterAll(async () => {
    const ended = cloud.exitCode === null ? once(cloud, 'exit') : undefined
    cloud.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  })

  test('it tells which files to write and which commands to run', () => {
    expect(files.map(([name]) => name)).toEqual([
      'cloudfunctions/notes/index.js',
      'cloudbaserc.json',
      'collections.json',
    ])
    expect(commands.filter(({ command }) => command.startsWith('npx local-cloud')).length).toBeGreaterThan(8)
  })

  const asking = commands.filter(({ command }) =>
    /^npx local-cloud (call|fire|clock|costs|backup|verify|restore)/.test(command),
  )
  test.each(asking)('$command answers what the page says', ({ command, answer }) => {
    const said = run(command)
    if (answer !== undefined) expect(said).toBe(answer)
  })

  test('what the commands did is there: the time, the documents, the costs', () => {
    expect(run('npx local-cloud verify --data fresh')).toMatch(/notes: 1 document[\s\S]*sound$/)
    expect(run('npx local-cloud clock')).toMatch(/^2026-11-24T08:00:/)
    expect(JSON.parse(run('npx local-cloud costs --json'))).toMatchObject({ total: { writes: 4, errors: 0 } })
  })

  test('the console says how the cloud stands and where its page is', () => {
    expect(run('npx local-cloud console')).toMatch(
      /notes +1 +1 indexes[\s\S]*http:\/\/127\.0\.0\.1:\d+\/console#token=/,
    )
  })

  test('five variables point an unmodified SDK outside the cloud at it', () => {
    const given = run('npx local-cloud env --env my-env').split('\n')
    expect(given).toHaveLength(5)
    expect(given.map((line) => line.split('=')[0])).toEqual(
      commands.flatMap(({ command }) => (command.startsWith('export') ? [command.split('=')[0]] : [])),
    )
    const script = `require('./cloudfunctions/notes').main({ text: 'from outside' }).then((a) => console.log(JSON.stringify(a)))`
    expect(run(`${given.join('\n')}\n"${process.execPath}" -e "${script}"`)).toBe('{"total":1}')
  })

  test('a test of one’s own embeds it as the page shows', () => {
    const [, block = ''] = /## In tests\n\n```js\n([\s\S]*?)```/.exec(readme) ?? []
    const [head = '', ...rest] = block.split('\n')
    const text = rest
      .join('\n')
      .replace("cloud.db.find('notes', { by: 'o-me' })", (find) => `console.log(JSON.stringify(${find}))`)
    writeFileSync(join(folder, 'embed.js'), `${head}\n;(async () => {\n${text}\n})()\n`)
    const found = JSON.parse(run(`"${process.execPath}" embed.js`)) as object[]
    expect(found).toEqual([expect.objectContaining({ text: 'hello', by: 'o-me' })])
  })

  test('it listens on this machine only, and its log holds no event', () => {
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(readFileSync(join(folder, '.local-cloud', 'logs', 'functions.log'), 'utf8')).not.toContain('hello')
  })

  test('what it needs from npm is what the repository uses, version by version', () => {
    const ours = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Packed
    for (const [name, version] of Object.entries(packed.dependencies))
      expect([name, ours.dependencies[name]]).toEqual([name, version])
    const needed = ['index.js', 'command.js'].flatMap((file) =>
      [...readFileSync(join(place, 'dist', file), 'utf8').matchAll(/require\("([^"]+)"\)/g)].map(
        ([, name = '']) => name,
      ),
    )
    const packages = new Set(needed.filter((name) => !name.startsWith('node:')).map((name) => name.split('/')[0]))
    expect([...packages].sort()).toEqual(Object.keys(packed.dependencies).sort())
  })
})
