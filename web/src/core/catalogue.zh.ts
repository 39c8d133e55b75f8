/** All Chinese texts, one chunk. */
const files = import.meta.glob<Record<string, string>>(['./messages.zh.ts', '../ui/messages.zh.ts', '../domains/*/messages.zh.ts', '../domains/*/*/messages.zh.ts'], {
  eager: true,
  import: 'default',
})
export default files
export { default as kit } from 'element-plus/es/locale/lang/zh-cn'
