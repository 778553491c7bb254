// The front door of every npm script. Uses Node's own modules only, so that it runs on a clone where nothing is
// installed yet: checks Node's version, installs the packages the lockfile names when they are not there, then hands
// over to the command's TypeScript in this same process (signals and exit codes need no forwarding).
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import Module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const COMMANDS = {
  start: 'tools/start.ts',
  test: 'tools/gate/run.ts',
  cloud: 'tools/cloud.ts',
  koumen: 'tools/koumen/main.ts',
  bench: 'tests/bench/run.ts',
  screenshots: 'tools/screenshots.ts',
  deploy: 'tools/deploy.ts',
  build: 'tools/build.ts',
}

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stampFile = join(root, 'node_modules', '.koumen-installed')
const lockFolder = join(root, '.cache', 'install.lock')

const say = (text) => process.stderr.write(`${text}\n`)

function stop(text) {
  say(text)
  process.exit(1)
}

function checkNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const fits = (major === 20 && minor >= 19) || major >= 22
  if (!fits) stop(`Koumen needs Node.js 20.19 or later (22 and later also work); this is ${process.versions.node}.`)
}

/** What the installed packages must agree with: the lockfile and the kind of machine (binaries differ). */
function wantedStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const machine = `${process.platform}-${process.arch}`
  return `${createHash('sha256').update(lock).digest('hex')} ${machine}\n`
}

const readOr = (file, otherwise) => (existsSync(file) ? readFileSync(file, 'utf8') : otherwise)

/** True when npm itself recorded the very versions the lockfile names (somebody ran `npm ci` or `npm install`). */
function npmInstalledTheLockfile() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(
    ([place, entry]) =>
      place === '' || entry.optional || entry.devOptional || installed[place]?.version === entry.version,
  )
}

function isInstalled() {
  if (readOr(stampFile, '') === wantedStamp()) return true
  if (!npmInstalledTheLockfile()) return false
  writeStamp()
  return true
}

/** Written last and in one step, so that an interrupted installation never looks complete. */
function writeStamp() {
  const draft = `${stampFile}.${process.pid}`
  writeFileSync(draft, wantedStamp())
  renameSync(draft, stampFile)
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** One installation at a time: the others wait for it; a lock whose owner died is taken over. */
function takeInstallLock() {
  mkdirSync(dirname(lockFolder), { recursive: true })
  const pause = new Int32Array(new SharedArrayBuffer(4))
  let told = false
  for (;;) {
    try {
      mkdirSync(lockFolder)
      writeFileSync(join(lockFolder, 'pid'), String(process.pid))
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const owner = Number(readOr(join(lockFolder, 'pid'), '0'))
    const unowned = owner === 0 && ageInSeconds(lockFolder) > 10
    if (unowned || (owner !== 0 && !isAlive(owner))) rmSync(lockFolder, { recursive: true, force: true })
    else {
      if (!told) say('Koumen: another command is installing the packages; waiting for it …')
      told = true
      Atomics.wait(pause, 0, 0, 500)
    }
  }
}

const ageInSeconds = (path) => (existsSync(path) ? (Date.now() - statSync(path).mtimeMs) / 1000 : 0)

function install() {
  const npm = process.env.npm_execpath
  const [program, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  say('Koumen: installing the packages the lockfile names (once; about two minutes) …')
  const result = spawnSync(program, [...first, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    // Whatever npm prints belongs on stderr: stdout is the command's own answer.
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: 'development', npm_config_loglevel: 'error', npm_config_omit: '' },
    shell: process.platform === 'win32' && program === 'npm',
  })
  if (result.status !== 0) stop('Koumen: `npm ci` failed; the reason stands above. Nothing was started.')
  writeStamp()
}

function makeSureOfPackages() {
  if (isInstalled()) return
  takeInstallLock()
  try {
    if (!isInstalled()) install()
  } finally {
    rmSync(lockFolder, { recursive: true, force: true })
  }
}

const [name, ...args] = process.argv.slice(2)
const file = COMMANDS[name]
if (!file) stop(`Koumen: say one of ${Object.keys(COMMANDS).join(', ')}.`)

checkNodeVersion()
makeSureOfPackages()

process.env.TSX_TSCONFIG_PATH = join(root, 'tsconfig.json')
process.argv = [process.execPath, join(root, file), ...args]
await import('tsx')
// Loaded as the main module: a tool that is also imported by others tells the two apart with `require.main === module`.
Module._load(join(root, file), null, true)
