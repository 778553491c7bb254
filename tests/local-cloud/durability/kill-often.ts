import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Document } from '../../../local-cloud/engine/document'
import { Model } from './model'
import { sdkPort } from './sdk-port'
import { bundleChild } from './served-cloud'
import { chanceFrom, write, type Chance, type Note } from './workload'

export interface Torture {
  kills: number
  seed: number
  /** One kill in so many is of the whole cloud with the SDK above it; the others are of the engine. */
  sdkEvery?: number
  /** A new data folder after so many kills. */
  perFolder?: number
  onKill?: (done: number, report: TortureReport) => void
}

export interface TortureReport {
  kills: number
  acknowledged: number
  refused: number
  /** Operations under way when the process was killed, and how many of them turned out done. */
  underWay: number
  underWayDone: number
  transfers: number
  /** Kills before the process was ready: while it opened the database. */
  whileOpening: number
  faults: string[]
}

const WRITERS = 8

/** Kills a writing process again and again, and compares what the disk holds with what was acknowledged. */
export async function killOften({
  kills,
  seed,
  sdkEvery = 5,
  perFolder = 25,
  onKill,
}: Torture): Promise<TortureReport> {
  const report: TortureReport = {
    kills: 0,
    acknowledged: 0,
    refused: 0,
    underWay: 0,
    underWayDone: 0,
    transfers: 0,
    whileOpening: 0,
    faults: [],
  }
  const child = bundleChild()
  const chance = chanceFrom(seed)
  let folder = ''
  let model = new Model(report)
  try {
    for (let kill = 0; kill < kills && report.faults.length === 0; kill++) {
      if (kill % perFolder === 0) {
        if (folder !== '') rmSync(folder, { recursive: true, force: true })
        folder = mkdtempSync(join(tmpdir(), 'killed-'))
        model = new Model(report)
      }
      const throughSdk = kill % sdkEvery === sdkEvery - 1
      await round({ child, folder, model, chance, report, throughSdk, seed: seed * 1000 + kill, name: `k${kill}` })
      report.kills++
      await model.check(join(folder, 'database'))
      if (report.faults.length > 0) report.faults.push(`at kill ${kill} of seed ${seed}${throughSdk ? ', SDK' : ''}`)
      onKill?.(kill + 1, report)
    }
  } finally {
    if (report.faults.length === 0) rmSync(folder, { recursive: true, force: true })
    rmSync(child, { force: true })
  }
  return report
}

interface Round {
  child: string
  folder: string
  model: Model
  chance: Chance
  report: TortureReport
  throughSdk: boolean
  seed: number
  name: string
}

async function round({ child, folder, model, chance, report, throughSdk, seed, name }: Round): Promise<void> {
  const args = [child, throughSdk ? 'serve' : 'engine', folder, String(seed), String(WRITERS), name]
  const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => process_.once('close', () => resolve()))
  let ready = false
  let killed = false
  const kill = (delay: number) =>
    setTimeout(() => {
      killed = true
      process_.kill('SIGKILL')
    }, delay)
  const opening = chance() < 0.1 ? kill(20 + chance() * 120) : undefined
  const life = 5 + chance() * (throughSdk ? 250 : 120)
  const sdkWriters: Promise<void>[] = []
  const note = (each: Note) => model.note(each)

  createInterface({ input: process_.stdout }).on('line', (line) => {
    const told = parse(line)
    if (!told) return
    if (told.kind === 'failed') report.faults.push(String(told.message))
    else if (told.kind === 'ready') {
      ready = true
      if (opening === undefined) kill(life)
      if (!throughSdk) return
      const port = sdkPort(String(told.url))
      for (let writer = 0; writer < WRITERS; writer++) {
        const lot = chanceFrom(seed + writer * 7919)
        const going = () => !killed
        const noteAlive = (each: Note) => (killed && each.kind !== 'begin' ? undefined : note(each))
        sdkWriters.push(write(port, writer, `${name}-${writer}`, model.ownedBy(writer), lot, noteAlive, going))
      }
    } else note(told as unknown as Note)
  })
  await ended
  if (!killed) report.faults.push('the process ended by itself')
  if (!ready) report.whileOpening++
  for (const settled of await Promise.allSettled(sdkWriters)) {
    if (settled.status === 'rejected') report.faults.push(String(settled.reason))
  }
}

/** A line that the kill cut short is no line. */
function parse(line: string): ({ kind: string } & Document) | undefined {
  try {
    return JSON.parse(line) as { kind: string }
  } catch {
    return undefined
  }
}
