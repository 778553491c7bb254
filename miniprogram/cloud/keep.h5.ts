import type { CapturedFile } from './captured-file'

const DATABASE = 'koumen'
const STORE = 'files'

const database = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error ?? new Error('indexedDB'))
  })

async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await database()
  return new Promise((resolve, reject) => {
    const request = work(db.transaction(STORE, mode).objectStore(STORE))
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('indexedDB'))
  })
}

/** Text that survives closing the window. */
export const readText = (key: string): string | null => localStorage.getItem(key)
export const writeText = (key: string, text: string): void => localStorage.setItem(key, text)

/** Files that survive closing the window, under a key the caller chooses. */
export async function keepFile(key: string, file: CapturedFile): Promise<void> {
  const { contentType, bytes, body, durationMs } = file
  await within('readwrite', (store) => store.put({ contentType, bytes, body, durationMs }, key))
}

export async function keptFile(key: string): Promise<CapturedFile | null> {
  const found = await within<Omit<CapturedFile, 'preview'> | undefined>('readonly', (store) => store.get(key))
  return found ? { ...found, preview: '' } : null
}

export async function dropFile(key: string): Promise<void> {
  await within('readwrite', (store) => store.delete(key))
}
