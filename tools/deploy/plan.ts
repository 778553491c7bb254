import type { CollectionSpec, IndexSpec } from '../../config/collections'
import type { FunctionSpec, TimerSpec } from '../../config/functions'

/** What an environment holds now, as far as a deployment cares. */
export interface EnvironmentState {
  /** Collection → names of its indexes. */
  collections: ReadonlyMap<string, readonly string[]>
  functions: ReadonlySet<string>
}

export type Step =
  | { kind: 'createCollection'; collection: string }
  | { kind: 'closeCollection'; collection: string; access: 'ADMINONLY' }
  | { kind: 'createIndex'; collection: string; index: IndexSpec }
  | {
      kind: 'createFunction' | 'updateFunction'
      name: string
      timeoutSeconds: number
      memoryMb: number
      timers: readonly TimerSpec[]
    }

export const EMPTY: EnvironmentState = { collections: new Map(), functions: new Set() }

/**
 * The steps that bring an environment to the manifest: data first, then code. Nothing is ever removed: an index or a
 * function that is no longer named stays until a person takes it away. Access is set again each time, because an open
 * collection would be the worst of mistakes.
 */
export const planDeployment = (
  collections: readonly CollectionSpec[],
  functions: readonly FunctionSpec[],
  state: EnvironmentState,
): Step[] => [
  ...collections.flatMap(({ name, access, indexes }): Step[] => {
    const known = state.collections.get(name)
    return [
      ...(known ? [] : [{ kind: 'createCollection' as const, collection: name }]),
      { kind: 'closeCollection', collection: name, access },
      ...indexes
        .filter((index) => !known?.includes(index.name))
        .map((index): Step => ({ kind: 'createIndex', collection: name, index })),
    ]
  }),
  ...functions.map(({ name, timeoutSeconds, memoryMb, timers }): Step => ({
    kind: state.functions.has(name) ? 'updateFunction' : 'createFunction',
    name,
    timeoutSeconds,
    memoryMb,
    timers,
  })),
]

export const describeStep = (step: Step): string => {
  switch (step.kind) {
    case 'createCollection':
      return `create collection ${step.collection}`
    case 'closeCollection':
      return `close collection  ${step.collection} (${step.access})`
    case 'createIndex':
      return `create index      ${step.collection}.${step.index.name}${step.index.unique ? ' (unique)' : ''}`
    default: {
      const timers = step.timers.map(({ name, cron }) => `${name} "${cron}"`).join(', ')
      const verb = step.kind === 'createFunction' ? 'create function  ' : 'update function  '
      return `${verb} ${step.name} (${step.timeoutSeconds} s, ${step.memoryMb} MB${timers ? `; timers: ${timers}` : ''})`
    }
  }
}
