import { CloudError } from '../errors'
import type { ActionHandler } from '../protocol/admin-endpoint'
import { randomUUID } from 'node:crypto'
import type { FileStore } from './file-store'

/** `storage.*`, as the SDK calls it. */
export function storageActions(files: FileStore): Record<string, ActionHandler> {
  return {
    'storage.getUploadMetadata': (body, origin) => {
      const { path, ticket } = files.uploadTicket(body.path)
      return {
        data: {
          url: uploadAddress(origin, path),
          token: 'local-cloud',
          authorization: ticket,
          fileId: files.fileId(path),
          cosFileId: randomUUID(),
          download_url: `${origin}/download/${encodePath(path)}`,
        },
      }
    },
    'storage.batchGetDownloadUrl': (body, origin) => ({
      data: {
        download_list: listOf(body.file_list).map((item) => {
          const { fileid, max_age: seconds } = item as { fileid: string; max_age?: number }
          return outcome(fileid, () => {
            const path = files.pathOf(fileid)
            const url = downloadAddress(files, origin, path, seconds)
            return { tempFileURL: url, download_url: url }
          })
        }),
      },
    }),
    'storage.batchDeleteFile': async (body) => ({
      data: {
        delete_list: await Promise.all(
          listOf(body.fileid_list).map((fileid) =>
            outcomeOf(String(fileid), async () => files.remove(files.pathOf(fileid))),
          ),
        ),
      },
    }),
    'storage.batchCopyFile': async (body) => ({
      data: {
        copy_list: await Promise.all(
          listOf(body.file_list).map((item) => {
            const { src_path: from, dst_path: to } = item as { src_path: string; dst_path: string }
            return outcomeOf(from, async () => ({ fileId: await files.copy(from, to) }))
          }),
        ),
      },
    }),
  }
}

/** The SDK encodes a download address itself; only what would end the path is encoded before. */
const plainPath = (path: string) => path.replace(/[?#%]/g, encodeURIComponent)

export const uploadAddress = (origin: string, path: string) => `${origin}/upload/${encodePath(path)}`

/** Seconds absent or nought: the platform's two hours. */
export const downloadAddress = (files: FileStore, origin: string, path: string, seconds: number | undefined) =>
  `${origin}/download/${plainPath(path)}?sign=${files.downloadTicket(path, seconds || undefined)}`

const encodePath = (path: string) => path.split('/').map(encodeURIComponent).join('/')

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function outcome(fileid: string, work: () => object) {
  try {
    return { fileid, fileID: fileid, code: 'SUCCESS', ...work() }
  } catch (error) {
    return { fileid, fileID: fileid, code: codeOf(error), tempFileURL: '' }
  }
}

async function outcomeOf(fileid: string, work: () => Promise<object | void>) {
  try {
    return { fileid, fileID: fileid, code: 'SUCCESS', ...(await work()) }
  } catch (error) {
    return { fileid, fileID: fileid, code: codeOf(error) }
  }
}

const codeOf = (error: unknown) => (error instanceof CloudError ? error.code : 'STORAGE_REQUEST_FAIL')
