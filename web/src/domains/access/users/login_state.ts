/** What is to be said of a login in one word: locked and unfinished ones first. */
import { formatInstant } from '@/core/format'
import { t } from '@/core/i18n'
import type { Account } from '../types'

export const isLocked = (account: Account, now: number): boolean => account.locked_until !== null && Date.parse(account.locked_until) > now

export function loginState(account: Account, now: number): { label: string; tone: string } {
  if (!account.active) return { label: t('access.state.inactive'), tone: 'neutral' }
  if (isLocked(account, now)) return { label: t('access.state.locked', { at: formatInstant(account.locked_until, 'smart', now) }), tone: 'late' }
  if (account.must_change_password) return { label: t('access.state.must_change'), tone: 'waiting' }
  return { label: t(account.totp_on ? 'access.state.active_totp' : 'access.state.active'), tone: 'done' }
}
