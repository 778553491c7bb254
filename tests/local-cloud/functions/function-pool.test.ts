import type { LogEntry } from '../../../local-cloud'
import { openCloud, required, type OpenCloud } from '../open-cloud'

const sixMegabytes = 6 * 1024 * 1024

describe('functions that do their worst', () => {
  const heard: LogEntry[] = []
  let open: OpenCloud
  const call = (name: string, event: object = {}) => open.cloud.call(name, event)

  beforeAll(async () => {
    open = await openCloud({
      workers: 2,
      log: (entry) => heard.push(entry),
      functions: {
        fine: 'exports.main = async ({ n }) => n',
        loop: { code: 'exports.main = () => { for (;;); }', timeoutSeconds: 1 },
        exit: 'exports.main = () => process.exit(0)',
        kill: 'exports.main = () => { process.kill(process.pid, "SIGKILL"); return "alive" }',
        later:
          'exports.main = async () => { setTimeout(() => { throw new Error("later") }, 20); await new Promise(() => {}) }',
        unhandled:
          'exports.main = async () => { void Promise.reject(new Error("nobody looks")); await new Promise((done) => setTimeout(done, 20)); return "done" }',
        large: 'exports.main = ({ bytes }) => "x".repeat(bytes)',
        strange:
          'exports.main = ({ kind }) => kind === "circle" ? (() => { const a = {}; a.a = a; return a })() : kind === "number" ? 10n : undefined',
        broken: 'this is no JavaScript',
        mainless: 'exports.handler = () => 1',
        printing:
          'exports.main = () => { process.stdout.write("to stdout\\n"); console.warn("warned", { a: 1 }); return 1 }',
      },
    })
  })
  afterAll(() => open.close())
  afterEach(async () => {
    expect(await Promise.all([1, 2, 3].map((n) => call('fine', { n })))).toEqual([1, 2, 3])
  })

  const failures: [what: string, name: string, code: string, message: RegExp][] = [
    ['an endless loop', 'loop', 'FUNCTION_TIME_LIMIT_EXCEEDED', /timed out after 1 seconds/],
    ['process.exit', 'exit', 'FUNCTIONS_EXECUTE_FAIL', /ended its process/],
    ['a signal to its own process', 'kill', 'FUNCTIONS_EXECUTE_FAIL', /ended its process/],
    ['an error nobody catches', 'later', 'FUNCTIONS_EXECUTE_FAIL', /later/],
    ['a file that does not parse', 'broken', 'FUNCTIONS_EXECUTE_FAIL', /SyntaxError/],
    ['a file without main', 'mainless', 'FUNCTIONS_EXECUTE_FAIL', /exports no main/],
  ]
  test.each(failures)('%s fails that call with its code, and the cloud goes on', async (_, name, code, message) => {
    await expect(call(name)).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string })
  })

  test('a promise nobody looks at is logged, and the call answers', async () => {
    expect(await call('unhandled')).toBe('done')
    expect(heard.some(({ level, text }) => level === 'error' && text.includes('nobody looks'))).toBe(true)
  })

  test('a result over 6 MB is refused, one under it arrives', async () => {
    await expect(call('large', { bytes: sixMegabytes })).rejects.toMatchObject({ code: 'EXCEED_MAX_PAYLOAD_SIZE' })
    expect(await call('large', { bytes: sixMegabytes - 2 })).toHaveLength(sixMegabytes - 2)
  })

  test('a result that JSON cannot hold fails, none is null', async () => {
    await expect(call('strange', { kind: 'circle' })).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
    await expect(call('strange', { kind: 'number' })).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
    expect(await call('strange')).toBeNull()
  })

  test('what a call prints is in the log under its request', async () => {
    await call('printing')
    const done = heard.filter((entry) => entry.function === 'printing' && entry.level === 'call')[0]
    const said = heard.filter((entry) => entry.requestId === done?.requestId)
    expect(said.map(({ level, text }) => [level, text])).toEqual(
      expect.arrayContaining([
        ['stdout', 'to stdout'],
        ['warn', 'warned { a: 1 }'],
        ['call', 'ok'],
      ]),
    )
  })
})

