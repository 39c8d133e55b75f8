/**
 * Actions done without signal: kept in IndexedDB, sent in order when the server answers again, each exactly once
 * (its id is the Idempotency-Key). Nothing leaves the queue except by success or by the person's own decision.
 */
import { computed, reactive, type ComputedRef } from 'vue'
import { api, asApiError, type ApiError } from './client'
import { newUuid } from './ids'
import type { Row, StoredFile } from './types'

export type QueuedState = 'pending' | 'failed' | 'conflict'

export interface QueuedAttachment {
  key: string
  mime: string
  bytes: ArrayBuffer
}

export interface QueuedAction {
  /** UUID, sent as Idempotency-Key. */
  id: string
  sequence: number
  /** User who did it; nobody else sends it. */
  owner: number
  url: string
  method: 'POST' | 'PATCH'
  /** A string `attachment:<key>` anywhere inside becomes the hash of that uploaded attachment. */
  body: unknown
  attachments: QueuedAttachment[]
  /** What the person sees: `WX-2026-000123 · 到场`. */
  label: string
  /** Actions of one thing wait for each other: a refused step holds back the later ones. */
  group: string
  created_at: string
  state: QueuedState
  reason: string | null
  /** The row as the server has it, after a conflict. */
  current: Row | null
  attempts: number
}

export interface NewAction {
  url: string
  body: unknown
  label?: string
  method?: 'POST' | 'PATCH'
  group?: string
  attachments?: QueuedAttachment[]
}

/** The transport; tests give their own. */
export interface QueueTransport {
  send: (action: QueuedAction, body: unknown) => Promise<unknown>
  upload: (attachment: QueuedAttachment, id: string) => Promise<StoredFile>
}

const DATABASE = 'zs-offline'
const STORE = 'actions'
const REPLAY_EVERY_MS = 15_000
/** A server error may pass; after so many it is shown as failed, so that it does not block the rest for ever. */
const ATTEMPTS_MAX = 5

const overApi: QueueTransport = {
  send: (action, body) => {
    const options = { idempotencyKey: action.id, keep401: true }
    return action.method === 'PATCH' ? api.patch(action.url, body, options) : api.post(action.url, body, options)
  },
  upload: (attachment, id) => api.upload(new Blob([attachment.bytes], { type: attachment.mime }), { idempotencyKey: id, keep401: true }),
}

function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('indexedDB'))
  })
}

/** Resolves when the change is durable, not when it was only asked for. */
function inStore<T>(database: IDBDatabase, mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode)
    const request = work(transaction.objectStore(STORE))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onerror = () => reject(transaction.error ?? new Error('indexedDB'))
    transaction.onabort = () => reject(transaction.error ?? new Error('indexedDB'))
  })
}

/** `/repair/work-orders/17/actions/arrive` → `/repair/work-orders/17`. */
export function groupOf(url: string): string {
  return url.split('/actions/')[0] ?? url
}

/** Puts uploaded hashes where the body names an attachment. */
export function withHashes(body: unknown, hashes: Record<string, string>): unknown {
  if (typeof body === 'string') return body.startsWith('attachment:') ? (hashes[body.slice(11)] ?? body) : body
  if (Array.isArray(body)) return body.map((one) => withHashes(one, hashes))
  if (body !== null && typeof body === 'object') {
    return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, withHashes(value, hashes)]))
  }
  return body
}

export class OfflineQueue {
  /** All kept actions, oldest first; reactive. */
  readonly items: QueuedAction[] = reactive([])
  readonly status = reactive({ replaying: false, needsLogin: false })
  readonly pending: ComputedRef<number> = computed(() => this.mine().filter((one) => one.state === 'pending').length)
  readonly failed: ComputedRef<number> = computed(() => this.mine().filter((one) => one.state === 'failed').length)
  readonly conflicts: ComputedRef<number> = computed(() => this.mine().filter((one) => one.state === 'conflict').length)

  private database: IDBDatabase | null = null
  private opening: Promise<void> | null = null
  private again = false
  private running: Promise<void> | null = null
  private readonly session = reactive({ owner: 0 })
  private readonly sentListeners = new Set<(action: QueuedAction, answer: unknown) => void>()

  constructor(private readonly transport: QueueTransport = overApi, private readonly databaseName: string = DATABASE) {}

  /** Loads what earlier visits left. Call with the signed-in user before anything else. */
  open(owner: number): Promise<void> {
    this.session.owner = owner
    this.status.needsLogin = false
    this.opening ??= this.load()
    return this.opening
  }

  private async load(): Promise<void> {
    this.database = await openDatabase(this.databaseName)
    const kept = await inStore<QueuedAction[]>(this.database, 'readonly', (store) => store.getAll())
    kept.sort((a, b) => a.sequence - b.sequence)
    this.items.splice(0, this.items.length, ...kept)
  }

  /** Of the signed-in user; the others' wait until they sign in on this phone again. */
  mine(): QueuedAction[] {
    return this.items.filter((one) => one.owner === this.session.owner)
  }

  /** Keeps the action, then tries to send. Resolves when it is safely kept; throws when the phone cannot keep it. */
  async enqueue(wanted: NewAction): Promise<QueuedAction> {
    await this.opening
    const last = this.items[this.items.length - 1]
    const action: QueuedAction = {
      id: newUuid(), sequence: (last?.sequence ?? 0) + 1, owner: this.session.owner, url: wanted.url, method: wanted.method ?? 'POST',
      body: wanted.body, attachments: wanted.attachments ?? [], label: wanted.label ?? wanted.url, group: wanted.group ?? groupOf(wanted.url),
      created_at: new Date().toISOString(), state: 'pending', reason: null, current: null, attempts: 0,
    }
    this.items.push(action)
    try {
      await this.store(action)
    } catch (cause) {
      this.items.splice(this.items.findIndex((one) => one.id === action.id), 1)
      throw cause
    }
    void this.replay()
    return action
  }

