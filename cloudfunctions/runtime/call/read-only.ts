import { KoumenError } from '@shared/kernel/errors'
import type { Runtime } from '../runtime'
import type { Database } from '../store/database'

const CACHE_MS = 5000

interface Switch {
  messageZh: string | undefined
  isOn: boolean
  readAt: number
}

const switches = new WeakMap<Database, Switch>()

/** The read-only switch: `KOUMEN_READ_ONLY=1`, or the document `operations/readOnly`, looked up at most every 5 s. */
export const requireWritable = async ({ config, database }: Runtime): Promise<void> => {
  let known = switches.get(database)
  if (!config.readOnly && (!known || performance.now() - known.readAt > CACHE_MS)) {
    const document = await database.get('operations', 'readOnly')
    const message = document?.['messageZh']
    known = {
      isOn: document?.['readOnly'] === true,
      messageZh: typeof message === 'string' ? message : undefined,
      readAt: performance.now(),
    }
    switches.set(database, known)
  }
  if (config.readOnly || known?.isOn) {
    throw new KoumenError(
      'UNAVAILABLE',
      known?.messageZh ?? '系统正在维护，现在只能查看；您填的内容还在，请稍后再提交。',
    )
  }
}
