import { z } from 'zod'
import { defineContract } from '@shared/kernel/contract'
import { KoumenError } from '@shared/kernel/errors'
import {
  deliverOutbox,
  defineApp,
  sealAudit,
  serve,
  signedIn,
  staff,
  verifyAudit,
} from '../../../../cloudfunctions/runtime'
import { areaOf } from '../../../../cloudfunctions/runtime/guards'

/** A tiny capability over the runtime's own collections: enough to live every promise of `serve` for real. */
const contract = defineContract('demo', {
  hire: {
    kind: 'write',
    summary: 'Writes a post and a message.',
    input: z.object({ name: z.string().min(2).max(10), areaCode: z.string() }),
    output: z.object({ staffId: z.string(), version: z.number() }),
    errors: [],
  },
  rename: {
    kind: 'write',
    summary: 'Changes a post of the own area, naming the version seen.',
    input: z.object({ staffId: z.string(), version: z.number(), name: z.string() }),
    output: z.object({ version: z.number() }),
    errors: ['CONFLICT'],
  },
  read: {
    kind: 'read',
    summary: 'Opens a file.',
    input: z.object({ staffId: z.string(), householdId: z.string().optional() }),
    output: z.object({ name: z.string(), phone: z.string().optional() }),
    errors: [],
  },
  list: {
    kind: 'read',
    summary: 'A page of posts, by name.',
    input: z.object({ after: z.string().optional(), limit: z.number().default(3) }),
    output: z.object({ names: z.array(z.string()), next: z.string().nullable() }),
    errors: [],
  },
  sneak: {
    kind: 'read',
    summary: 'A read that tries to write.',
    input: z.object({}),
    output: z.object({}),
    errors: [],
  },
  fail: {
    kind: 'write',
    summary: 'Throws something unknown in the middle of its transaction.',
    input: z.object({ how: z.enum(['unknown', 'transition']) }),
    output: z.object({}),
    errors: ['ILLEGAL_TRANSITION'],
  },
  count: {
    kind: 'write',
    summary: 'Adds one to a shared document: many at once must all count.',
    input: z.object({}),
    output: z.object({ count: z.number() }),
    errors: [],
  },
  ticket: {
    kind: 'write',
    summary: 'A ticket for a photograph.',
    input: z.object({ contentType: z.string(), bytes: z.number() }),
    output: z.object({ attachmentId: z.string(), uploadUrl: z.string(), headers: z.record(z.string(), z.string()) }),
    errors: [],
  },
  attach: {
    kind: 'write',
    summary: 'Links the photograph.',
    input: z.object({ attachmentId: z.string() }),
    output: z.object({ url: z.string() }),
    errors: [],
  },
  verify: {
    kind: 'read',
    summary: 'Checks the audit log.',
    input: z.object({}),
    output: z.object({
      ok: z.boolean(),
      entries: z.number(),
      unsealed: z.number(),
      firstBroken: z.string().nullable(),
    }),
    errors: [],
  },
})

const officers = ['townshipOfficer', 'administrator'] as const

const app = defineApp(
  contract,
  {
    hire: {
      guard: signedIn(),
      limit: { perMinute: 5 },
      handler: (ctx, { name, areaCode }) =>
        ctx.commit(async (tx) => {
          const post = await tx.staff.insert({
            name,
            role: 'gridWorker',
            areaCode,
            status: 'active',
            phone: '13900001111',
          })
          tx.audit({ householdId: `household-of-${name}`, areaCode })
          tx.enqueue({ key: `hired:${post._id}`, kind: 'welcome', payload: { staffId: post._id } })
          return { staffId: post._id, version: post.version }
        }),
    },
    rename: {
      guard: staff(officers, { over: areaOf('staff', (input) => input.staffId) }),
      handler: (ctx, { staffId, version, name }) =>
        ctx.commit(async (tx) => ({ version: (await tx.staff.update({ _id: staffId, version }, { name })).version })),
    },
    read: {
      guard: staff(officers, { over: areaOf('staff', (input) => input.staffId) }),
      handler: async (ctx, { staffId }) => {
        const post = await ctx.store.staff.get(staffId)
        if (!post) throw new KoumenError('NOT_FOUND')
        ctx.recordAccess({ householdId: `household-of-${post.name}`, areaCode: post.areaCode })
        return { name: post.name, phone: post.phone, secret: 'never declared, so never sent' }
      },
      views: (output) => ({ ...output, phone: undefined }),
    },
    list: {
      guard: signedIn(),
      handler: async (ctx, { after, limit }) => {
        const page = await ctx.store.staff.find({
          where: { role: 'gridWorker', areaCode: { prefix: '339921107' } },
          order: { by: 'name', direction: 'desc' },
          limit,
          after,
        })
        return { names: page.items.map((post) => post.name), next: page.next }
      },
    },
    sneak: {
      guard: signedIn(),
      handler: async (ctx) => {
        await ctx.commit((tx) => tx.operations.put({ _id: 'sneaked' }))
        return {}
      },
    },
    fail: {
      guard: signedIn(),
      handler: async (ctx, { how }) =>
        ctx.commit(async (tx) => {
          await tx.operations.put({ _id: 'half-done' })
          if (how === 'transition') throw new KoumenError('ILLEGAL_TRANSITION')
          throw new TypeError('证号33992119450312013X打不开')
        }),
    },
    count: {
      guard: signedIn(),
      limit: { perMinute: 1000 },
      handler: (ctx) =>
        ctx.commit(async (tx) => {
          const stored = await tx.operations.get('shared')
          const count = (stored?.token ?? 0) + 1
          await tx.operations.put({ _id: 'shared', token: count })
          return { count }
        }),
    },
    ticket: {
      guard: signedIn(),
      handler: (ctx, input) => ctx.attachments.createUpload({ ...input, purpose: 'roofPhoto' }),
    },
    attach: {
      guard: signedIn(),
      handler: async (ctx, { attachmentId }) => {
        await ctx.commit((tx) =>
          ctx.attachments.link(tx, attachmentId, { linkedTo: 'request-1', purpose: 'roofPhoto' }),
        )
        return { url: await ctx.attachments.temporaryUrl(attachmentId) }
      },
    },
    verify: { guard: staff(['administrator']), handler: (ctx) => verifyAudit(ctx) },
  },
  {
    timers: {
      'seal-audit': sealAudit,
      'deliver-outbox': (ctx) =>
        deliverOutbox(ctx, {
          welcome: async (inner, row) => {
            const name = `welcomed:${String(row.payload['staffId'])}`
            await inner.commit(async (tx) => {
              const seen = await tx.operations.get(name)
              await tx.operations.put({ _id: name, token: (seen?.token ?? 0) + 1 })
            })
            // The first delivery of every message fails after its effect, as a crash would have it.
            const tries = await inner.store.operations.get(name)
            if (tries?.token === 1) throw new Error('the line is dead')
          },
        }),
    },
  },
)

export const main = serve(app)
