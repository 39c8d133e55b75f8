/**
 * Whether somebody is at the screen. A page left open asks by itself; the server is told so, and such questions do not
 * keep the session alive (parameter security.session_idle_minutes).
 */
const AWAY_AFTER_MS = 120_000
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

let lastSign = Date.now()

export function noteSign(at = Date.now()): void {
  lastSign = at
}

interface Listens {
  addEventListener: (name: string, run: () => void, options: { passive: boolean; capture: boolean }) => unknown
}

export function watchPresence(target: Listens): void {
  for (const sign of SIGNS) target.addEventListener(sign, () => noteSign(), { passive: true, capture: true })
}

/** For every request: empty while somebody is there. */
export function presenceHeaders(now = Date.now()): Record<string, string> {
  return now - lastSign < AWAY_AFTER_MS ? {} : { 'X-Zs-Unattended': '1' }
}
