import { CloudError } from '../errors'
import type { FileStore } from '../storage/file-store'
import { downloadAddress, uploadAddress } from '../storage/storage-actions'
import type { RouteRequest, Routes } from './routes'
import type { SignIns } from './sign-in'

/**
 * Storage for the browser's SDK. `creator` is the platform's default rule: every signed-in person may read, only who
 * stored a file may replace or delete it. Otherwise storage is for functions alone.
 */
export function storageRoutes(files: FileStore, signIns: SignIns, rule: 'functions' | 'creator'): Routes {
  const each = async (request: RouteRequest, work: (item: Record<string, unknown>, uid: string) => Promise<object>) => {
    const { uid } = signIns.identify(request.authorization)
    return Promise.all(
      request.items.map(async (item) => {
        const { cloudObjectId } = item
        try {
          if (rule === 'functions') throw exceeds()
          return { cloudObjectId, ...(await work(item, uid)) }
        } catch (error) {
          const known = error instanceof CloudError
          return { cloudObjectId, code: known ? error.code : 'STORAGE_REQUEST_FAIL', message: (error as Error).message }
        }
      }),
    )
  }
  const own = (path: string, uid: string) => {
    const owner = files.ownerOf(path)
    if (owner !== undefined && owner !== uid) throw exceeds()
  }
  return {
    'POST /v1/storages/get-objects-upload-info': (request) =>
      each(request, async ({ objectId }, uid) => {
        own(String(objectId), uid)
        const { path, ticket } = files.uploadTicket(objectId, uid)
        return {
          cloudObjectId: files.fileId(path),
          cloudObjectMeta: 'local-cloud',
          uploadUrl: uploadAddress(request.origin, path),
          authorization: ticket,
          token: 'local-cloud',
        }
      }),
    'POST /v1/storages/get-objects-download-info': (request) =>
      each(request, async ({ cloudObjectId, maxAge }) => ({
        downloadUrl: downloadAddress(files, request.origin, files.pathOf(cloudObjectId), Number(maxAge) || 0),
      })),
    'POST /v1/storages/delete-objects': (request) =>
      each(request, async ({ cloudObjectId }, uid) => {
        const path = files.pathOf(cloudObjectId)
        own(path, uid)
        await files.remove(path)
        return {}
      }),
  }
}

const exceeds = () => new CloudError('STORAGE_EXCEED_AUTHORITY', 'no permission for this file')
