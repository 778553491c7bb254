import { fromRandomAccessReader, type RandomAccessReader as Reader, type ZipFile } from 'yauzl'

export { RandomAccessReader, type Entry, type ZipFile } from 'yauzl'

/** Opens a ZIP archive over a reader of ranges; sizes of entries are checked while they are read. */
export const fromRandomAccessReaderPromise = (reader: Reader, total: number): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    fromRandomAccessReader(
      reader,
      total,
      { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: false },
      (error, zip) => (error ? reject(error) : resolve(zip)),
    ),
  )
