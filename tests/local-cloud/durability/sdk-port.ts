import { init } from '@cloudbase/node-sdk'
import type { Port } from './workload'

/** The same operations through the unmodified official SDK. */
export function sdkPort(url: string): Port {
  Object.assign(process.env, { TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'r', SCF_NAMESPACE: 'torture' })
  const options = { env: 'torture', secretId: 'x', secretKey: 'x', serviceUrl: `${url}/admin` }
  const database = init(options as Parameters<typeof init>[0]).database()
  const _ = database.command
  const things = () => database.collection('things')
  return {
    insert: (collection, documents) => database.collection(collection).add(documents),
    update: (query, { inc, note, tag }) =>
      things()
        .where(query)
        .update({
          n: _.inc(inc),
          ...(note === undefined ? {} : { note }),
          ...(tag === undefined ? {} : { tags: _.push([tag]) }),
        }),
    set: (id, { _id, ...content }) => things().doc(id).set(content),
    remove: (query) => things().where(query).remove(),
    async transfer(_id, from, to, amount) {
      const transaction = await database.startTransaction()
      const accounts = transaction.collection('accounts')
      await accounts.doc(from).update({ balance: _.inc(-amount) })
      await accounts.doc(to).update({ balance: _.inc(amount) })
      await transaction.collection('ledger').add({ _id, from, to, amount })
      await transaction.commit()
    },
    isRefusal: (error) => {
      const { code, message } = error as { code?: string; message?: string }
      return code === 'DATABASE_TRANSACTION_CONFLICT' || /E11000 .*index: name /.test(String(message))
    },
  }
}
