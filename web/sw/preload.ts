/** Names the app's own files in index.html, so that the browser fetches them together with the first script. */
import type { HtmlTagDescriptor, Plugin } from 'vite'

export function preloadApp(): Plugin {
  return {
    name: 'zhongshu-preload-app',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).flatMap((file) => (file.type === 'chunk' ? [file] : []))
        const wanted = new Set<string>()
        const styles = new Set<string>()
        const add = (fileName: string): void => {
          const chunk = chunks.find((one) => one.fileName === fileName)
          if (!chunk || wanted.has(fileName)) return
          chunk.imports.forEach(add)
          wanted.add(fileName)
          chunk.viteMetadata?.importedCss.forEach((css) => styles.add(css))
        }
        chunks.filter((one) => one.moduleIds.some((id) => id.endsWith('/src/main.ts'))).forEach((one) => add(one.fileName))
        const missing = (fileName: string): boolean => !html.includes(`/${fileName}"`)
        const tag = (attributes: Record<string, string | boolean>): HtmlTagDescriptor => ({ tag: 'link', attrs: { crossorigin: true, ...attributes }, injectTo: 'head' })
        return [
          ...[...styles].filter(missing).map((file) => tag({ rel: 'stylesheet', href: `/${file}` })),
          ...[...wanted].filter(missing).map((file) => tag({ rel: 'modulepreload', href: `/${file}` })),
        ]
      },
    },
  }
}
