import { ask, SdkError } from './sdk-error'
import { connect } from './sdk'

/** Cloud storage, as far as attachments need it. Failures are `SdkError`s; `missing` when there is no such file. */
export interface Storage {
  uploadTicket(cloudPath: string): Promise<{ url: string; headers: Record<string, string>; fileId: string }>
  download(fileId: string): Promise<Buffer>
  /** Writes, or writes over, a file; answers its id. */
  upload(cloudPath: string, bytes: Buffer): Promise<string>
  remove(fileIds: readonly string[]): Promise<void>
  temporaryUrl(fileId: string, seconds: number): Promise<string>
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
