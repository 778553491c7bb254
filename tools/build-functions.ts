import { build, buildSync, type Plugin } from 'esbuild'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { functions, type FunctionSpec } from '../config/functions'

/** Packages that a bundle loads on first use, from a file of their own beside it. */
const CHUNKS = {
  '@cloudbase/node-sdk': 'cloudbase-sdk.js',
  'wx-server-sdk': 'wechat-sdk.js',
} as const

export interface BuiltFunction {
  name: string
  /** Bytes of the capability's own code. */
  bytes: number
  /** Bytes of the whole folder. */
  folderBytes: number
}

const root = dirname(__dirname)

const versionIn = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version

const chunksBeside: Plugin = {
  name: 'chunks-beside',
  setup: (setup) => {
    setup.onResolve({ filter: /^(@cloudbase\/node-sdk|wx-server-sdk)$/ }, ({ path }) => ({
      path: `./${CHUNKS[path as keyof typeof CHUNKS]}`,
      external: true,
    }))
  },
}

/** zod carries its messages in fifty languages; ours come from the contracts and the runtime. Saves 300 KB a function. */
const onlyOneLocale: Plugin = {
  name: 'only-one-locale',
  setup: (setup) => {
    setup.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js'",
      loader: 'js',
    }))
  },
}

const COMMON = {
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'cjs',
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
} as const

/** The SDKs change with the lockfile only, so each is bundled once and kept in the cache. */
const chunkFile = (packageName: keyof typeof CHUNKS): string => {
  const version = versionIn(join(root, 'node_modules', packageName))
  const file = join(root, '.cache', 'function-chunks', `${version}-${CHUNKS[packageName]}`)
  if (existsSync(file)) return file
  mkdirSync(dirname(file), { recursive: true })
  buildSync({
    ...COMMON,
    stdin: { contents: `module.exports = require('${packageName}')`, resolveDir: root },
    minify: true,
    // Optional parts of the SDK's own dependencies that no function uses.
    external: ['bufferutil', 'utf-8-validate'],
    outfile: file,
  })
  return file
}

const manifestOf = (spec: FunctionSpec, version: string) => ({
  'package.json': { name: `koumen-${spec.name}`, version, private: true, main: 'index.js', dependencies: {} },
  'config.json': {
    permissions: { openapi: spec.openapi },
    triggers: spec.timers.map(({ name, cron }) => ({ name, type: 'timer', config: cron })),
  },
})

/** `cloudbaserc.json`: what the CloudBase command line deploys, from the same list. */
export const cloudbaserc = (specs: readonly FunctionSpec[]) => ({
  version: '2.0',
  envId: '{{env.TCB_ENV}}',
  functionRoot: 'cloudfunctions',
  functions: specs.map((spec) => ({
    name: spec.name,
    handler: 'index.main',
    runtime: 'Nodejs18.15',
    timeout: spec.timeoutSeconds,
    memorySize: spec.memoryMb,
    installDependency: false,
    envVariables: { KOUMEN_MASTER_KEY: '{{env.KOUMEN_MASTER_KEY}}', KOUMEN_KEYS: '{{env.KOUMEN_KEYS}}' },
    triggers: spec.timers.map(({ name, cron }) => ({ name, type: 'timer', config: cron })),
  })),
})

export interface BuildOptions {
  /** `<outDir>/cloudfunctions/<name>/`, `<outDir>/cloudbaserc.json`. */
  outDir: string
  specs: readonly FunctionSpec[]
  /** Source of a function; the capability's `index.ts` when left out. */
  entryOf?: (name: string) => string
}

/** Builds every function into a folder that needs nothing else: no installation, no neighbour. */
export const buildFunctions = async ({ outDir, specs, entryOf }: BuildOptions): Promise<BuiltFunction[]> => {
  const version = versionIn(root)
  const target = join(outDir, 'cloudfunctions')
  const entry = entryOf ?? ((name: string) => join(root, 'cloudfunctions', name, 'index.ts'))
  const result = await build({
    ...COMMON,
    entryPoints: Object.fromEntries(specs.map(({ name }) => [`${name}/index`, entry(name)])),
    outdir: target,
    absWorkingDir: root,
    tsconfig: join(root, 'tsconfig.json'),
    minify: true,
    keepNames: true,
    plugins: [chunksBeside, onlyOneLocale],
    metafile: true,
    write: false,
  })
  rmSync(target, { recursive: true, force: true })
  return specs.map((spec) => {
    const folder = join(target, spec.name)
    mkdirSync(folder, { recursive: true })
    const code = result.outputFiles.find(({ path }) => path === join(folder, 'index.js'))
    if (!code) throw new Error(`${spec.name} did not build`)
    writeFileSync(join(folder, 'index.js'), code.contents)
    for (const [packageName, file] of Object.entries(CHUNKS)) {
      if (packageName === 'wx-server-sdk' && spec.openapi.length === 0) continue
      cpSync(chunkFile(packageName as keyof typeof CHUNKS), join(folder, file))
    }
    for (const [file, content] of Object.entries(manifestOf(spec, version))) {
      writeFileSync(join(folder, file), `${JSON.stringify(content, null, 2)}\n`)
    }
    const files = ['index.js', 'cloudbase-sdk.js', 'wechat-sdk.js'].map((file) => join(folder, file)).filter(existsSync)
    return {
      name: spec.name,
      bytes: code.contents.length,
      folderBytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
    }
  })
}

/** Everything `npm run build` makes of the functions, with a report of the bytes. */
export const buildAllFunctions = async (outDir = join(root, 'dist')): Promise<string> => {
  const started = performance.now()
  const built = await buildFunctions({ outDir, specs: functions })
  writeFileSync(join(outDir, 'cloudbaserc.json'), `${JSON.stringify(cloudbaserc(functions), null, 2)}\n`)
  const kb = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`.padStart(9)
  const lines = built.map(
    ({ name, bytes, folderBytes }) => `${name.padEnd(16)}${kb(bytes)} code ${kb(folderBytes)} with SDK`,
  )
  return [...lines, `${built.length} functions in ${Math.round(performance.now() - started)} ms`].join('\n')
}

if (process.argv[1]?.endsWith('build-functions.ts')) {
  buildAllFunctions().then(
    (report) => void process.stdout.write(`${report}\n`),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      process.exitCode = 1
    },
  )
}
