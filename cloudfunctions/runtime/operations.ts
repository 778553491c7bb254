import type { Context } from './context'

export interface Heartbeat {
  /** `warnings:scan` */
  timer: string
  at: string
  outcome: string
  ms: number
}

/** When each timer last ran and how it ended, for the operator's view. */
export const heartbeats = async (ctx: Context): Promise<Heartbeat[]> => {
  const { items } = await ctx.store.operations.find({ where: { _id: { prefix: 'heartbeat:' } }, limit: 200 })
  return items.map(({ _id, at, outcome, ms }) => ({
    timer: _id.slice('heartbeat:'.length),
    at: at ?? '',
    outcome: outcome ?? '',
    ms: ms ?? 0,
  }))
}

/** Turns the read-only switch; functions notice within five seconds. */
export const setReadOnly = (ctx: Context, readOnly: boolean, messageZh?: string): Promise<unknown> =>
  ctx.commit(async (tx) => {
    tx.audit({ note: readOnly ? 'readOnly on' : 'readOnly off' })
    return tx.operations.put({ _id: 'readOnly', readOnly, messageZh })
  })
