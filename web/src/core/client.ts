/** The one API client: headers, retries of safe requests, problem+json → ApiError. No other file calls fetch on /api. */
import { keepAhead, takeAhead } from './ahead'
import { newUuid } from './ids'
import { t } from './i18n'
import { localeTag } from './locale'
import { noteOnline, noteServedFromCache } from './network'
import { presenceHeaders } from './presence'
import type { ErrorCode, FieldError, Problem, Row, StoredFile } from './types'

export const API = '/api/v1'

/** A refusal of the server, or `network` when no answer came. `message` is in the user's language. */
export class ApiError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly key: string
  readonly fields: FieldError[]
  readonly requestId: string
  /** The row as it is now, for `stale` and `conflict`. */
  readonly current: Row | null
  readonly retryAfterSeconds: number | null

  constructor(problem: Partial<Problem> & { code: ErrorCode }, retryAfterSeconds: number | null = null) {
    super(problem.detail || problem.title || t(`core.error.${problem.code}`))
    this.name = 'ApiError'
    this.code = problem.code
    this.status = problem.status ?? 0
    this.key = problem.key ?? ''
    this.fields = problem.fields ?? []
    this.requestId = problem.request_id ?? ''
    this.current = problem.current ?? null
    this.retryAfterSeconds = retryAfterSeconds
  }

  /** Field → message, for forms. */
  fieldMessages(): Record<string, string> {
    const messages: Record<string, string> = {}
    for (const error of this.fields) messages[error.field] ??= error.message
    return messages
  }

  /** The same request may work later: nothing was decided about its content. */
  get transient(): boolean {
    return this.code === 'network' || this.code === 'unavailable' || this.code === 'timeout' || this.code === 'too_many'
  }
}

export function asApiError(cause: unknown): ApiError {
  if (cause instanceof ApiError) return cause
  return new ApiError({ code: 'internal', detail: cause instanceof Error ? cause.message : String(cause) })
}

export type QueryValue = string | number | boolean | null | undefined | Array<string | number>
export type Query = Record<string, QueryValue>

export interface RequestOptions {
  query?: Query
  signal?: AbortSignal
  /** UUID that makes a write happen once; made when absent. Keep it yourself to retry the same write later. */
  idempotencyKey?: string
  timeoutMs?: number
  headers?: Record<string, string>
  /** Lets the service worker keep this answer for use without signal; a text is the name it is kept under instead of its address. */
  offline?: boolean | string
  /** A 401 is an answer here, not a reason to ask for a new login. */
  keep401?: boolean
}

const TIMEOUT_MS = 20_000
const STATUS_CODES: Record<number, ErrorCode> = {
  400: 'invalid', 401: 'unauthenticated', 403: 'forbidden', 404: 'not_found', 408: 'timeout', 409: 'conflict',
  413: 'too_large', 415: 'invalid', 422: 'invalid', 429: 'too_many', 502: 'unavailable', 503: 'unavailable', 504: 'timeout',
}

let onUnauthenticated: () => Promise<boolean> = () => Promise.resolve(false)

/** Called once at start: what to do when the session is gone. True: the same person has logged in again, repeat the request. */
export function setUnauthenticatedHandler(run: () => Promise<boolean>): void {
  onUnauthenticated = run
}

