/** Draws the PNG icons of the installed app from public/icons/icon.svg with Chromium. Run after changing the mark. */
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const folder = new URL('../public/icons/', import.meta.url).pathname
const svg = readFileSync(folder + 'icon.svg', 'utf8')
const square = svg.replace('rx="112"', 'rx="0"')
/** A maskable icon keeps its drawing inside the middle 80 %. */
const maskable = square.replace('<g stroke', '<g transform="translate(51 51) scale(.8)"><g stroke').replace('</svg>', '</g></svg>')

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
})
const page = await browser.newPage()
for (const [name, size, source] of [
  ['icon-192.png', 192, svg],
  ['icon-512.png', 512, svg],
  ['icon-maskable-512.png', 512, maskable],
  ['apple-touch-icon.png', 180, square],
]) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${source}`)
  await page.screenshot({ path: folder + name, omitBackground: true })
}
await browser.close()
