/** Requests of the public pages: small, without session; every failure becomes a PublicError with a sentence to show. */
import { localeTag } from '@/core/locale'
import { t } from './text'

const TIMEOUT_MS = 20_000

export class PublicError extends Error {
  /** No answer, or one that decides nothing: the same request may be sent again. */
  readonly undecided: boolean
  readonly status: number
  readonly key: string
  readonly fields: Record<string, string>
  readonly retryAfterSeconds: number

  constructor(message: string, status: number, undecided: boolean, key = '', fields: Record<string, string> = {}, retryAfterSeconds = 0) {
    super(message)
    this.name = 'PublicError'
    this.status = status
    this.undecided = undecided
    this.key = key
    this.fields = fields
    this.retryAfterSeconds = retryAfterSeconds
  }
}

interface ProblemBody {
  detail?: string
  key?: string
  fields?: Array<{ field: string; message: string }>
}

async function refusal(response: Response): Promise<PublicError> {
  const undecided = response.status >= 500 || response.status === 408
  let problem: ProblemBody = {}
  try {
    problem = (await response.json()) as ProblemBody
  } catch {
    // A proxy's page; the status has to do.
  }
  const fields: Record<string, string> = {}
  for (const one of problem.fields ?? []) fields[one.field] = fields[one.field] ?? one.message
  const message = problem.detail || (undecided ? t('error.server') : t('error.refused', { status: response.status }))
  return new PublicError(message, response.status, undecided, problem.key, fields, Number(response.headers.get('Retry-After')) || 0)
}

/** Sends once. `key` makes a POST happen once however often it is sent. */
export async function request<T>(method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': localeTag() }
  const bytes = typeof Blob !== 'undefined' && body instanceof Blob
  if (method === 'POST') {
    headers['X-Requested-With'] = 'zhongshu'
    headers['Content-Type'] = bytes ? (body as Blob).type : 'application/json'
  }
  if (key) headers['Idempotency-Key'] = key
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), bytes ? TIMEOUT_MS * 3 : TIMEOUT_MS)
  let response: Response
  try {
    response = await fetch(`/api/v1/public/${path}`, {
      method, headers, signal: controller.signal, credentials: 'same-origin', cache: 'no-store',
      body: method === 'POST' ? (bytes ? (body as Blob) : JSON.stringify(body ?? {})) : undefined,
    })
  } catch {
    throw new PublicError(t('error.network'), 0, true)
  } finally {
    clearTimeout(timer)
  }
  if (!response.ok) throw await refusal(response)
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}

export function asPublicError(cause: unknown): PublicError {
  return cause instanceof PublicError ? cause : new PublicError(t('error.server'), 0, false)
}
