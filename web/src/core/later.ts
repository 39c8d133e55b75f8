/** Parts of a page whose code is not needed for its first view: fetched when shown, or before that while the browser rests. */
import { defineAsyncComponent, type Component } from 'vue'

const REST_MS = 3000

/** Runs once the page is loaded and the browser has nothing better to do. */
export function whenIdle(run: () => void): void {
  const rest = () => (typeof requestIdleCallback === 'function' ? requestIdleCallback(run, { timeout: REST_MS }) : setTimeout(run, REST_MS))
  if (document.readyState === 'complete') rest()
  else window.addEventListener('load', rest, { once: true })
}

/** Code asked for ahead comes one part after the other, so that what somebody needs now does not share the line with all. */
let line: Promise<unknown> = Promise.resolve()

/** `const Board = later(() => import('./Board.vue'))`. `ahead` fetches the code; a failure shows when the part is needed. */
export function later<T extends Component>(loader: () => Promise<{ default: T }>): T & { ahead: () => void } {
  const part = defineAsyncComponent({
    loader,
    onError: (_cause, retry, fail, attempts) => (attempts < 3 ? setTimeout(retry, 500 * attempts) : fail()),
  })
  return Object.assign(part as unknown as T, { ahead: () => void (line = line.then(loader).catch(() => {})) })
}
