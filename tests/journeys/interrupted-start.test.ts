import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const START_MS = 150_000

/** `npm start`'s own program without the pages; `heard` grows with what it says. */
const start = (dataDir: string) => {
  const child = spawn(process.execPath, ['tools/bootstrap.mjs', 'start', '--no-app'], {
    env: { ...process.env, PORT: '0', KOUMEN_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const heard = { text: '' }
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (heard.text += part.toString()))
  return { child, heard }
}

const until = async (heard: { text: string }, words: RegExp): Promise<RegExpExecArray> => {
  for (const end = Date.now() + START_MS; Date.now() < end; await new Promise((next) => setTimeout(next, 50))) {
    const found = words.exec(heard.text)
    if (found) return found
  }
  throw new Error(`never said ${words}:\n${heard.text.slice(-2000)}`)
}

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

describe('a start that loses power while the county is being built', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'koumen-start-'))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  test(
    'builds it anew at the next start, and then only goes on with it',
    async () => {
      const first = start(dataDir)
      await until(first.heard, /标准地址/)
      await end(first.child, 'SIGKILL')

      const second = start(dataDir)
      await until(second.heard, /^http:\/\/127\.0\.0\.1:\d+\/$/m)
      expect(second.heard.text).toContain('上次没有建完，重新来一遍')
      expect(second.heard.text).toContain('户籍人口信息：收到1135行')
      await end(second.child, 'SIGTERM')

      const third = start(dataDir)
      await until(third.heard, /^http:\/\/127\.0\.0\.1:\d+\/$/m)
      expect(third.heard.text).toContain('接着上次的数据继续')
      await end(third.child, 'SIGTERM')
    },
    2 * START_MS,
  )
})
