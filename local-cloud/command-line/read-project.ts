import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_FUNCTION_TIMEOUT_SECONDS } from '../limits'
import type { CollectionSpec, DemoAccount, FunctionSpec, IndexSpec } from '../manifest'

const DEFAULT_MEMORY_MB = 256

/** `cloudbaserc.json`, as far as it says how functions run. */
interface Rc {
  envId?: string
  functionRoot?: string
  functions?: {
    name: string
    timeout?: number
    memorySize?: number
    envVariables?: Record<string, string>
    triggers?: { name: string; type: string; config: string }[]
    /** Ours: the path of HTTP access, which the platform keeps elsewhere. */
    http?: string
  }[]
}

export interface Project {
  envId: string | undefined
  functionsRoot: string
  functions: FunctionSpec[]
}

/** The functions of a folder (`<folder>/<name>/index.js`), configured by `cloudbaserc.json` where there is one. */
export function readProject(functionsRoot: string | undefined, rcFile: string): Project {
  const rc = readJson<Rc>(rcFile) ?? {}
  const root = functionsRoot ?? rc.functionRoot ?? 'cloudfunctions'
  const names = existsSync(root) ? readdirSync(root).filter((name) => existsSync(join(root, name, 'index.js'))) : []
  const functions = names.map((name): FunctionSpec => {
    const given = rc.functions?.find((each) => each.name === name)
    return {
      name,
      timeoutSeconds: given?.timeout ?? DEFAULT_FUNCTION_TIMEOUT_SECONDS,
      memoryMb: given?.memorySize ?? DEFAULT_MEMORY_MB,
      environment: given?.envVariables,
      timers: given?.triggers
        ?.filter(({ type }) => type === 'timer')
        .map(({ name, config }) => ({ name, cron: config })),
      http: given?.http,
      openapi: permissionsOf(join(root, name, 'config.json')),
    }
  })
  return { envId: rc.envId, functionsRoot: root, functions }
}

/** A list of collections: names, or objects with a name and indexes. */
export function readCollections(file: string): CollectionSpec[] {
  const given = readJson<(string | { name: string; indexes?: IndexSpec[] })[]>(file)
  if (!given) throw new Error(`There is no ${file}.`)
  return given.map((each) => {
    const { name, indexes = [] } = typeof each === 'string' ? { name: each } : each
    return { name, indexes, access: 'ADMINONLY', schemaVersion: 1, purpose: '' }
  })
}

export function readPeople(file: string): DemoAccount[] {
  const given = readJson<DemoAccount[]>(file)
  if (!given) throw new Error(`There is no ${file}.`)
  return given
}

const permissionsOf = (file: string): string[] =>
  readJson<{ permissions?: { openapi?: string[] } }>(file)?.permissions?.openapi ?? []

function readJson<T>(file: string): T | undefined {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`)
  }
}
