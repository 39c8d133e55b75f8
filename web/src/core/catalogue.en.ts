/** All English texts, one chunk. */
const files = import.meta.glob<Record<string, string>>(['./messages.en.ts', '../ui/messages.en.ts', '../domains/*/messages.en.ts', '../domains/*/*/messages.en.ts'], {
  eager: true,
  import: 'default',
})
export default files
export { default as kit } from 'element-plus/es/locale/lang/en'
