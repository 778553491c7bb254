import { KeptRowsByFeed } from '@shared/feeds/model'
import type { Context } from '../context'

/** The rows of departments kept of a household, by feed. */
export const openRows = (ctx: Pick<Context, 'openJson'>, stored: { sealed: string } | null): KeptRowsByFeed =>
  stored ? KeptRowsByFeed.parse(ctx.openJson(stored.sealed)) : {}
