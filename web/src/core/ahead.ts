/** Answers asked for before the page that wants them is there: the page's own request then finds its answer under way. */
const FRESH_MS = 10_000
const asked = new Map<string, { answer: Promise<unknown>; at: number }>()

export function keepAhead(url: string, answer: Promise<unknown>): void {
  answer.catch(() => {}) // Told to the page that takes it.
  asked.set(url, { answer, at: Date.now() })
}

/** The answer under way for this address, once; undefined when nobody asked or it is too old to be shown as new. */
export function takeAhead<T>(url: string): Promise<T> | undefined {
  const found = asked.get(url)
  asked.delete(url)
  return found && Date.now() - found.at < FRESH_MS ? (found.answer as Promise<T>) : undefined
}

export function forgetAhead(): void {
  asked.clear()
}
