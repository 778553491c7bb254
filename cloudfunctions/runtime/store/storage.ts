import { ask, SdkError } from './sdk-error'
import { connect } from './sdk'

export interface FilePart {
  bytes: Buffer
  /** Length of the whole file. */
  total: number
}

/** Cloud storage, as far as attachments need it. Failures are `SdkError`s; `missing` when there is no such file. */
export interface Storage {
  uploadTicket(cloudPath: string): Promise<{ url: string; headers: Record<string, string>; fileId: string }>
  download(fileId: string): Promise<Buffer>
  /** Part of a file, at most `bytes` from `from`, and how long the whole is: for files too large to hold. */
  read(fileId: string, from: number, bytes: number): Promise<FilePart>
  /** Writes, or writes over, a file; answers its id. */
  upload(cloudPath: string, bytes: Buffer): Promise<string>
  remove(fileIds: readonly string[]): Promise<void>
  temporaryUrl(fileId: string, seconds: number): Promise<string>
}

const PART_URL_SECONDS = 600
const partUrls = new Map<string, { url: string; until: number }>()

/** A temporary address serves many reads of one file. */
const partUrlOf = async (fileId: string): Promise<string> => {
  const known = partUrls.get(fileId)
  if (known && known.until > performance.now()) return known.url
  const url = await cloudStorage.temporaryUrl(fileId, PART_URL_SECONDS)
  if (partUrls.size > 20) partUrls.clear()
  partUrls.set(fileId, { url, until: performance.now() + (PART_URL_SECONDS / 2) * 1000 })
  return url
}

/**
 * `bytes 0-99/1234`; a storage that does not know ranges answers 200 with the whole file, of which only the part asked
 * for is kept.
 */
const partOf = async (answer: Response, from: number, bytes: number): Promise<FilePart> => {
  const total = Number(/\/(\d+)$/.exec(answer.headers.get('content-range') ?? '')?.[1] ?? Number.NaN)
  if (answer.status === 206) {
    if (!Number.isSafeInteger(total)) throw new SdkError('other', 'STORAGE_RANGE_WITHOUT_TOTAL')
    return { bytes: Buffer.from(await answer.arrayBuffer()), total }
  }
  const kept: Uint8Array[] = []
  let at = 0
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    const [begin, end] = [Math.max(0, from - at), Math.min(chunk.length, from + bytes - at)]
    if (begin < end) kept.push(chunk.slice(begin, end))
    at += chunk.length
  }
  return { bytes: Buffer.concat(kept), total: at }
}

export const cloudStorage: Storage = {
  uploadTicket: async (cloudPath) => {
    const { data } = await ask((await connect()).getUploadMetadata({ cloudPath }))
    const headers = {
      Signature: data.authorization,
      authorization: data.authorization,
      'x-cos-security-token': data.token,
      'x-cos-meta-fileid': data.cosFileId,
      key: encodeURIComponent(cloudPath),
    }
    return { url: data.url, headers, fileId: data.fileId }
  },
  download: async (fileId) => {
    try {
      const { fileContent } = await ask((await connect()).downloadFile({ fileID: fileId }))
      return Buffer.isBuffer(fileContent) ? fileContent : Buffer.from(fileContent ?? '', 'binary')
    } catch (error) {
      if (error instanceof SdkError && error.failure === 'other') throw new SdkError('missing', error.code)
      throw error
    }
  },
  read: async (fileId, from, bytes) => {
    const range = `bytes=${from}-${from + bytes - 1}`
    const answer = await fetch(await partUrlOf(fileId), { headers: { range } })
    if (answer.status === 416) {
      const total = Number(/\/(\d+)$/.exec(answer.headers.get('content-range') ?? '')?.[1] ?? 0)
      return { bytes: Buffer.alloc(0), total }
    }
    if (!answer.ok) throw new SdkError(answer.status === 404 ? 'missing' : 'other', `STORAGE_HTTP_${answer.status}`)
    return partOf(answer, from, bytes)
  },
  upload: async (cloudPath, bytes) =>
    (await ask((await connect()).uploadFile({ cloudPath, fileContent: bytes }))).fileID,
  remove: async (fileIds) => {
    if (fileIds.length > 0) await ask((await connect()).deleteFile({ fileList: [...fileIds] }))
  },
  temporaryUrl: async (fileId, seconds) => {
    const { fileList } = await ask(
      (await connect()).getTempFileURL({ fileList: [{ fileID: fileId, maxAge: seconds }] }),
    )
    const [file] = fileList
    if (!file?.tempFileURL) throw new SdkError('missing', file?.code ?? 'STORAGE_FILE_NONEXIST')
    return file.tempFileURL
  },
}
