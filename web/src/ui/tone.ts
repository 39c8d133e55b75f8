/** The five tones of the server's enums, each with its icon: a state is never shown by colour alone. */
import { Circle, CircleCheck, CircleDot, Clock3, TriangleAlert } from 'lucide-vue-next'
import type { Component } from 'vue'

export type Tone = 'neutral' | 'waiting' | 'working' | 'late' | 'done'

const ICONS: Record<Tone, Component> = { neutral: Circle, waiting: Clock3, working: CircleDot, late: TriangleAlert, done: CircleCheck }

export function asTone(value: string | null | undefined): Tone {
  return value && value in ICONS ? (value as Tone) : 'neutral'
}

export function toneIcon(tone: Tone): Component {
  return ICONS[tone]
}
