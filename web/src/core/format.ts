/** How values look: instants in the hospital's zone, numbers with thin groups and a small unit, "–" for not applicable. */
import { fillMessage } from './messages'
import { locale } from './locale'

export const NONE = '–'
/** Narrow no-break space between groups of digits; no-break space before the unit. */
const GROUP = '\u202f'
const BEFORE_UNIT = '\u00a0'

let zoneMinutes = 480

export function setHospitalZone(minutes: number): void {
  if (Number.isFinite(minutes)) zoneMinutes = minutes
}

export function hospitalZoneMinutes(): number {
  return zoneMinutes
}

export interface ZonedTime {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  /** 0 = Sunday. */
  weekday: number
}

export type InstantLike = string | number | Date | null | undefined

function millis(value: InstantLike): number | null {
  if (value === null || value === undefined || value === '') return null
  const at = value instanceof Date ? value.getTime() : typeof value === 'number' ? value : Date.parse(value)
  return Number.isFinite(at) ? at : null
}

/** Wall clock of the hospital, whatever zone the browser thinks it is in. */
export function zoned(value: InstantLike): ZonedTime | null {
  const at = millis(value)
  if (at === null) return null
  const date = new Date(at + zoneMinutes * 60_000)
  return {
    year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(),
    hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds(), weekday: date.getUTCDay(),
  }
}

const two = (value: number) => String(value).padStart(2, '0')

/** Civil day of an instant in the hospital: `2026-11-24`. */
export function civilDay(value: InstantLike): string {
  const time = zoned(value)
  return time ? `${time.year}-${two(time.month)}-${two(time.day)}` : NONE
}

export function clock(value: InstantLike): string {
  const time = zoned(value)
  return time ? `${two(time.hour)}:${two(time.minute)}` : NONE
}

/** `full` 2026-11-24 09:53, `short` 11-24 09:53 (with the year only when it is another), `smart` drops today's date. */
export function formatInstant(value: InstantLike, style: 'full' | 'short' | 'smart' = 'short', now: number = Date.now()): string {
  const time = zoned(value)
  if (!time) return NONE
  const at = `${two(time.hour)}:${two(time.minute)}`
  const today = zoned(now)!
  if (style === 'full') return `${time.year}-${two(time.month)}-${two(time.day)} ${at}`
  if (style === 'smart' && time.year === today.year && time.month === today.month && time.day === today.day) return at
  const day = `${two(time.month)}-${two(time.day)} ${at}`
  return time.year === today.year ? day : `${time.year}-${day}`
}

/** `datetime-local` text (hospital wall clock) → instant; null when it is not a time. */
export function instantFromWallClock(text: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim())
  if (!match) return null
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0))
  const at = Date.UTC(year!, month! - 1, day!, hour!, minute!, second || 0) - zoneMinutes * 60_000
  return new Date(at).toISOString()
}

export function wallClockFromInstant(value: InstantLike): string {
  const time = zoned(value)
  return time ? `${time.year}-${two(time.month)}-${two(time.day)}T${two(time.hour)}:${two(time.minute)}:${two(time.second)}` : ''
}

function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, GROUP)
}

/** 12786 → `12 786`. `decimals` fixes the places; decimal strings keep their own. */
export function formatNumber(value: number | string | null | undefined, decimals?: number): string {
  if (value === null || value === undefined || value === '') return NONE
  const number = typeof value === 'number' ? value : Number(value)
  if (!Number.isFinite(number)) return NONE
  const text = decimals !== undefined ? number.toFixed(decimals) : typeof value === 'string' ? value : trimmed(number)
  const [whole = '0', part] = text.replace('-', '').split('.')
  const sign = number < 0 && /[1-9]/.test(text) ? '\u2212' : ''
  return sign + groupDigits(whole) + (part === undefined ? '' : `.${part}`)
}

/** Lists are counted up to a limit: what lies beyond it is told as "more than". */
const TOTAL_COUNTED_MAX = 10_000
export function formatTotal(total: number): string {
  return total > TOTAL_COUNTED_MAX ? `${formatNumber(TOTAL_COUNTED_MAX)}+` : formatNumber(total)
}

