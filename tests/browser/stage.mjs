// Pages, logins and the accessibility check that the journeys share.
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { ownMachine } from './hospital.mjs'

const require = createRequire(new URL('../../web/package.json', import.meta.url))
const { chromium } = require('playwright-core')
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const pictures = new URL('../../build/screenshots/', import.meta.url).pathname

export const desktop = { viewport: { width: 1440, height: 900 } }
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

export async function openBrowser() {
  mkdirSync(pictures, { recursive: true })
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
}

/** A page on its own profile. What the page throws fails the journey at its end (`page.mistakes`). */
export async function newPage(browser, url, size, locale = 'zh-CN') {
  const context = await browser.newContext({ ...size, baseURL: url, locale, timezoneId: 'Asia/Shanghai', extraHTTPHeaders: ownMachine() })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.mistakes = []
  page.on('pageerror', (error) => page.mistakes.push(String(error)))
  page.on('response', (response) => response.status() >= 500 && page.mistakes.push(`${response.status()} ${response.url()}`))
  return page
}

export async function logIn(page, user) {
  await page.goto('/login')
  await page.locator('input[autocomplete=username]').fill(user)
  await page.locator('input[type=password]').fill('Zhongshu-2026')
  await page.keyboard.press('Enter')
  await page.waitForURL((address) => !address.pathname.startsWith('/login'))
}

/** What the page shows when a journey fails, for build/screenshots. */
export async function lastSight(browser, name) {
  for (const [index, context] of browser.contexts().entries())
    for (const page of context.pages()) await page.screenshot({ path: `${pictures}failed_${name}_${index}.png` })
}

/** No finding of axe that is serious or critical; a picture for people to look at. */
export async function inspect(page, name) {
  await page.screenshot({ path: `${pictures}${name}.png` })
  // A phone widens the page to what does not fit: everything fixed to its edges is cut off then.
  const wide = await page.evaluate(() => Math.max(window.innerWidth, document.documentElement.scrollWidth))
  assert.ok(wide <= page.viewportSize().width, `${name} is ${wide} px wide`)
  await page.evaluate(axe)
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
  const serious = found.violations.filter((one) => ['serious', 'critical'].includes(one.impact))
  assert.deepEqual(serious.map((one) => `${one.id}: ${one.nodes[0]?.html.slice(0, 160)}`), [])
}
