/** Writes dist/sw.js: fills sw/sw.js with the list of files that the app needs to open without signal. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/** Pages that must open without signal although nobody opened them before. */
const OFFLINE_PAGES = /\/domains\/\w+\/technician\/|\/Technician\w*\.vue$|\/catalogue\.zh\.ts$|\/src\/main\.ts$|\/ui\/(ActionDialog|NavSheet)\.vue$|\/NoticeDrawer\.vue$/

export function serviceWorker(): Plugin {
  return {
    name: 'zhongshu-service-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : []))
      const wanted = new Set<string>()
      const add = (fileName: string): void => {
        const chunk = chunks.find((one) => one.fileName === fileName)
        if (!chunk || wanted.has(fileName)) return
        wanted.add(fileName)
        chunk.viteMetadata?.importedCss.forEach((css) => wanted.add(css))
        chunk.imports.forEach(add)
      }
      for (const chunk of chunks) {
        if (chunk.isEntry || chunk.moduleIds.some((id) => OFFLINE_PAGES.test(id.split('?')[0] ?? id))) add(chunk.fileName)
      }
      const files = ['/index.html', '/manifest.webmanifest', '/icons/icon.svg', '/icons/icon-192.png', ...[...wanted].sort().map((file) => `/${file}`)]
      const source = readFileSync(new URL('./sw.js', import.meta.url), 'utf8')
      const version = createHash('sha256').update(source).update(files.join('\n')).digest('hex').slice(0, 12)
      const filled = source.replace('__VERSION__', version).replace('__PRECACHE__', JSON.stringify(files))
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: filled })
    },
  }
}
