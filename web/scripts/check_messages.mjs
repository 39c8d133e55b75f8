/** Both languages must have the same keys, no empty text, the same {names}; every key used in the source must exist. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { transformSync } from 'esbuild'

const root = new URL('../src/', import.meta.url).pathname
const problems = []

function walk(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : [path]
  })
}

async function load(file) {
  const { code } = transformSync(readFileSync(file, 'utf8'), { loader: 'ts', format: 'esm' })
  return (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)).default
}

const namesIn = (text) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort().join(',')
const files = walk(root)
const keys = new Set()

for (const file of files.filter((name) => name.endsWith('messages.zh.ts'))) {
  const domain = basename(dirname(file))
  const [zh, en] = [await load(file), await load(file.replace(/zh\.ts$/, 'en.ts'))]
  for (const key of new Set([...Object.keys(zh), ...Object.keys(en)])) {
    keys.add(`${domain}.${key}`)
    if (!zh[key]) problems.push(`${domain}.${key}: no Chinese text`)
    else if (!en[key]) problems.push(`${domain}.${key}: no English text`)
    else if (namesIn(zh[key]) !== namesIn(en[key])) problems.push(`${domain}.${key}: {names} differ`)
  }
}
for (const file of files.filter((name) => name.endsWith('messages.en.ts'))) {
  if (!files.includes(file.replace(/en\.ts$/, 'zh.ts'))) problems.push(`${file}: no Chinese catalogue`)
}

// The public pages have a `t` of their own, with keys that do not begin with a folder.
for (const file of files.filter((name) => /\.(vue|ts)$/.test(name) && !/\.test\.ts$|messages\.(zh|en)\.ts$/.test(name))) {
  const source = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  const own = file.startsWith(join(root, 'report/'))
  const used = [...source.matchAll(/\bt\(\s*'([^']+)'/g), ...source.matchAll(/(?:labelKey|titleKey): '([^']+)'/g)].map((match) => match[1])
  for (const key of used) {
    const full = own ? `report.${key}` : key
    if (!keys.has(full)) problems.push(`${file.slice(root.length)}: no text for '${full}'`)
  }
}

if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exit(1)
}
console.log(`messages: ${keys.size} texts in both languages`)
