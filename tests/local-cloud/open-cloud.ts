import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalCloud, type FunctionSpec, type LocalCloud, type LocalCloudOptions } from '../../local-cloud'

/** Where a function of a temporary folder finds a package of this repository. */
export const required = (name: string): string => `require(${JSON.stringify(require.resolve(name))})`

export interface OpenCloud {
  cloud: LocalCloud
  dataDir: string
  /** Replaces the code of a function (a worker that has loaded it keeps what it has). */
  write: (name: string, code: string) => void
  /** Stops and starts over the same folders. */
  restart: (more?: Partial<LocalCloudOptions>) => Promise<LocalCloud>
  close: () => Promise<void>
}

interface Options extends Omit<Partial<LocalCloudOptions>, 'functions'> {
  /** Code of `index.js` by name, or code with its configuration. */
  functions?: Readonly<Record<string, string | (Partial<FunctionSpec> & { code: string })>>
}

/** A cloud in temporary folders with functions given as text and one collection `things`. */
export async function openCloud({ functions = {}, ...more }: Options = {}): Promise<OpenCloud> {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-cloud-'))
  const functionsRoot = mkdtempSync(join(tmpdir(), 'local-functions-'))
  const write = (name: string, code: string) => {
    mkdirSync(join(functionsRoot, name), { recursive: true })
    writeFileSync(join(functionsRoot, name, 'index.js'), code)
  }
  const specs = Object.entries(functions).map(([name, given]) => {
    const { code, ...spec } = typeof given === 'string' ? { code: given } : given
    write(name, code)
    return { name, timeoutSeconds: 10, memoryMb: 256, ...spec }
  })
  const options: LocalCloudOptions = {
    port: 0,
    dataDir,
    envId: 'test',
    manifest: [{ name: 'things', access: 'ADMINONLY', schemaVersion: 1, purpose: 'test', indexes: [] }],
    functions: specs,
    functionsRoot,
    timersRun: false,
    ...more,
  }
  const opened: OpenCloud = {
    cloud: await startLocalCloud(options),
    dataDir,
    write,
    restart: async (other = {}) => {
      await opened.cloud.stop()
      return (opened.cloud = await startLocalCloud({ ...options, ...other }))
    },
    close: async () => {
      await opened.cloud.stop()
      rmSync(dataDir, { recursive: true, force: true })
      rmSync(functionsRoot, { recursive: true, force: true })
    },
  }
  return opened
}
