import { feedsContract } from '@shared/feeds/contract'
import { anyone, defineApp, staff } from '../runtime'
import { continueImport, continueImports } from './continue-import'
import { createUpload } from './create-upload'
import { dataOfficerOfBatch, dataOfficerOfFeed } from './data-officer'
import { getBatch } from './get-batch'
import { importFile, previewFile } from './import-file'
import { listBatches } from './list-batches'
import { listFeeds } from './list-feeds'
import { pushFile, readPushKey } from './push-file'
import { undoBatch } from './undo-batch'

const DATA_ROLES = ['departmentOfficer', 'administrator'] as const

export const app = defineApp(
  feedsContract,
  {
    list: { guard: staff(DATA_ROLES), handler: listFeeds },
    createUpload: { guard: dataOfficerOfFeed((i) => i.feedId), handler: createUpload },
    import: { guard: dataOfficerOfFeed((i) => i.feedId), handler: importFile, commits: 'many' },
    preview: { guard: dataOfficerOfFeed((i) => i.feedId), handler: previewFile, commits: 'many' },
    undo: { guard: dataOfficerOfBatch((i) => i.batchId), handler: undoBatch, commits: 'many' },
    push: { guard: anyone(), handler: pushFile, commits: 'many', limit: { perMinute: 120 } },
    pushKey: { guard: staff(['administrator']), handler: readPushKey },
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
