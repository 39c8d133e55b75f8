/** Whose step a request waits for. The server decides; this only shows the right buttons. Pure. */
import type { RosterRequest } from '../types'

export type RequestStep = 'accept' | 'decline' | 'approve' | 'refuse' | 'withdraw'

export const isOpen = (request: Pick<RosterRequest, 'state'>): boolean => request.state === 'offered' || request.state === 'asked'

/** `me` is a person's id, `plans` whether they make the roster of the person who asks. */
export function stepsOf(request: Pick<RosterRequest, 'state' | 'person_id' | 'colleague_id'>, me: number | null, plans: boolean): RequestStep[] {
  if (!isOpen(request)) return []
  if (me !== null && request.person_id === me) return ['withdraw']
  if (request.state === 'offered') return me !== null && request.colleague_id === me ? ['accept', 'decline'] : []
  return plans ? ['approve', 'refuse'] : []
}
