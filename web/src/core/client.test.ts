import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api, ApiError, apiUrl, setUnauthenticatedHandler } from './client'
import { setLocale } from './i18n'
import { online, shownSince } from './network'

interface Seen {
  url: string
  init: RequestInit & { headers: Record<string, string> }
}
let seen: Seen[] = []
let answers: Array<() => Response | Promise<Response>> = []

const json = (status: number, body: unknown, headers: Record<string, string> = {}) => () => new Response(JSON.stringify(body), { status, headers })
const noNetwork = () => Promise.reject(new TypeError('Failed to fetch'))

beforeEach(async () => {
  await setLocale('zh', false)
  seen = []
  answers = []
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 50 })
  vi.stubGlobal('fetch', (url: string, init: Seen['init']) => {
    seen.push({ url, init })
    const answer = answers.shift()
    return answer ? Promise.resolve().then(answer) : Promise.reject(new Error('no answer prepared'))
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  setUnauthenticatedHandler(() => Promise.resolve(false))
})

describe('addresses', () => {
  it.each([
    ['/things', { state: ['a', 'b'], q: '', cursor: null, total: true }, '/api/v1/things?state=a%2Cb&total=true'],
    ['organization/crews', {}, '/api/v1/organization/crews'],
    ['/api/v1/x?a=1', { b: 'ü&' }, '/api/v1/x?a=1&b=%C3%BC%26'],
  ])('%s', (path, query, url) => expect(apiUrl(path, query)).toBe(url))
})

describe('requests', () => {
  it('carry language; writes carry protection and a key', async () => {
    answers = [json(200, { ok: 1 }), json(201, { id: 1 })]
    await api.get('/things')
    await api.post('/things', { name: 'x' })
    expect(seen[0]!.init.headers).toEqual({ Accept: 'application/json', 'Accept-Language': 'zh-CN' })
    expect(seen[1]!.init.headers).toMatchObject({ 'X-Requested-With': 'zhongshu', 'Content-Type': 'application/json' })
    expect(seen[1]!.init.headers['Idempotency-Key']).toMatch(/^[0-9a-f-]{36}$/)
  })
  it('repeat a lost write once, with the same key', async () => {
    answers = [noNetwork, json(201, { id: 5 })]
    await expect(api.post('/things', {})).resolves.toEqual({ id: 5 })
    expect(seen).toHaveLength(2)
    expect(seen[0]!.init.headers['Idempotency-Key']).toBe(seen[1]!.init.headers['Idempotency-Key'])
  })
  it('say network when no answer comes', async () => {
    answers = [noNetwork, noNetwork]
    await expect(api.get('/things')).rejects.toMatchObject({ code: 'network', transient: true, message: '连不上服务器, 请检查网络' })
  })
  it('say without signal when an answer was kept from before', async () => {
    answers = [json(200, {}, { 'X-Zs-Cached-At': '2026-11-24T02:00:00Z' }), json(200, {})]
    await api.get('/things', { offline: '/as' })
    expect(seen[0]!.init.headers).toMatchObject({ 'X-Zs-Offline': 'keep', 'X-Zs-Offline-As': '/as' })
    expect([online.value, shownSince.value]).toEqual([false, '2026-11-24T02:00:00Z'])
    await api.get('/things', { offline: true })
    expect([online.value, shownSince.value]).toEqual([true, null])
  })
  it('accept empty answers', async () => {
    answers = [() => new Response(null, { status: 204 })]
    await expect(api.remove('/session')).resolves.toBeUndefined()
  })
})

describe('refusals', () => {
  it('keep code, key, field errors and the current row', async () => {
    const problem = { code: 'stale', key: 'entity.stale', detail: '已被他人修改', request_id: 'r1', fields: [{ field: 'name', key: 'k', message: '太长' }, { field: 'name', key: 'k2', message: '二' }], current: { id: 3, version: 9 } }
    answers = [json(409, problem)]
    const error = (await api.patch('/things/3', {}).catch((cause: unknown) => cause)) as ApiError
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ code: 'stale', status: 409, key: 'entity.stale', message: '已被他人修改', requestId: 'r1', current: { id: 3, version: 9 }, transient: false })
    expect(error.fieldMessages()).toEqual({ name: '太长' })
  })
  it('of a proxy still have a code and a sentence', async () => {
    answers = [() => new Response('<html>', { status: 503 }), () => new Response('<html>', { status: 503, headers: { 'Retry-After': '7' } })]
    await expect(api.get('/things')).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 7, message: '服务暂时不可用, 请稍后再试' })
  })
  it('401 asks for a new login unless the caller wants the answer', async () => {
    const away = vi.fn(() => Promise.resolve(false))
    setUnauthenticatedHandler(away)
    answers = [json(401, { code: 'unauthenticated', detail: 'x' }), json(401, { code: 'unauthenticated', detail: 'x' })]
    await expect(api.get('/session', { keep401: true })).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(away).not.toHaveBeenCalled()
    await expect(api.get('/things')).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(away).toHaveBeenCalledOnce()
  })
  it('after the new login the request goes out once more, as the same write', async () => {
    setUnauthenticatedHandler(() => Promise.resolve(true))
    answers = [json(401, { code: 'unauthenticated' }), json(201, { id: 7 })]
    await expect(api.post('/things', { a: 1 })).resolves.toEqual({ id: 7 })
    const keys = seen.map((one) => one.init.headers['Idempotency-Key'])
    expect(keys).toHaveLength(2)
    expect(keys[0]).toBe(keys[1])
  })
  it('a session that ends again at once is not asked for for ever', async () => {
    setUnauthenticatedHandler(() => Promise.resolve(true))
    answers = [json(401, { code: 'unauthenticated' }), json(401, { code: 'unauthenticated' })]
    await expect(api.get('/things')).rejects.toMatchObject({ code: 'unauthenticated' })
  })
  it('of the caller itself are not errors of the network', async () => {
    const controller = new AbortController()
    answers = [() => { controller.abort(); return noNetwork() }]
    await expect(api.get('/things', { signal: controller.signal })).rejects.toBeInstanceOf(TypeError)
  })
})
