/** `npm run -s cloud -- torture`: the long run; the gate has a short one (`killed.test.ts`). */
import { parseArgs } from 'node:util'
import { killOften } from './kill-often'

async function main(): Promise<void> {
  // The SDK warns of requests that nobody answers any more.
  console.warn = () => undefined
  const { values } = parseArgs({
    options: { kills: { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean' } },
  })
  const seed = Number(values.seed ?? Date.now() % 1_000_000)
  const kills = Number(values.kills ?? 1000)
  const began = Date.now()
  const report = await killOften({
    kills,
    seed,
    onKill: (done, { acknowledged, faults }) => {
      if (done % 25 === 0 || faults.length > 0) console.error(`${done} kills, ${acknowledged} acknowledged writes`)
    },
  })
  const seconds = Math.round((Date.now() - began) / 1000)
  if (values.json) console.log(JSON.stringify({ seed, seconds, ...report }))
  else {
    console.log(`seed ${seed}: killed ${report.kills} times in ${seconds} s (${report.whileOpening} while opening)`)
    const verdict = report.faults.length === 0 ? 'all are there' : 'and not all is as it was acknowledged'
    console.log(`${report.acknowledged} writes acknowledged, ${report.transfers} of them transactions; ${verdict}`)
    console.log(`${report.underWay} under way at a kill: ${report.underWayDone} done whole, the others not at all`)
    for (const fault of report.faults.slice(0, 20)) console.log(`FAULT ${fault.slice(0, 400)}`)
  }
  if (report.faults.length > 0) process.exitCode = 1
}

void main()
