import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from './build-app'
import { buildAllFunctions } from './build-functions'
import { isFresh, remember } from './build-stamp'

export type Target = 'functions' | 'h5' | 'weapp'

const OUTPUT: Record<Target, string> = {
  functions: join('dist', 'cloudfunctions'),
  h5: join('dist', 'h5'),
  weapp: join('dist', 'weapp'),
}

const build = async (target: Target): Promise<void> => {
  if (target === 'functions') await buildAllFunctions()
  else await buildApp(target)
}

/** Builds what is missing or older than its sources. */
export const ensureBuilt = async (targets: readonly Target[], say: (line: string) => void): Promise<void> => {
  for (const target of targets) {
    if (existsSync(OUTPUT[target]) && isFresh(target)) continue
    say(`building ${target} …`)
    await build(target)
    remember(target)
  }
}

if (require.main === module) {
  const wanted = process.argv.slice(2).filter((word): word is Target => word in OUTPUT)
  ensureBuilt(wanted.length > 0 ? wanted : ['functions', 'h5', 'weapp'], (line) => void process.stderr.write(`${line}\n`)).catch(
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      process.exit(1)
    },
  )
}
