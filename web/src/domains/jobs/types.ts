/** A job with what its last runs say. */
export interface JobOverview {
  name: string
  label: string
  every_seconds: number
  daily_minute: number
  /** With daily_minute: only on this day of the month; 0 = every day. */
  month_day: number
  last_due_at: string | null
  last_success_at: string | null
  last_run_at?: string
  last_duration_ms?: number
  last_outcome?: string
  runs_day: number
  done_day: number
  attention: number
  failed_at?: string
  message?: string
}

const MINUTE_S = 60
const two = (value: number) => String(value).padStart(2, '0')

/** `{n}` and the unit's key: every 5 min, daily at 03:10. */
export function rhythm(job: JobOverview): { key: string; n: number | string } {
  const clock = `${two(Math.floor(job.daily_minute / MINUTE_S))}:${two(job.daily_minute % MINUTE_S)}`
  if (job.month_day > 0) return { key: 'jobs.monthly', n: `${job.month_day} · ${clock}` }
  if (job.daily_minute >= 0) return { key: 'jobs.daily', n: clock }
  return job.every_seconds % MINUTE_S === 0 ? { key: 'jobs.every_minutes', n: job.every_seconds / MINUTE_S } : { key: 'jobs.every_seconds', n: job.every_seconds }
}