  /**
   * Sends what waits, in order. Stops at the first action that got no answer; a refused one holds back only its own
   * thing. Resolves when nothing more can be sent now; calls during a run join it and make it look once more.
   */
  replay(): Promise<void> {
    this.again = true
    this.running ??= this.run().finally(() => (this.running = null))
    return this.running
  }

  private async run(): Promise<void> {
    await this.opening
    this.status.replaying = true
    try {
      while (this.again) {
        this.again = false
        await this.withLock(() => this.replayOnce())
      }
    } finally {
      this.status.replaying = false
    }
  }

  private async replayOnce(): Promise<void> {
    const held = new Set<string>()
    for (const action of this.mine()) {
      if (action.state !== 'pending') held.add(action.group)
      else if (!held.has(action.group)) {
        const outcome = await this.attempt(action)
        if (outcome === 'no_answer') return
        if (outcome === 'refused') held.add(action.group)
      }
    }
  }

  private async attempt(action: QueuedAction): Promise<'sent' | 'refused' | 'no_answer'> {
    try {
      const hashes: Record<string, string> = {}
      for (const [index, attachment] of action.attachments.entries()) {
        hashes[attachment.key] = (await this.transport.upload(attachment, attachmentKey(action.id, index))).hash
      }
      const answer = await this.transport.send(action, withHashes(action.body, hashes))
      await this.drop(action.id)
      this.sentListeners.forEach((run) => run(action, answer))
      return 'sent'
    } catch (cause) {
      return this.note(action, asApiError(cause))
    }
  }

  private async note(action: QueuedAction, error: ApiError): Promise<'refused' | 'no_answer'> {
    action.attempts++
    action.reason = [error.message, ...error.fields.map((one) => one.message)].join(' ')
    const poison = error.code === 'internal' && action.attempts >= ATTEMPTS_MAX
    const undecided = error.transient || (error.code === 'internal' && !poison) || error.code === 'unauthenticated'
    if (error.code === 'unauthenticated') this.status.needsLogin = true
    if (!undecided) {
      action.state = error.code === 'conflict' || error.code === 'stale' ? 'conflict' : 'failed'
      action.current = error.current
    }
    await this.store(action)
    return undecided ? 'no_answer' : 'refused'
  }

  /** Sends a refused action again, perhaps with a mended body; a new body needs a new key. */
  async retry(id: string, body?: unknown): Promise<void> {
    const action = this.items.find((one) => one.id === id)
    if (!action) return
    const renewed: QueuedAction = { ...plain(action), id: newUuid(), body: body ?? plain(action.body), state: 'pending', reason: null, current: null }
    await this.store(renewed)
    await this.removeStored(id)
    this.items.splice(this.items.indexOf(action), 1, renewed)
    await this.replay()
  }

  /** The person gives an action up. */
  async discard(id: string): Promise<void> {
    await this.drop(id)
    await this.replay()
  }

  /** Runs after each success, with the server's answer. Returns how to end it. */
  onSent(run: (action: QueuedAction, answer: unknown) => void): () => void {
    this.sentListeners.add(run)
    return () => this.sentListeners.delete(run)
  }

  /** Tries again when the signal returns, when the app is opened, and every 15 s while something waits. */
  watch(): () => void {
    const run = () => {
      if (this.pending.value > 0 && !document.hidden) void this.replay()
    }
    window.addEventListener('online', run)
    document.addEventListener('visibilitychange', run)
    const timer = setInterval(run, REPLAY_EVERY_MS)
    run()
    return () => {
      window.removeEventListener('online', run)
      document.removeEventListener('visibilitychange', run)
      clearInterval(timer)
    }
  }

  close(): void {
    this.database?.close()
    this.database = null
    this.opening = null
  }

  private async drop(id: string): Promise<void> {
    await this.removeStored(id)
    const at = this.items.findIndex((one) => one.id === id)
    if (at >= 0) this.items.splice(at, 1)
  }

  private async store(action: QueuedAction): Promise<void> {
    if (!this.database) throw new Error('offline queue is not open')
    await inStore(this.database, 'readwrite', (store) => store.put(plain(action)))
  }

  private async removeStored(id: string): Promise<void> {
    if (this.database) await inStore(this.database, 'readwrite', (store) => store.delete(id))
  }

  /** Two tabs must not send side by side; where locks are missing the Idempotency-Key still keeps it to once. */
  private async withLock(work: () => Promise<void>): Promise<void> {
    const locks = typeof navigator === 'undefined' ? undefined : navigator.locks
    if (!locks) return work()
    await locks.request(`zs.queue.${this.databaseName}`, work)
  }
}

/** The queue keeps plain values; Vue's proxies cannot be cloned into the database. */
function plain<T>(value: T): T {
  if (value === null || typeof value !== 'object' || value instanceof ArrayBuffer) return value
  if (Array.isArray(value)) return value.map((one: unknown) => plain(one)) as T
  return Object.fromEntries(Object.entries(value as object).map(([name, one]) => [name, plain(one as unknown)])) as T
}

/** A UUID of its own for each attachment, the same on every try. */
export function attachmentKey(actionId: string, index: number): string {
  const tail = ((parseInt(actionId.slice(-6), 16) + index + 1) & 0xffffff).toString(16).padStart(6, '0')
  return `${actionId.slice(0, -6)}${tail}`
}

/** The application's one queue. */
export const offlineQueue = new OfflineQueue()
