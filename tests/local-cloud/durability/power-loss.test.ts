import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { losePower } from './power-loss'

const root = resolve(__dirname, '../../..')

/** The store as it is, but for one line: it answers when the work is done and not when the disk has it. */
const answersEarly: Plugin = {
  name: 'answers-early',
  setup(building) {
    building.onLoad({ filter: /engine[\\/]group-commit\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      const spoilt = text.replace('answers.push(attempt(one))', 'attempt(one)()')
      if (spoilt === text) throw new Error('the line to spoil is not there any more')
      return { contents: spoilt, loader: 'ts' }
    })
  },
}

async function losePowerSpoilt(cuts: number, seed: number): Promise<{ kills: number; faults: string[] }> {
  const outfile = join(root, '.cache', `power-loss-${process.pid}.cjs`)
  const contents = `import { losePower } from './power-loss'
    losePower(${cuts}, ${seed}).then((report) => console.log(JSON.stringify(report)))`
  await build({
    stdin: { contents, resolveDir: __dirname, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    external: ['lmdb', 'esbuild'],
    plugins: [answersEarly],
    logLevel: 'error',
  })
  try {
    return JSON.parse(execFileSync(process.execPath, [outfile], { encoding: 'utf8', maxBuffer: 1e8 })) as {
      kills: number
      faults: string[]
    }
  } finally {
    rmSync(outfile, { force: true })
  }
}

describe('the power is cut while many write', () => {
  test('what was acknowledged had been flushed; what was under way is there whole or not at all', async () => {
    const report = await losePower(6, 11)
    expect(report.faults).toEqual([])
    expect(report.acknowledged).toBeGreaterThan(50)
    expect(report.underWay).toBeGreaterThan(6)
  }, 60_000)

  test('a store that answered before the flush would be found out', async () => {
    const report = await losePowerSpoilt(6, 11)
    // Where the power fails decides what is seen first: a write that is gone, or sums that no longer fit.
    expect(report.faults.length).toBeGreaterThan(0)
  }, 60_000)
})
