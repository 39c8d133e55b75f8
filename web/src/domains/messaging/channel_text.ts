/** How channels are told: times of the day, kinds by name. Pure. */
import type { Kind } from './use_channels'

export function minuteText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** The names of a comma-separated list of kinds; an unknown one stays what it is, so that a gap is seen. */
export function namesOf(topics: string, kinds: readonly Kind[]): string {
  return topics
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => kinds.find((kind) => kind.kind === one)?.label ?? one)
    .join(' · ')
}
