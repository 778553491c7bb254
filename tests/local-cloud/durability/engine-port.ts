import type { Database } from '../../../local-cloud/engine/database'
import type { Document } from '../../../local-cloud/engine/document'
import { CloudError } from '../../../local-cloud/errors'
import type { Port } from './workload'

export function enginePort(database: Database): Port {
  const modify = (collection: string, query: Document, data: Document, transaction?: string) =>
    database.modify({ collection, query, transactionId: transaction }, { data, merge: true, query }, true)
  return {
    insert: (collection, documents) => database.insert(collection, documents),
    update: (query, { inc, note, tag }) =>
      modify('things', query, {
        $inc: { n: inc },
        ...(note === undefined ? {} : { $set: { note } }),
        ...(tag === undefined ? {} : { $push: { tags: tag } }),
      }),
    set: (id, document) => database.set('things', id, document),
    remove: (query) => database.remove({ collection: 'things', query }, true),
    async transfer(_id, from, to, amount) {
      const transaction = database.startTransaction()
      await modify('accounts', { _id: from }, { $inc: { balance: -amount } }, transaction)
      await modify('accounts', { _id: to }, { $inc: { balance: amount } }, transaction)
      await database.insert('ledger', [{ _id, from, to, amount }], transaction)
      await database.commitTransaction(transaction)
    },
    isRefusal: (error) =>
      error instanceof CloudError &&
      (error.code === 'DATABASE_TRANSACTION_CONFLICT' || /E11000 .*index: name /.test(error.message)),
  }
}
