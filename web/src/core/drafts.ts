/** Half-filled forms with photos, kept in IndexedDB: they survive a reload, a call, an empty battery. Never throws. */
const DATABASE = 'zs-drafts'
const STORE = 'drafts'
const KEEP_MS = 14 * 86_400_000

interface Kept {
  key: string
  owner: number
  saved_at: number
  value: unknown
}

let opening: Promise<IDBDatabase> | null = null

function database(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('indexedDB'))
  })
  opening.catch(() => (opening = null))
  return opening
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
  try {
    const transaction = (await database()).transaction(STORE, mode)
    const request = work(transaction.objectStore(STORE))
    return await new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result)
      transaction.onerror = () => reject(transaction.error ?? new Error('indexedDB'))
      transaction.onabort = () => reject(transaction.error ?? new Error('indexedDB'))
    })
  } catch {
    return null
  }
}

/** `value` must be plain (no proxies); ArrayBuffers are fine. False when the phone could not keep it. */
export async function keepDraft(key: string, owner: number, value: unknown, now: number = Date.now()): Promise<boolean> {
  return (await inStore('readwrite', (store) => store.put({ key, owner, saved_at: now, value } satisfies Kept))) !== null
}

/** Only the person's own, and none older than two weeks. */
export async function loadDraft<T>(key: string, owner: number, now: number = Date.now()): Promise<T | null> {
  const kept = (await inStore<Kept | undefined>('readonly', (store) => store.get(key) as IDBRequest<Kept | undefined>)) ?? null
  if (!kept || kept.owner !== owner) return null
  if (now - kept.saved_at <= KEEP_MS) return kept.value as T
  await dropDraft(key)
  return null
}

export async function dropDraft(key: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(key) as IDBRequest<undefined>)
}
