/**
 * Live changes (GET /live). One connection for all open tabs: the tab that holds the lock listens and passes on,
 * because a browser allows only six connections to one host. Reconnects with growing pauses; after a gap every
 * subscriber is told to fetch again, since events may have been missed.
 */
import { onScopeDispose, readonly, ref } from 'vue'
import { API } from './client'
import { localeTag } from './locale'
import { presenceHeaders } from './presence'
import { EventParser } from './sse'

export interface LiveEvent {
  id?: number
  number?: string
  state?: string
  version?: number
  [key: string]: unknown
}

export type LiveStatus = 'off' | 'connecting' | 'open' | 'lost'
type Handler = (event: LiveEvent, topic: string) => void
type Passed = { kind: 'event'; topic: string; data: LiveEvent } | { kind: 'status'; status: LiveStatus } | { kind: 'resync' } | { kind: 'ask' }

/** The server writes at least a comment every 15 s. */
const SILENCE_MS = 45_000
const PAUSE_MAX_MS = 30_000

const status = ref<LiveStatus>('off')
export const liveStatus = readonly(status)

const handlers = new Map<string, Set<Handler>>()
const resyncs = new Set<() => void>()
let channel: BroadcastChannel | null = null
let stop: AbortController | null = null
let leading = false

function deliver(topic: string, data: LiveEvent): void {
  for (const [wanted, set] of handlers) {
    if (wanted === topic || wanted === '*' || (wanted.endsWith('.*') && topic.startsWith(wanted.slice(0, -1)))) set.forEach((run) => run(data, topic))
  }
}

function resync(): void {
  resyncs.forEach((run) => run())
}

function receive(message: Passed): void {
  if (message.kind === 'event') deliver(message.topic, message.data)
  else if (message.kind === 'status') status.value = message.status
  else if (message.kind === 'resync') resync()
  else if (message.kind === 'ask' && leading) channel?.postMessage({ kind: 'status', status: status.value } satisfies Passed)
}

/** Here and in the other tabs. */
function spread(message: Passed): void {
  receive(message)
  channel?.postMessage(message)
}

/** Reads one connection to its end. Returns true when it had been open. */
async function listen(signal: AbortSignal, wasOpen: boolean): Promise<boolean> {
  const controller = new AbortController()
  const abort = () => controller.abort()
  signal.addEventListener('abort', abort)
  let watchdog = setTimeout(abort, SILENCE_MS)
  let opened = false
  try {
    const headers = { Accept: 'text/event-stream', 'Accept-Language': localeTag(), ...presenceHeaders() }
    const response = await fetch(`${API}/live`, { headers, credentials: 'same-origin', cache: 'no-store', signal: controller.signal })
    if (!response.ok || !response.body) {
      if (response.status === 401 || response.status === 403) stop?.abort()
      return false
    }
    const reader = response.body.getReader()
    const decoder = new TextDecoder()
    const parser = new EventParser()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return opened
      clearTimeout(watchdog)
      watchdog = setTimeout(abort, SILENCE_MS)
      if (!opened) {
        opened = true
        spread({ kind: 'status', status: 'open' })
        if (wasOpen) spread({ kind: 'resync' })
      }
      for (const event of parser.feed(decoder.decode(value, { stream: true }))) {
        // The server says `resync` when this reader was too slow and lost messages.
        if (event.event === 'resync') spread({ kind: 'resync' })
        else if (event.event !== 'hello') spread({ kind: 'event', topic: event.event, data: JSON.parse(event.data) as LiveEvent })
      }
    }
  } catch {
    return opened
  } finally {
    clearTimeout(watchdog)
    signal.removeEventListener('abort', abort)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    window.addEventListener('online', done)
    signal.addEventListener('abort', done)
  })
}

async function lead(signal: AbortSignal): Promise<void> {
  leading = true
  let failures = 0
  let wasOpen = status.value === 'open' || status.value === 'lost'
  while (!signal.aborted) {
    if (failures === 0 && !wasOpen) spread({ kind: 'status', status: 'connecting' })
    const opened = await listen(signal, wasOpen)
    if (signal.aborted) break
    failures = opened ? 1 : failures + 1
    wasOpen = wasOpen || opened
    spread({ kind: 'status', status: 'lost' })
    const ms = Math.min(PAUSE_MAX_MS, 500 * 2 ** failures)
    await pause(ms * (0.5 + Math.random() / 2), signal)
  }
  leading = false
}

/** Begins after sign-in; calling it again changes nothing. */
export function startLive(): void {
  if (stop || typeof window === 'undefined') return
  const controller = new AbortController()
  stop = controller
  if (typeof BroadcastChannel === 'function') {
    channel = new BroadcastChannel('zs.live')
    channel.onmessage = (message: MessageEvent<Passed>) => receive(message.data)
    channel.postMessage({ kind: 'ask' } satisfies Passed)
  }
  // Locks exist on https and localhost; elsewhere each tab has its own connection.
  if (channel && navigator.locks) {
    navigator.locks.request('zs.live', { signal: controller.signal }, () => lead(controller.signal)).catch(() => {})
  } else {
    channel?.close()
    channel = null
    void lead(controller.signal)
  }
}

export function stopLive(): void {
  stop?.abort()
  stop = null
  channel?.close()
  channel = null
  status.value = 'off'
}

/** After a new login over the same page, whose views then fetch what they missed. */
export function restartLive(): void {
  stopLive()
  status.value = 'lost'
  startLive()
}

/** Calls `run` for each event of a topic (`repair.work_order`, `repair.*`, `*`). Returns how to end it. */
export function subscribeLive(topic: string, run: Handler): () => void {
  const set = handlers.get(topic) ?? new Set<Handler>()
  handlers.set(topic, set.add(run))
  return () => {
    set.delete(run)
    if (set.size === 0) handlers.delete(topic)
  }
}

/** For components: ends with them. `onGap` runs when events may have been missed: fetch again. */
export function useLive(topics: string | string[], run: Handler, onGap?: () => void): void {
  const ends = (Array.isArray(topics) ? topics : [topics]).map((topic) => subscribeLive(topic, run))
  if (onGap) resyncs.add(onGap)
  onScopeDispose(() => {
    ends.forEach((end) => end())
    if (onGap) resyncs.delete(onGap)
  })
}
