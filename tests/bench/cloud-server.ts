/** The cloud of the benchmark in a process of its own: `<folder> <documents>`. Prints its address as JSON when it serves. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { startLocalCloud } from '../../local-cloud'
import { card, cards } from './cloud-documents'

async function main(): Promise<void> {
  const [folder = '', count = '0'] = process.argv.slice(2)
  const functionsRoot = join(folder, 'functions')
  mkdirSync(join(functionsRoot, 'echo'), { recursive: true })
  writeFileSync(join(functionsRoot, 'echo', 'index.js'), 'exports.main = async (event) => ({ echo: event.n })\n')
  const cloud = await startLocalCloud({
    port: 0,
    dataDir: join(folder, 'data'),
    envId: 'bench',
    manifest: [cards],
    functions: [{ name: 'echo', timeoutSeconds: 5, memoryMb: 128 }],
    functionsRoot,
    timersRun: false,
  })
  for (let at = 0; at < Number(count); at += 1000) {
    await cloud.db.insert(
      'cards',
      Array.from({ length: 1000 }, (_, each) => card(at + each, Number(count))),
    )
  }
  // Answers everything at once with nothing: what the SDK itself costs.
  const nothing = createServer((request, response) => {
    request.resume().once('end', () => {
      const reply = JSON.stringify({ requestId: 'r', data: { response_data: '{"echo":1}' } })
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': reply.length }).end(reply)
    })
  })
  nothing.keepAliveTimeout = 60_000
  await new Promise<void>((done) => nothing.listen(0, '127.0.0.1', done))
  const nothingUrl = `http://127.0.0.1:${(nothing.address() as AddressInfo).port}`
  process.stdout.write(`${JSON.stringify({ url: cloud.url, nothingUrl })}\n`)
}

void main()
