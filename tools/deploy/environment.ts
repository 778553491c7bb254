import CloudBase from '@cloudbase/manager-node'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generateKeys, type KeyEnvironment } from '../../cloudfunctions/runtime/crypto/generate-keys'
import type { EnvironmentState, Step } from './plan'

export interface Credentials {
  envId: string
  secretId: string
  secretKey: string
}

/** A CloudBase environment as the deployment reads and changes it. */
export interface DeployTarget {
  read(): Promise<EnvironmentState>
  /** The data keys the functions already run with. */
  runningKeys(functionNames: readonly string[]): Promise<KeyEnvironment | undefined>
  apply(step: Step, means: { keys: KeyEnvironment; functionsRoot: string }): Promise<void>
}

const PAGE = 100

/** Through Tencent Cloud's management interface. */
export const cloudTarget = (credentials: Credentials): DeployTarget => {
  const app = new CloudBase(credentials)
  const { database, functions } = app

  const collectionNames = async (): Promise<string[]> => {
    const names: string[] = []
    for (;;) {
      const page = await database.listCollections({ MgoLimit: PAGE, MgoOffset: names.length })
      names.push(...page.Collections.map((table) => table.CollectionName || table.TableName))
      if (page.Collections.length < PAGE) return names
    }
  }

  return {
    read: async () => {
      const collections = new Map<string, readonly string[]>()
      for (const name of await collectionNames()) {
        const table = await database.describeCollection(name)
        collections.set(
          name,
          (table.Indexes ?? []).map((index) => index.Name),
        )
      }
      const names = (await functions.listFunctions(PAGE, 0)).map((each) => String(each['FunctionName']))
      return { collections, functions: new Set(names) }
    },
    runningKeys: async (functionNames) => {
      const [name] = functionNames
      if (!name) return undefined
      const detail = await functions.getFunctionDetail(name)
      const variables = new Map(
        (detail.Environment?.Variables ?? []).map(({ Key, Value }: { Key: string; Value: string }) => [Key, Value]),
      )
      const [master, ring] = [variables.get('KOUMEN_MASTER_KEY'), variables.get('KOUMEN_KEYS')]
      return master && ring ? { KOUMEN_MASTER_KEY: master, KOUMEN_KEYS: ring } : undefined
    },
    apply: async (step, { keys, functionsRoot }) => {
      switch (step.kind) {
        case 'createCollection':
          await database.createCollectionIfNotExists(step.collection)
          return
        case 'closeCollection':
          await app.commonService().call({
            Action: 'ModifyDatabaseACL',
            Param: { EnvId: credentials.envId, CollectionName: step.collection, AclTag: step.access },
          })
          return
        case 'createIndex':
          await database.updateCollection(step.collection, {
            CreateIndexes: [
              {
                IndexName: step.index.name,
                MgoKeySchema: {
                  MgoIndexKeys: Object.entries(step.index.keys).map(([Name, way]) => ({
                    Name,
                    Direction: String(way),
                  })),
                  MgoIsUnique: step.index.unique ?? false,
                },
              },
            ],
          })
          return
        default:
          await functions.createFunction({
            force: true,
            functionRootPath: functionsRoot,
            func: {
              name: step.name,
              handler: 'index.main',
              runtime: 'Nodejs18.15',
              timeout: step.timeoutSeconds,
              memorySize: step.memoryMb,
              installDependency: false,
              envVariables: { ...keys },
              triggers: step.timers.map(({ name, cron }) => ({ name, type: 'timer', config: cron })),
            },
          })
      }
    },
  }
}

/** Keys for the functions: those given, those already running, else new ones kept in a file that only its owner reads. */
export const keysFor = async (
  environment: Record<string, string | undefined>,
  target: DeployTarget,
  running: readonly string[],
  keyFile: string,
): Promise<{ keys: KeyEnvironment; from: 'environment' | 'running functions' | 'key file' | 'new key file' }> => {
  const { KOUMEN_MASTER_KEY, KOUMEN_KEYS } = environment
  if (KOUMEN_MASTER_KEY && KOUMEN_KEYS) return { keys: { KOUMEN_MASTER_KEY, KOUMEN_KEYS }, from: 'environment' }
  const known = await target.runningKeys(running)
  if (known) return { keys: known, from: 'running functions' }
  if (existsSync(keyFile))
    return { keys: JSON.parse(readFileSync(keyFile, 'utf8')) as KeyEnvironment, from: 'key file' }
  const keys = generateKeys()
  mkdirSync(dirname(keyFile), { recursive: true })
  writeFileSync(keyFile, JSON.stringify(keys), { mode: 0o600 })
  return { keys, from: 'new key file' }
}

export const keyFileOf = (root: string, envId: string): string => join(root, '.koumen', 'deploy-keys', `${envId}.json`)
