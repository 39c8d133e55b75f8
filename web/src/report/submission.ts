/**
 * Sending a report exactly once: one key from the first press until an answer comes. Without an answer it waits and
 * tries again by itself; a refusal gives the form back with its field errors and a new key for the next try.
 */
import { newUuid } from '@/core/ids'
import { asPublicError, type PublicError } from './api'
import type { Draft, DraftPhoto } from './draft'
import type { ReportAnswer } from './types'

export type SubmissionState = 'editing' | 'sending' | 'waiting' | 'sent'

export interface SubmissionDoors {
  upload: (photo: DraftPhoto) => Promise<{ hash: string }>
  send: (key: string) => Promise<ReportAnswer>
  /** Keeps the draft; called after every change of it. */
  keep: () => void
  state: (state: SubmissionState) => void
  refused: (error: PublicError) => void
  sent: (answer: ReportAnswer) => void
  /** Calls `run` after `ms` or when the network returns; gives back how to cancel it. */
  later: (ms: number, run: () => void) => () => void
}

const PAUSES_MS = [2000, 4000, 8000, 15_000, 30_000]

export class Submission {
  private busy = false
  private failures = 0
  private cancelWait: (() => void) | null = null

  constructor(private readonly draft: Draft, private readonly doors: SubmissionDoors) {}

  /** Pressing twice is pressing once. Also resumes what an earlier visit could not send. */
  async submit(): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.cancelWait?.()
    this.cancelWait = null
    this.draft.key = this.draft.key ?? newUuid()
    this.doors.keep()
    this.doors.state('sending')
    try {
      await this.uploadPhotos()
      const answer = await this.doors.send(this.draft.key)
      this.doors.state('sent')
      this.doors.sent(answer)
    } catch (cause) {
      this.busy = false
      this.note(asPublicError(cause))
    }
  }

  private async uploadPhotos(): Promise<void> {
    for (const photo of this.draft.photos) {
      if (photo.hash !== null) continue
      photo.hash = (await this.doors.upload(photo)).hash
      photo.data = null
      this.doors.keep()
    }
  }

  private note(error: PublicError): void {
    if (error.undecided) {
      const pause = PAUSES_MS[Math.min(this.failures++, PAUSES_MS.length - 1)]!
      this.doors.state('waiting')
      this.cancelWait = this.doors.later(pause, () => void this.submit())
      return
    }
    this.failures = 0
    this.draft.key = null
    this.doors.keep()
    this.doors.state('editing')
    this.doors.refused(error)
  }

  /** Gives the form back while waiting. The old key is dropped: what is sent next is another report. */
  edit(): void {
    if (this.busy) return
    this.cancelWait?.()
    this.cancelWait = null
    this.draft.key = null
    this.doors.keep()
    this.doors.state('editing')
  }

  stop(): void {
    this.cancelWait?.()
  }
}
