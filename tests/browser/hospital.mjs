// A small played hospital behind a real server for the journeys: its own data directory and port, gone at the end.
import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const binary = process.env.ZHONGSHU_BINARY ?? new URL('../../build/zhongshu', import.meta.url).pathname
const DAY_MS = 86_400_000
const played_days = 45

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

/** Starts the server on `data`; resolves when it says that it is ready. */
export function serve(data, port) {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, ['serve', '--data', data, '--port', String(port), '--trusted-proxy', '127.0.0.1'], { stdio: ['ignore', 'pipe', 'inherit'] })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    child.stdout.on('data', (text) => String(text).includes('ready') && resolve(child))
  })
}

export async function openHospital() {
  const data = mkdtempSync(join(tmpdir(), 'zhongshu-browser-'))
  const from = new Date(Date.now() - played_days * DAY_MS).toISOString().slice(0, 10)
  await promisify(execFile)(binary, ['simulate', '--data', data, '--beds', '400', '--from', from], { maxBuffer: Infinity })
  const port = await freePort()
  const child = await serve(data, port)
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      child.removeAllListeners('exit')
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      rmSync(data, { recursive: true, force: true })
    },
  }
}

let machines = 0
/** Each login comes from a machine of its own, as behind a proxy: logins are limited by address. */
export const ownMachine = () => ({ 'X-Forwarded-For': `10.2.${Math.floor(++machines / 250)}.${(machines % 250) + 1}` })

/** The API as one of the demo logins, for what a journey prepares or checks. */
export async function signIn(url, user) {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...ownMachine() },
    body: JSON.stringify({ user_name: user, password: 'Zhongshu-2026' }),
  })
  if (!answer.ok) throw new Error(`login of ${user}: ${answer.status}`)
  const cookie = answer.headers.get('set-cookie').split(';')[0]
  return async (method, path, body) => {
    const response = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: { Cookie: cookie, 'Content-Type': 'application/json', 'X-Requested-With': 'zhongshu' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text === '' ? null : JSON.parse(text)
  }
}
