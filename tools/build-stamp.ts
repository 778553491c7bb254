import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What the function bundles are made from; a change of any byte in these makes them stale. */
const SOURCES = ['cloudfunctions', 'shared', 'config/functions.ts', 'tools/build-functions.ts', 'package-lock.json']
const STAMP = join('.cache', 'functions.hash')

const filesUnder = (path: string): string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path)
        .sort()
        .flatMap((name) => filesUnder(join(path, name)))

const digest = (): string => {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap(filesUnder)) hash.update(file).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

export const functionsAreFresh = (): boolean => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest()

/** Called after a build that succeeded. */
export const rememberFunctions = (): void => {
  mkdirSync(dirname(STAMP), { recursive: true })
  writeFileSync(STAMP, digest())
}
