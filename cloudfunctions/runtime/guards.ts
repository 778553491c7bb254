import { covers, seatFor } from '@shared/access/scope'
import { isLinkedTo, isVerifiedFor, type Actor } from '@shared/access/actor'
import type { StaffRole } from '@shared/access/roles'
import { KoumenError } from '@shared/kernel/errors'

/** What a guard may know before the handler runs. */
export interface GuardContext {
  actor: Actor
  /** One string field of one document, read outside any transaction; undefined when document or field is missing. */
  field(collection: string, id: string, field: string): Promise<string | undefined>
}

export type Picker<I, T> = (input: I) => T
export type AreaOf<I> = (input: I, ctx: GuardContext) => string | undefined | Promise<string | undefined>

/** Throws KoumenError to refuse. `admits` needs no input and runs first; `check` runs on the parsed input. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- because a guard without input needs fits every action
export interface Guard<I = any> {
  describe: string
  admits(actor: Actor): void
  check(ctx: GuardContext, input: I): Promise<void>
}

const requirePerson = (actor: Actor): void => {
  if (actor.kind !== 'person') throw new KoumenError('UNAUTHENTICATED')
}

/** Even a visitor who is not signed in. */
export const anyone = (): Guard => ({ describe: 'anyone', admits: () => undefined, check: async () => undefined })

/** Anybody with a WeChat identity. */
export const signedIn = (): Guard => ({ describe: 'signedIn', admits: requirePerson, check: async () => undefined })

/** Refuses with the name of the township that is responsible. */
const refuseForeignArea = async (ctx: GuardContext, areaCode: string): Promise<never> => {
  const name = await ctx.field('areas', areaCode.slice(0, 9), 'name')
  throw new KoumenError('FORBIDDEN', name ? `这户不在您的辖区，请联系${name}。` : '这户不在您的辖区，请联系所属乡镇。')
}

/** Staff in one of the roles; with `over`, only where a seat of such a role covers the area. */
export const staff = <I>(roles: readonly StaffRole[], scope: { over?: AreaOf<I> } = {}): Guard<I> => ({
  describe: `staff(${roles.join(', ')})${scope.over ? ' over its area' : ''}`,
  admits: (actor) => {
    requirePerson(actor)
    if (!seatFor(actor, roles)) throw new KoumenError('FORBIDDEN')
  },
  check: async (ctx, input) => {
    if (!scope.over) return
    const areaCode = await scope.over(input, ctx)
    if (areaCode === undefined) throw new KoumenError('NOT_FOUND')
    const seats = ctx.actor.staff.filter((seat) => roles.includes(seat.role))
    if (!seats.some((seat) => covers(seat.areaCode, areaCode))) await refuseForeignArea(ctx, areaCode)
  },
})

/** A resident whose identity was verified for this household. Proxies only where `proxy` says so: they never see verdicts. */
export const verifiedFor = <I>(household: Picker<I, string>, options: { proxy?: boolean } = {}): Guard<I> => ({
  describe: 'verifiedFor(household)',
  admits: requirePerson,
  check: async (ctx, input) => {
    if (!isVerifiedFor(ctx.actor, household(input), options.proxy)) {
      throw new KoumenError('FORBIDDEN', '还没有核实您的身份，请等网格员上门，或到村（社区）办理核实后再看。')
    }
  },
})

/** A resident with any link, claimed or verified, to the person. */
export const linkedTo = <I>(person: Picker<I, string>): Guard<I> => ({
  describe: 'linkedTo(person)',
  admits: requirePerson,
  check: async (ctx, input) => {
    if (!isLinkedTo(ctx.actor, person(input))) throw new KoumenError('FORBIDDEN')
  },
})

/** Whoever opened the matter: `field` of the document holds the caller's openid. */
export const ownerOf = <I>(collection: string, id: Picker<I, string>, field = 'requesterOpenid'): Guard<I> => ({
  describe: `ownerOf(${collection}.${field})`,
  admits: requirePerson,
  check: async (ctx, input) => {
    const owner = await ctx.field(collection, id(input), field)
    if (owner === undefined) throw new KoumenError('NOT_FOUND')
    if (owner !== ctx.actor.openid) throw new KoumenError('FORBIDDEN')
  },
})

/** The first guard that lets the caller in decides; the refusal told is the last one's that was willing to look. */
export const anyOf = <I>(...guards: readonly Guard<I>[]): Guard<I> => ({
  describe: `anyOf(${guards.map((guard) => guard.describe).join(' | ')})`,
  admits: (actor) => void admitted(guards, actor),
  check: async (ctx, input) => {
    let refusal: unknown
    for (const guard of admitted(guards, ctx.actor)) {
      try {
        return await guard.check(ctx, input)
      } catch (error) {
        if (!(error instanceof KoumenError)) throw error
        refusal ??= error
      }
    }
    throw refusal
  },
})

const admitted = <I>(guards: readonly Guard<I>[], actor: Actor): Guard<I>[] => {
  let refusal: unknown
  const willing = guards.filter((guard) => {
    try {
      guard.admits(actor)
      return true
    } catch (error) {
      refusal = error
      return false
    }
  })
  if (willing.length === 0) throw refusal
  return willing
}

/** `over: areaOf('tasks', (input) => input.taskId)`: the area of the document the action is about. */
export const areaOf =
  <I>(collection: string, id: Picker<I, string | undefined>, field = 'areaCode'): AreaOf<I> =>
  async (input, ctx) => {
    const wanted = id(input)
    return wanted === undefined ? undefined : ctx.field(collection, wanted, field)
  }

export const areaOfHousehold = <I>(id: Picker<I, string | undefined>): AreaOf<I> => areaOf('households', id)
