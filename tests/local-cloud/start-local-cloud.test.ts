import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalCloud, type LocalCloudOptions } from '../../local-cloud'

describe('the data folder', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-folder-'))
  const root = mkdtempSync(join(tmpdir(), 'local-functions-'))
  const options: LocalCloudOptions = {
    port: 0,
    dataDir,
    envId: 'test',
    manifest: [{ name: 'things', access: 'ADMINONLY', schemaVersion: 1, purpose: 'test', indexes: [] }],
    functions: [{ name: 'chatty', timeoutSeconds: 5, memoryMb: 128 }],
    functionsRoot: root,
    timersRun: false,
  }

  beforeAll(() => {
    mkdirSync(join(root, 'chatty'))
    writeFileSync(
      join(root, 'chatty', 'index.js'),
      'exports.main = (event) => { console.log("said", process.env.EXTRA); return event.secret.length }',
    )
  })
  afterAll(() => {
    rmSync(dataDir, { recursive: true, force: true })
    rmSync(root, { recursive: true, force: true })
  })

  test('everything is still there after a stop and a start, the time included', async () => {
    const first = await startLocalCloud({ ...options, clockStart: '2026-11-23T08:00:00+08:00' })
    await first.db.insert('things', { _id: 'a' })
    await first.messages.grant('o', ['T'])
    await first.clock.advance(24 * 3600_000)
    await first.stop()
    const second = await startLocalCloud({ ...options, clockStart: '2020-01-01T00:00:00+08:00' })
    expect(second.db.find('things')).toEqual([{ _id: 'a' }])
    expect(second.messages.left('o', 'T')).toBe(1)
    expect(second.clock.now()).toMatch(/^2026-11-24T08:00:/)
    await second.stop()
  })

  test('is used by one cloud at a time', async () => {
    const first = await startLocalCloud(options)
    await expect(startLocalCloud(options)).rejects.toThrow('in use')
    await first.stop()
    await (await startLocalCloud(options)).stop()
  })

  test('is free again when the start itself fails', async () => {
    const first = await startLocalCloud(options)
    const other = mkdtempSync(join(tmpdir(), 'local-other-'))
    await expect(startLocalCloud({ ...options, dataDir: other, port: first.port })).rejects.toThrow('EADDRINUSE')
    await first.stop()
    await (await startLocalCloud({ ...options, dataDir: other })).stop()
    rmSync(other, { recursive: true })
  })

  test('is emptied by reset', async () => {
    const cloud = await startLocalCloud({ ...options, reset: true })
    expect(cloud.db.find('things')).toEqual([])
    await cloud.stop()
  })

  test('logs each call and what functions print, never an event or a result', async () => {
    const heard: string[] = []
    const cloud = await startLocalCloud({
      ...options,
      environment: { EXTRA: 'more' },
      log: ({ text }) => heard.push(text),
    })
    expect(await cloud.call('chatty', { secret: '339921194501011234' })).toBe(18)
    await cloud.stop()
    expect(heard).toEqual(['said more', 'ok'])
    const written = readFileSync(join(dataDir, 'logs', 'functions.log'), 'utf8')
    expect(written).toContain('"function":"chatty"')
    expect(written).not.toContain('339921194501011234')
  })

  test('a stop lets a running call end', async () => {
    writeFileSync(
      join(root, 'chatty', 'index.js'),
      'exports.main = () => new Promise((resolve) => setTimeout(() => resolve("done"), 300))',
    )
    const cloud = await startLocalCloud(options)
    const call = cloud.call('chatty', {})
    await new Promise((resolve) => setTimeout(resolve, 150))
    await cloud.stop()
    expect(await call).toBe('done')
  })
})
