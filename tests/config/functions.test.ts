import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from '../../cloudfunctions/runtime/define-app'
import { notify } from '@shared/notifications/compose'
import { functions } from '../../config/functions'

const root = join(__dirname, '..', '..', 'cloudfunctions')
const folders = readdirSync(root).filter((name) => name !== 'runtime')

const appOf = (name: string): App => (jest.requireActual(join(root, name, 'app')) as { app: App }).app

/** All source of the functions, for what only the text tells. */
const source = (folder: string): string =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .map((entry) =>
      entry.isDirectory() ? source(join(folder, entry.name)) : readFileSync(join(root, folder, entry.name), 'utf8'),
    )
    .join('\n')

describe('the list of functions', () => {
  it('names every folder and no other', () => {
    expect(functions.map(({ name }) => name)).toEqual(folders.sort())
  })

  it.each(functions.map((spec) => [spec.name, spec] as const))('%s has just the timers it declares', (name, spec) => {
    expect(Object.keys(appOf(name).timers).sort()).toEqual(spec.timers.map((timer) => timer.name).sort())
  })

  it.each(functions.map(({ name }) => [name]))(
    '%s has a row for every action of its contract, under its own name',
    (name) => {
      const { contract, table } = appOf(name)
      expect(contract.capability).toBe(name)
      expect(Object.keys(table).sort()).toEqual(Object.keys(contract.actions).sort())
    },
  )

  it('delivers every kind of message that is ever enqueued', () => {
    const all = folders.map(source).join('\n')
    const written = [...all.matchAll(/enqueue\(\{[\s\S]{0,200}?kind: '(\w+)'/g)].map((match) => match[1])
    const enqueued = all.includes('enqueue(notify(')
      ? [...written, notify('newTask', 'k', { staffId: 's' }, { page: 'p' }).kind]
      : written
    const delivered = [...all.matchAll(/deliverOutbox\([^{]*\{([^}]*)/g)].flatMap((match) =>
      [...(match[1] ?? '').matchAll(/(\w+):/g)].map((key) => key[1]),
    )
    expect(enqueued).toEqual(expect.arrayContaining(['openApplication', 'notify']))
    expect(enqueued.filter((kind) => !delivered.includes(kind))).toEqual([])
  })
})
