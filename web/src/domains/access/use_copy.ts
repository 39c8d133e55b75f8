/** Copies a text; also on http addresses, where the clipboard of the browser is closed. */
import { ref } from 'vue'

export function useCopy() {
  const copied = ref(false)
  async function copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      const field = document.createElement('textarea')
      field.value = text
      document.body.appendChild(field)
      field.select()
      document.execCommand('copy')
      field.remove()
    }
    copied.value = true
  }
  return { copied, copy }
}
