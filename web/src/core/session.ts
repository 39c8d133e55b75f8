/** Who is signed in and what they may do. */
import { computed, readonly, ref } from 'vue'
import { api, ApiError } from './client'
import { localeWasChosen, setLocale } from './i18n'
import type { Session } from './types'

const session = ref<Session | null>(null)
const known = ref(false)
let asking: Promise<Session | null> | null = null

export const currentSession = readonly(session)
export const currentUser = computed(() => session.value?.user ?? null)

/** `repair.dispatch` is held directly, through `repair.*`, or through `*`. No permission asked (or `session`) = everybody signed in. */
export function holds(held: readonly string[], permission: string | undefined | null): boolean {
  if (!permission || permission === 'session' || permission === 'public') return true
  if (held.includes(permission) || held.includes('*')) return true
  const parts = permission.split('.')
  for (let length = parts.length - 1; length > 0; length--) {
    if (held.includes(`${parts.slice(0, length).join('.')}.*`)) return true
  }
  return false
}

/** Any of several permissions is enough. */
export function can(permission: string | string[] | undefined | null): boolean {
  const held = session.value?.user.permissions
  if (!held) return false
  if (Array.isArray(permission)) return permission.some((one) => holds(held, one))
  return holds(held, permission)
}

async function adopt(value: Session): Promise<void> {
  session.value = value
  known.value = true
  const wanted = value.user.locale
  if (wanted && !localeWasChosen()) await setLocale(wanted.startsWith('en') ? 'en' : 'zh', false)
}

/** The session of the cookie, asked once; null when nobody is signed in. Throws only when the server cannot be reached. */
export async function loadSession(): Promise<Session | null> {
  if (known.value) return session.value
  asking ??= askSession().finally(() => (asking = null))
  return asking
}

async function askSession(): Promise<Session | null> {
  try {
    await adopt(await api.get<Session>('/session', { keep401: true, offline: true }))
  } catch (cause) {
    if (!(cause instanceof ApiError) || cause.code !== 'unauthenticated') throw cause
    known.value = true
  }
  return session.value
}

/** Asks once more where the service worker can keep the answer: without it the app could not open without signal. */
export async function keepSession(): Promise<void> {
  await api.get<Session>('/session', { keep401: true, offline: true })
}

export async function logIn(userName: string, password: string, code?: string): Promise<void> {
  const body = { user_name: userName, password, ...(code ? { code } : {}) }
  const answer = await api.post<Session>('/session', body, { keep401: true })
  await dropKeptAnswers()
  await adopt(answer)
}

let answerEnded: ((again: boolean) => void) | null = null
let asked: Promise<boolean> | null = null
const ended = ref(false)
/** The session is gone, the page is still there: the login dialog stands over it. */
export const sessionEnded = readonly(ended)

/** For every request that met the end of the session: waits for the one dialog. True when the same person is back. */
export function askToLogInAgain(): Promise<boolean> {
  if (!session.value) return Promise.resolve(false)
  ended.value = true
  asked ??= new Promise((resolve) => (answerEnded = resolve))
  return asked
}

/** What the dialog came to. */
export function answerLoginAgain(again: boolean): void {
  answerEnded?.(again)
  answerEnded = asked = null
  ended.value = false
}

/** After something of the own login changed. */
export async function reloadSession(): Promise<void> {
  await adopt(await api.get<Session>('/session'))
}

export async function logOut(): Promise<void> {
  try {
    await api.remove('/session', { keep401: true })
  } finally {
    await forgetSession()
  }
}

/** The server said 401: what we believed is no longer true. */
export async function forgetSession(): Promise<void> {
  session.value = null
  known.value = true
  await dropKeptAnswers()
}

/** Answers kept for offline use belong to one person. */
async function dropKeptAnswers(): Promise<void> {
  if (typeof caches === 'undefined') return
  try {
    await caches.delete('zs-api')
    await caches.delete('zs-files')
  } catch {
    // Without a cache there is nothing to forget.
  }
}
