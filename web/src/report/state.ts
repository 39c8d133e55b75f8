/** Tone of an order's state on the public pages; the word comes from the server, the sign and colour from here. */
export type StateTone = 'waiting' | 'working' | 'done' | 'neutral'

const DONE = ['finished', 'completed', 'restored', 'confirmed', 'accepted_by_reporter', 'closed', 'rated', 'archived', 'done']
const WORKING = ['taken', 'accepted', 'arrived', 'working', 'in_progress', 'travelling', 'en_route', 'started']
const ENDED = ['cancelled', 'canceled', 'rejected', 'duplicate', 'merged', 'refused']

export function stateTone(state: string): StateTone {
  if (DONE.includes(state)) return 'done'
  if (WORKING.includes(state)) return 'working'
  return ENDED.includes(state) ? 'neutral' : 'waiting'
}

export const STATE_SIGN: Record<StateTone, string> = { waiting: '◔', working: '●', done: '✓', neutral: '○' }
