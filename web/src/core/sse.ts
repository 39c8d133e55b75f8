/** Parser of a server-sent event stream; pure. */
export interface StreamEvent {
  event: string
  data: string
  id: string | null
}

/** Feeds text as it arrives; returns the events completed by it. Comment lines (heartbeats) only prove that the line lives. */
export class EventParser {
  private rest = ''
  private event = ''
  private data: string[] = []
  private id: string | null = null

  feed(text: string): StreamEvent[] {
    const events: StreamEvent[] = []
    this.rest += text
    const lines = this.rest.split(/\r\n|\n|\r(?!$)/)
    this.rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        if (this.data.length > 0) events.push({ event: this.event || 'message', data: this.data.join('\n'), id: this.id })
        this.event = ''
        this.data = []
      } else {
        this.take(line)
      }
    }
    return events
  }

  private take(line: string): void {
    const colon = line.indexOf(':')
    if (colon === 0) return
    const name = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (name === 'event') this.event = value
    else if (name === 'data') this.data.push(value)
    else if (name === 'id') this.id = value
  }
}
