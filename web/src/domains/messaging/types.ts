/** What the routes of messaging answer, by the generated types. */
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type Notice = Schemas['NoticeRow']
export type NoticePage = Schemas['NoticePage']
export type Choices = Schemas['NoticeChoices']
export type KindChoice = Schemas['KindChoice']
export type ChannelState = Schemas['ChannelState']
export type ChannelTest = Schemas['ChannelTest']