describe('many calls at once', () => {
  test('fifty from an SDK, with the database and functions within, each get their own answer', async () => {
    const open = await openCloud({
      workers: 2,
      functions: {
        inner: 'exports.main = async ({ n }) => n * 2',
        outer: `const sdk = ${required('@cloudbase/node-sdk')}
          const app = sdk.init({ env: sdk.SYMBOL_CURRENT_ENV })
          exports.main = async ({ n }) => {
            await app.database().collection('things').doc(String(n)).set({ n })
            const { result } = await app.callFunction({ name: 'inner', data: { n } })
            const { data } = await app.database().collection('things').doc(String(n)).get()
            return result + data[0].n
          }`,
      },
    })
    const all = Array.from({ length: 50 }, (_, n) => n)
    const answers = await Promise.all(all.map((n) => open.cloud.call('outer', { n }, { openid: `o-${n}` })))
    expect(answers).toEqual(all.map((n) => n * 3))
    expect(open.cloud.costs.report().total).toMatchObject({ calls: 100, errors: 0, writes: 50, reads: 50 })
    await open.close()
  })

  test('more than a function may run at once are refused where a limit is set', async () => {
    const open = await openCloud({
      callsAtOnce: 3,
      workers: 2,
      functions: { slow: 'exports.main = () => new Promise((done) => setTimeout(() => done("done"), 200))' },
    })
    const answers = await Promise.allSettled([1, 2, 3, 4, 5].map(() => open.cloud.call('slow', {})))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []))
    expect(refused).toHaveLength(2)
    expect(refused[0]).toMatchObject({ code: 'FUNCTION_EXCEED_RESOURCE_LIMIT' })
    expect(await open.cloud.call('slow', {})).toBe('done')
    await open.close()
  })
})

describe('what an instance keeps', () => {
  const counting = `let calls = 0
    exports.main = ({ set }) => {
      const seen = { calls: ++calls, mark: process.env.MARK, own: process.env.OWN, openid: process.env.WX_OPENID }
      if (set) process.env.MARK = set
      return seen
    }`

  test('is warm at the next call, with what the function set, and nothing of it reaches another function', async () => {
    const open = await openCloud({
      workers: 1,
      functions: { a: { code: counting, environment: { OWN: 'of a' } }, b: counting },
      environment: { MARK: 'from outside' },
    })
    expect(await open.cloud.call('a', { set: 'of a' }, { openid: 'o' })).toEqual({
      calls: 1,
      mark: 'from outside',
      own: 'of a',
      openid: 'o',
    })
    expect(await open.cloud.call('b', {})).toEqual({ calls: 1, mark: 'from outside' })
    expect(await open.cloud.call('a', {})).toEqual({ calls: 2, mark: 'of a', own: 'of a' })
    await open.close()
  })

  test('with own workers each function has its own, and its own memory', async () => {
    const open = await openCloud({
      workers: 1,
      ownWorkers: true,
      functions: {
        thread: 'exports.main = () => require("node:worker_threads").threadId',
        other: 'exports.main = () => require("node:worker_threads").threadId',
        hungry: {
          code: 'exports.main = () => { const all = []; for (;;) all.push(new Array(100000).fill(Math.random())) }',
          memoryMb: 64,
        },
      },
    })
    const first = await open.cloud.call('thread', {})
    expect(await open.cloud.call('thread', {})).toBe(first)
    expect(await open.cloud.call('other', {})).not.toBe(first)
    await expect(open.cloud.call('hungry', {})).rejects.toMatchObject({
      code: 'FUNCTION_MEMORY_LIMIT_EXCEEDED',
      message: 'Memory limit of 64 MB exceeded',
    })
    expect(await open.cloud.call('thread', {})).not.toBe(first)
    await open.close()
  })
})
