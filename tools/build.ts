import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { APP_TARGETS, buildApp } from './build-app'
import { buildAllFunctions } from './build-functions'
import { functionsAreFresh, rememberFunctions } from './build-stamp'

const TARGETS = ['functions', ...APP_TARGETS] as const
export type Target = (typeof TARGETS)[number]

const build = async (target: Target): Promise<void> => {
  if (target !== 'functions') {
    await buildApp(target)
    return
  }
  if (existsSync(join('dist', 'cloudfunctions')) && functionsAreFresh()) return
  await buildAllFunctions()
  rememberFunctions()
}

/** Builds what is missing or older than its sources, one after the other. */
export const ensureBuilt = async (targets: readonly Target[], say: (line: string) => void): Promise<void> => {
  for (const target of targets) {
    const started = Date.now()
    await build(target)
    const seconds = (Date.now() - started) / 1000
    if (seconds > 1) say(`${target}: built in ${seconds.toFixed(1)} s`)
  }
}

if (require.main === module) {
  const wanted = TARGETS.filter((target) => process.argv.length < 3 || process.argv.includes(target))
  ensureBuilt(wanted, (line) => void process.stderr.write(`${line}\n`)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  })
}
