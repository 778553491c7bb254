/**
 * `npm run -s bench -- <name> [--json] [--quick]`: runs `<name>.bench.ts` of this folder and prints its figures, each with its
 * rivals'. Without a name it lists what can be measured. Exit codes: 0 measured, 1 the benchmark failed, 2 no such name.
 */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Bench, Figure } from './figure'

const names = readdirSync(__dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
  .sort()

const load = async (name: string): Promise<Bench> =>
  ((await import(path.join(__dirname, `${name}.bench.ts`))) as { bench: Bench }).bench

const rounded = (value: number): string => Number(value.toPrecision(4)).toLocaleString('en-US')

function print({ name, value, unit, rivals }: Figure): void {
  console.log(`${name}: ${rounded(value)} ${unit}`)
  for (const rival of rivals) console.log(`    ${rival.name}: ${rounded(rival.value)} ${unit}`)
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean' }, quick: { type: 'boolean' } },
    allowPositionals: true,
  })
  const [name] = positionals
  if (name === undefined) {
    for (const known of names) console.log(`${known.padEnd(16)} ${(await load(known)).summary}`)
    return
  }
  if (!names.includes(name)) {
    console.error(`No benchmark called ${name}. There are: ${names.join(', ') || 'none yet'}.`)
    process.exitCode = 2
    return
  }
  const figures = await (await load(name)).run({ quick: values.quick })
  if (values.json) console.log(JSON.stringify({ figures }))
  else figures.forEach(print)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
