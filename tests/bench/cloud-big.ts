/**
 * Two errands of the benchmark on a big store, each in a process of its own: `fill <folder> <count>` writes documents,
 * says so and goes on writing until it is killed; `use <folder> <count>` reads and writes for some seconds and prints the
 * megabytes of anonymous memory it took.
 */
import { readFileSync } from 'node:fs'
import { Database } from '../../local-cloud/engine/database'
import { Store } from '../../local-cloud/engine/store'
import { card, cards } from './cloud-documents'

const anonymousMb = (): number =>
  Number(/RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? Number.NaN) / 1024

async function main(): Promise<void> {
  const [errand, folder = '', count = '0'] = process.argv.slice(2)
  const most = Number(count)
  const database = new Database(new Store(folder))
  await database.apply([cards])
  const insert = (from: number) =>
    database.insert(
      'cards',
      Array.from({ length: 1000 }, (_, each) => card(from + each, most)),
    )
  if (errand === 'fill') {
    let at = 0
    for (; at < most; at += 1000) await insert(at)
    process.stdout.write('filled\n')
    for (; ; at += 1000) await insert(at)
  }
  let peak = 0
  const until = Date.now() + 8000
  for (let n = 0; Date.now() < until; n++) {
    const at = (n * 7919) % most
    database.find({ collection: 'cards', query: { _id: `card-${at}` } })
    database.find({ collection: 'cards', query: { area: `33992110720${at % 977}` } }, { limit: 100 })
    const query = { _id: `card-${at}` }
    await database.modify({ collection: 'cards', query }, { data: { $inc: { score: 1 } }, query, merge: true }, false)
    if (n % 50 === 0) peak = Math.max(peak, anonymousMb())
  }
  process.stdout.write(`${peak}\n`)
  await database.close()
}

void main()
