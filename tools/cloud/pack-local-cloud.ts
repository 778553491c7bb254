import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build, type BuildOptions } from 'esbuild'

const SOURCE = resolve(__dirname, '..', '..', 'local-cloud')
const PAPERS = ['README.md', 'DIFFERENCES.md', 'LICENSE']

const node: BuildOptions = { bundle: true, platform: 'node', target: 'node20', format: 'cjs', logLevel: 'error' }
const browser: BuildOptions = { bundle: true, platform: 'browser', target: 'es2022', format: 'iife', logLevel: 'error' }

/**
 * Makes the package of local-cloud as it would be published: JavaScript in few files beside their types, what it needs
 * from npm left to npm. Returns the path of the tarball.
 */
export async function packLocalCloud(outDir: string, { types = true } = {}): Promise<string> {
  const stage = mkdtempSync(join(tmpdir(), 'local-cloud-pack-'))
  const dist = join(stage, 'dist')
  try {
    mkdirSync(join(dist, 'page'), { recursive: true })
    const from = (...steps: string[]) => [join(SOURCE, ...steps)]
    const external: BuildOptions = { ...node, packages: 'external' }
    await build({ ...external, entryPoints: from('index.ts'), outfile: join(dist, 'index.js') })
    await build({
      ...external,
      entryPoints: from('command-line', 'main.ts'),
      outfile: join(dist, 'command.js'),
      banner: { js: '#!/usr/bin/env node' },
    })
    await build({ ...node, entryPoints: from('functions', 'worker-main.ts'), outfile: join(dist, 'worker-main.js') })
    await build({ ...browser, entryPoints: from('console', 'page', 'main.ts'), outfile: join(dist, 'page', 'main.js') })
    for (const name of ['index.html', 'style.css']) {
      copyFileSync(join(SOURCE, 'console', 'page', name), join(dist, 'page', name))
    }
    writeFileSync(join(stage, 'package.json'), publishedPackage())
    for (const name of PAPERS) copyFileSync(join(SOURCE, name), join(stage, name))
    if (types) {
      const compiler = join(SOURCE, '..', 'node_modules', 'typescript', 'bin', 'tsc')
      const project = join(SOURCE, 'tsconfig.types.json')
      execFileSync(process.execPath, [compiler, '-p', project, '--outDir', join(dist, 'types')], { stdio: 'inherit' })
    }
    mkdirSync(outDir, { recursive: true })
    const made = execFileSync('npm', ['pack', '--silent', '--pack-destination', resolve(outDir)], { cwd: stage })
    return join(resolve(outDir), made.toString().trim())
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

/** In this repository the folder is imported as TypeScript; what is published points at what was built. */
function publishedPackage(): string {
  const { publishConfig, ...rest } = JSON.parse(readFileSync(join(SOURCE, 'package.json'), 'utf8')) as {
    publishConfig: object
  }
  return JSON.stringify({ ...rest, ...publishConfig }, null, 2)
}
