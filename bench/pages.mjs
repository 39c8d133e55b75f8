// First loads on a throttled phone (CPU 4 times slower, slow 4G: 1.6 Mbit/s down, 150 ms round trip): bytes over the
// network and milliseconds until somebody can use the page; at the desk also until an order tapped at once stands open
// with the buttons of its steps. usage: node bench/pages.mjs URL; prints a JSON array.
import { signIn } from '../tests/browser/hospital.mjs'
import { openBrowser, phone } from '../tests/browser/stage.mjs'

const url = process.argv[2]
const rounds = 3

const admin = await signIn(url, 'admin')
const rooms = await admin('GET', 'space/rooms?q=病室&limit=1')
const codes = await admin('GET', `space/place-codes?room_id=${rooms.items[0].id}&active=true`)
for (let i = 0; i < 5; i += 1) // so that the desk has something to show
  await admin('POST', `public/report/${codes.items[0].token}`, { fault_id: 4, description: `tap leaks ${i}` })
async function openOrder(page) {
  await page.locator('.queue [data-order] button').first().click()
  await page.locator('.order').getByRole('button', { name: /^(受理|接单|派单)$/ }).first().waitFor()
}

const pages = [
  { name: 'report page', path: `/r/${codes.items[0].token}`, limit_kb: 120, ready: (page) => page.getByRole('radio').first().waitFor() },
  { name: 'desk', path: '/desk', user: 'dispatcher', limit_kb: 500, ready: (page) => page.locator('.queue [data-order]').first().waitFor(), act: openOrder },
]

/** A browser that has never been here, but for the session's cookie. */
async function firstLoad(browser, { path, user, ready, act }) {
  const context = await browser.newContext({ ...phone, baseURL: url, locale: 'zh-CN', serviceWorkers: 'block' })
  if (user) await context.request.post('/api/v1/session', { data: { user_name: user, password: 'Zhongshu-2026' } })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  let bytes = 0
  devtools.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength })
  const began = performance.now()
  await page.goto(path, { waitUntil: 'commit' })
  await ready(page)
  const usable_ms = performance.now() - began
  const usable_bytes = bytes
  await act?.(page)
  const acted_ms = act && performance.now() - began
  await page.waitForLoadState('load')
  await context.close()
  return { bytes: usable_bytes, usable_ms, acted_ms }
}

const browser = await openBrowser()
const found = []
for (const page of pages) {
  const loads = []
  for (let i = 0; i < rounds; i += 1) loads.push(await firstLoad(browser, page))
  loads.sort((a, b) => a.usable_ms - b.usable_ms)
  found.push({ name: page.name, limit_kb: page.limit_kb, ...loads[(rounds - 1) / 2] })
}
await browser.close()
console.log(JSON.stringify(found))
