import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const built = new Map<string, string>()

/**
 * A program that runs elsewhere (a worker, a page) as one piece of JavaScript: as it was built for the package, or
 * built now from TypeScript.
 */
export function programText(folder: string, name: string, platform: 'node' | 'browser'): string {
  const path = join(folder, name)
  const known = built.get(path)
  if (known !== undefined) return known
  const text = existsSync(`${path}.js`) ? readFileSync(`${path}.js`, 'utf8') : build(`${path}.ts`, platform)
  built.set(path, text)
  return text
}

function build(file: string, platform: 'node' | 'browser'): string {
  const { buildSync } = createRequire(file)('esbuild') as typeof import('esbuild')
  const node = { platform: 'node', target: 'node20', format: 'cjs' } as const
  const browser = { platform: 'browser', target: 'es2022', format: 'iife' } as const
  const options = platform === 'node' ? node : browser
  const text = buildSync({ entryPoints: [file], bundle: true, write: false, ...options }).outputFiles[0]?.text
  if (text === undefined) throw new Error(`${file} did not build`)
  return text
}