function trimmed(number: number): string {
  if (Number.isInteger(number)) return String(number)
  return String(Number(number.toFixed(Math.abs(number) >= 100 ? 1 : 2)))
}

/** Number with its unit: `98.6 %`, `1.2 h`, `¥ 3 120 000`. */
export function formatFigure(value: number | string | null | undefined, unit?: string | null, decimals?: number): string {
  const text = formatNumber(value, decimals)
  if (text === NONE || !unit) return text
  if (unit === 'CNY' || unit === '¥' || unit === '元') return `¥${BEFORE_UNIT}${text}`
  return `${text}${BEFORE_UNIT}${unit}`
}

const WORDS = {
  zh: { day: '{d} 天', dayHour: '{d} 天 {h} 小时', hour: '{h} 小时', hourMinute: '{h} 小时 {m} 分', minute: '{m} 分钟', second: '{s} 秒', under: '不到 1 分钟', ago: '{text}前', left: '还剩 {text}', late: '已超 {text}' },
  en: { day: '{d} d', dayHour: '{d} d {h} h', hour: '{h} h', hourMinute: '{h} h {m} min', minute: '{m} min', second: '{s} s', under: 'under 1 min', ago: '{text} ago', left: '{text} left', late: '{text} over' },
}

/** Whole words for a span: `2 小时 5 分`, `3 d 4 h`. Negative spans count as zero: clocks may jump back. */
export function formatDuration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined || !Number.isFinite(ms)) return NONE
  const words = WORDS[locale.value]
  const minutes = Math.floor(Math.max(0, ms) / 60_000)
  if (minutes < 1) return words.under
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  if (d > 0) return fillMessage(h > 0 ? words.dayHour : words.day, { d, h })
  if (h > 0) return fillMessage(m > 0 ? words.hourMinute : words.hour, { h, m })
  return fillMessage(words.minute, { m })
}

/** Clock that fits a narrow column: `1:05` hours, `12′` minutes, `2d`. */
export function formatSpanShort(ms: number | null | undefined): string {
  if (ms === null || ms === undefined || !Number.isFinite(ms)) return NONE
  const minutes = Math.floor(Math.abs(ms) / 60_000)
  if (minutes >= 2880) return `${Math.floor(minutes / 1440)}d`
  if (minutes >= 60) return `${Math.floor(minutes / 60)}:${two(minutes % 60)}`
  return `${minutes}′`
}

export function formatAgo(value: InstantLike, now: number = Date.now()): string {
  const at = millis(value)
  if (at === null) return NONE
  return fillMessage(WORDS[locale.value].ago, { text: formatDuration(now - at) })
}

/** Time left until a limit, or how far it is over. */
export function formatDue(due: InstantLike, now: number = Date.now()): { text: string; late: boolean; ms: number | null } {
  const at = millis(due)
  if (at === null) return { text: NONE, late: false, ms: null }
  const ms = at - now
  const words = WORDS[locale.value]
  return { text: fillMessage(ms < 0 ? words.late : words.left, { text: formatDuration(Math.abs(ms)) }), late: ms < 0, ms }
}

/** Change against another period: relative in %, or in points where the value is already a share. */
export function formatChange(now: number | null | undefined, before: number | null | undefined, points: boolean): string {
  if (now === null || now === undefined || before === null || before === undefined) return NONE
  if (!points && before === 0) return NONE
  const change = points ? now - before : ((now - before) / Math.abs(before)) * 100
  const text = formatNumber(Math.abs(change), Math.abs(change) >= 100 ? 0 : 1)
  const sign = change > 0 ? '+' : change < 0 ? '\u2212' : '±'
  return `${sign}${text}${BEFORE_UNIT}${points ? 'pp' : '%'}`
}

export function formatBytes(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined) return NONE
  if (bytes < 1024) return `${bytes}${BEFORE_UNIT}B`
  if (bytes < 1024 * 1024) return `${formatNumber(bytes / 1024, 0)}${BEFORE_UNIT}KB`
  return `${formatNumber(bytes / 1024 / 1024, 1)}${BEFORE_UNIT}MB`
}
