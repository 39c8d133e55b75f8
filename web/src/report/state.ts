/** Tone of an order's state on the public pages; the word comes from the server. */
import type { Tone } from '@/ui/tone'

const DONE = ['restored', 'confirmed', 'closed']
const WORKING = ['taken', 'working']
const ENDED = ['cancelled', 'merged']

export function stateTone(state: string): Tone {
  if (DONE.includes(state)) return 'done'
  if (WORKING.includes(state)) return 'working'
  return ENDED.includes(state) ? 'neutral' : 'waiting'
}
