import { feedsContract } from '@shared/feeds/contract'
import { defineApp, staff } from '../runtime'
import { continueImport, continueImports } from './continue-import'
import { createUpload } from './create-upload'
import { dataOfficerOfBatch, dataOfficerOfFeed } from './data-officer'
import { getBatch } from './get-batch'
import { importFile } from './import-file'
import { listBatches } from './list-batches'
import { listFeeds } from './list-feeds'

const DATA_ROLES = ['departmentOfficer', 'administrator'] as const

export const app = defineApp(
  feedsContract,
  {
    list: { guard: staff(DATA_ROLES), handler: listFeeds },
    createUpload: { guard: dataOfficerOfFeed((i) => i.feedId), handler: createUpload },
    import: { guard: dataOfficerOfFeed((i) => i.feedId), handler: importFile, commits: 'many' },
    batch: { guard: dataOfficerOfBatch((i) => i.batchId), handler: getBatch },
    continueImport: {
      guard: dataOfficerOfBatch((i) => i.batchId),
      handler: continueImport,
      commits: 'many',
      limit: { perMinute: 240 },
    },
    listBatches: { guard: staff(DATA_ROLES), handler: listBatches },
  },
  { timers: { 'continue-imports': continueImports } },
)
