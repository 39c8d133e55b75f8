/** Budgets of the first load, gzipped: the public report page, and the signed-in app up to its frame. Fails when exceeded. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const dist = new URL('../dist/', import.meta.url).pathname
const BUDGETS_KB = { 'report.html': 60, 'index.html': 130 }
const kb = (bytes) => Math.round(bytes / 102.4) / 10
const sizeOf = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length
let failed = false

for (const [page, budget] of Object.entries(BUDGETS_KB)) {
  const html = readFileSync(join(dist, page), 'utf8')
  const files = [...new Set([...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1]))]
  const total = [page, ...files].reduce((sum, file) => sum + sizeOf(file), 0)
  if (kb(total) > budget) failed = true
  console.log(`${page}: ${kb(total)} kB gzipped in ${files.length + 1} files, budget ${budget} kB${kb(total) > budget ? '  EXCEEDED' : ''}`)
}
const all = readdirSync(join(dist, 'assets')).filter((file) => /\.(js|css)$/.test(file))
console.log(`all: ${kb(all.reduce((sum, file) => sum + sizeOf(join('assets', file)), 0))} kB gzipped in ${all.length} files`)
if (failed) process.exit(1)
