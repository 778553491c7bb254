import { join } from 'node:path'
import { buildSync } from 'esbuild'

let bundled: string | undefined

/** The worker's program as one piece of JavaScript, so that it starts without a TypeScript loader. */
export function workerProgram(): string {
  bundled ??= buildSync({
    entryPoints: [join(__dirname, 'worker-main.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    write: false,
  }).outputFiles[0]?.text
  if (bundled === undefined) throw new Error('the worker program did not build')
  return bundled
}
