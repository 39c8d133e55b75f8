/*
 * Service worker: the app opens without signal. Placeholders are filled by sw/plugin.ts at build time.
 *  - the shell (index.html and what it needs at once) is kept when installed,
 *  - hashed files below /assets are kept as they are used,
 *  - API answers are kept only where the page asked for it (X-Zs-Offline: keep): network first, the kept one without signal,
 *  - photos (named by their content) are kept as they are seen.
 * Public pages (/r, /t), live streams, writes and downloads pass untouched.
 */
const VERSION = '__VERSION__'
const PRECACHE = __PRECACHE__
const SHELL = `zs-shell-${VERSION}`
const ASSETS = 'zs-assets'
const API = 'zs-api'
const API_WAIT_MS = 5000
const API_ENTRIES_MAX = 400
const FILES = 'zs-files'
const FILE_ENTRIES_MAX = 150
const ASSET_ENTRIES_MAX = 300

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(SHELL)
      .then((cache) => cache.addAll(PRECACHE.map((url) => new Request(url, { cache: 'reload' }))))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith('zs-shell-') && name !== SHELL).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const request = event.request
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (url.pathname.startsWith('/api/')) {
    if (request.headers.get('X-Zs-Offline') === 'keep') event.respondWith(apiAnswer(request))
    else if (url.pathname.startsWith('/api/v1/files/')) event.respondWith(kept(request, FILES, FILE_ENTRIES_MAX))
    return
  }
  if (url.pathname.startsWith('/r/') || url.pathname.startsWith('/t/') || url.pathname === '/healthz' || url.pathname === '/metrics') return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (url.pathname.startsWith('/assets/') || PRECACHE.includes(url.pathname)) event.respondWith(asset(request))
})

/** The newest page while the server answers, the kept shell otherwise. */
async function page(request) {
  try {
    const response = await fetch(request)
    if (response.status < 500) return response
  } catch {
    // No signal: the shell below.
  }
  const cache = await caches.open(SHELL)
  return (await cache.match('/index.html')) || Response.error()
}

const asset = (request) => kept(request, ASSETS, ASSET_ENTRIES_MAX)

/** Names carry their content's hash, so a kept file is always right. */
async function kept(request, name, max) {
  const found = await caches.match(request, { ignoreSearch: true })
  if (found) return found
  const response = await fetch(request)
  if (response.ok) {
    const cache = await caches.open(name)
    await cache.put(request, response.clone())
    await trim(cache, max)
  }
  return response
}

async function apiAnswer(request) {
  const cache = await caches.open(API)
  try {
    const response = await inTime(fetch(request), API_WAIT_MS)
    if (response.ok) {
      await cache.put(keyOf(request), await stamped(response.clone()))
      await trim(cache, API_ENTRIES_MAX)
    }
    if (response.status === 502 || response.status === 503 || response.status === 504) return (await cache.match(keyOf(request))) || response
    return response
  } catch (cause) {
    const earlier = await cache.match(keyOf(request))
    if (earlier) return earlier
    throw cause
  }
}

/** Answers differ by language; a page may name its answer, so that a changing query does not hide it. */
function keyOf(request) {
  const url = new URL(request.headers.get('X-Zs-Offline-As') || request.url, self.location.origin)
  url.searchParams.set('zs-language', request.headers.get('Accept-Language') || '')
  return url.href
}

/** Notes when the answer was given, so that the page can say how old it is. */
async function stamped(response) {
  const headers = new Headers(response.headers)
  headers.set('X-Zs-Cached-At', new Date().toISOString())
  return new Response(await response.blob(), { status: response.status, statusText: response.statusText, headers })
}

function inTime(promise, ms) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TypeError('timeout')), ms)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** Keeps the newest entries; the cache lists them in the order of their writing. */
async function trim(cache, max) {
  const keys = await cache.keys()
  await Promise.all(keys.slice(0, Math.max(0, keys.length - max)).map((key) => cache.delete(key)))
}