/** `/space/rooms` + query → `/api/v1/space/rooms?…`; arrays become comma lists, null and '' are left out. */
export function apiUrl(path: string, query?: Query): string {
  const base = path.startsWith('/api/') ? path : API + (path.startsWith('/') ? path : `/${path}`)
  const pairs: string[] = []
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue
    const text = Array.isArray(value) ? value.join(',') : String(value)
    pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(text)}`)
  }
  if (pairs.length === 0) return base
  return base + (base.includes('?') ? '&' : '?') + pairs.join('&')
}

/** Reads a refusal; answers that are not problem+json (a proxy's page) still become a proper error. */
export async function problemOf(response: Response): Promise<ApiError> {
  const fallback: ErrorCode = STATUS_CODES[response.status] ?? 'internal'
  const after = Number(response.headers.get('Retry-After'))
  const retryAfter = Number.isFinite(after) && after > 0 ? after : null
  try {
    const problem = (await response.json()) as Partial<Problem>
    return new ApiError({ ...problem, code: problem.code ?? fallback, status: response.status }, retryAfter)
  } catch {
    return new ApiError({ code: fallback, status: response.status }, retryAfter)
  }
}

/** fetch with a time limit; every failure without an answer becomes `network` or `timeout`. Aborts by the caller pass through. */
async function fetchOnce(url: string, init: RequestInit, timeoutMs: number, signal?: AbortSignal): Promise<Response> {
  const controller = new AbortController()
  let late = false
  const timer = setTimeout(() => {
    late = true
    controller.abort()
  }, timeoutMs)
  const abort = () => controller.abort()
  if (signal?.aborted) controller.abort()
  signal?.addEventListener('abort', abort)
  try {
    const response = await fetch(url, { ...init, signal: controller.signal })
    // A kept answer means that the server gave none.
    const keptAt = response.headers.get('X-Zs-Cached-At')
    noteOnline(keptAt === null)
    noteServedFromCache(url, keptAt)
    return response
  } catch (cause) {
    if (signal?.aborted) throw cause
    if (!late) noteOnline(false)
    throw new ApiError({ code: late ? 'timeout' : 'network' })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** GETs and keyed writes are safe to repeat, so one lost answer does not reach the person. */
async function fetchWithRetry(url: string, init: RequestInit, options: RequestOptions): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    try {
      const response = await fetchOnce(url, init, options.timeoutMs ?? TIMEOUT_MS, options.signal)
      if (attempt > 0 || (response.status !== 502 && response.status !== 503)) return response
    } catch (cause) {
      const gone = typeof navigator !== 'undefined' && navigator.onLine === false
      if (attempt > 0 || gone || !(cause instanceof ApiError) || cause.code !== 'network') throw cause
    }
    await pause(400)
  }
}

/** The session may end while somebody works: the request waits for the new login, then goes out once more with the same key. */
async function fetchSignedIn(url: string, init: RequestInit, options: RequestOptions): Promise<Response> {
  const response = await fetchWithRetry(url, init, options)
  if (response.status !== 401 || options.keep401 || !(await onUnauthenticated())) return response
  return fetchWithRetry(url, init, options)
}

async function send<T>(method: string, path: string, body: BodyInit | undefined, options: RequestOptions): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': localeTag(), ...presenceHeaders(), ...options.headers }
  if (method !== 'GET') headers['X-Requested-With'] = 'zhongshu'
  if (method === 'POST' || method === 'PATCH') headers['Idempotency-Key'] = options.idempotencyKey ?? newUuid()
  if (options.offline) headers['X-Zs-Offline'] = 'keep'
  if (typeof options.offline === 'string') headers['X-Zs-Offline-As'] = options.offline
  const init: RequestInit = { method, headers, body, credentials: 'same-origin' }
  const response = await fetchSignedIn(apiUrl(path, options.query), init, options)
  if (!response.ok) throw await problemOf(response)
  if (response.status === 204 || response.headers.get('Content-Length') === '0') return undefined as T
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}

function sendJson<T>(method: string, path: string, body: unknown, options: RequestOptions = {}): Promise<T> {
  const headers = { 'Content-Type': 'application/json', ...options.headers }
  return send<T>(method, path, JSON.stringify(body ?? {}), { ...options, headers })
}

export const api = {
  get: <T>(path: string, options: RequestOptions = {}) => takeAhead<T>(apiUrl(path, options.query)) ?? send<T>('GET', path, undefined, options),

  /** Asks before the page that will `get` the same is there. */
  ahead(path: string, options: RequestOptions = {}): void {
    keepAhead(apiUrl(path, options.query), send('GET', path, undefined, options))
  },

  post: <T>(path: string, body?: unknown, options?: RequestOptions) => sendJson<T>('POST', path, body, options),
  patch: <T>(path: string, body: unknown, options?: RequestOptions) => sendJson<T>('PATCH', path, body, options),
  put: <T>(path: string, body: unknown, options?: RequestOptions) => sendJson<T>('PUT', path, body, options),
  remove: <T = void>(path: string, options: RequestOptions = {}) => send<T>('DELETE', path, undefined, options),

  /** Bytes of a photo or document. */
  upload(bytes: Blob, options: RequestOptions & { path?: string } = {}): Promise<StoredFile> {
    const headers = { 'Content-Type': bytes.type || 'application/octet-stream', ...options.headers }
    return send<StoredFile>('POST', options.path ?? '/files', bytes, { timeoutMs: 60_000, ...options, headers })
  },

  /** Bytes of a table to be read by the server; its answer is a report. */
  sendFile<T>(path: string, bytes: Blob, options: RequestOptions = {}): Promise<T> {
    const headers = { 'Content-Type': bytes.type || 'application/octet-stream', ...options.headers }
    return send<T>('POST', path, bytes, { timeoutMs: 300_000, ...options, headers })
  },

  /** A file to keep (xlsx, PDF). Saves it under the server's name. With `body` the answer is made from that file. */
  async download(path: string, options: RequestOptions & { fileName?: string; body?: Blob } = {}): Promise<void> {
    const headers: Record<string, string> = { 'Accept-Language': localeTag(), ...options.headers }
    const init: RequestInit = { headers, credentials: 'same-origin' }
    if (options.body) {
      headers['X-Requested-With'] = 'zhongshu'
      headers['Content-Type'] = options.body.type || 'application/octet-stream'
      Object.assign(init, { method: 'POST', body: options.body })
    }
    const response = await fetchSignedIn(apiUrl(path, options.query), init, { timeoutMs: 300_000, ...options })
    if (!response.ok) throw await problemOf(response)
    saveBlob(await response.blob(), fileNameOf(response) ?? options.fileName ?? 'download')
  },
}

function fileNameOf(response: Response): string | null {
  const header = response.headers.get('Content-Disposition') ?? ''
  const wide = /filename\*=UTF-8''([^;]+)/i.exec(header)
  if (wide?.[1]) return decodeURIComponent(wide[1])
  return /filename="?([^";]+)"?/i.exec(header)?.[1] ?? null
}

export function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  document.body.appendChild(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
