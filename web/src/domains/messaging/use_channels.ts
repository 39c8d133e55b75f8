/** Channels with their last 24 hours, and what an administrator does with them. */
import { computed, ref } from 'vue'
import { api, asApiError } from '@/core/client'
import { t } from '@/core/i18n'
import { useLoad } from '@/core/load'
import type { List, Row } from '@/core/types'
import { toastDone, toastError } from '@/ui/toast'
import type { ChannelState, ChannelTest } from './types'

export interface Channel extends Row {
  code: string
  name: string
  kind: string
  topics: string
  priorities: string
  crew_id: number | null
  quiet_from_minute: number
  quiet_to_minute: number
  paused_until: string | null
  active: boolean
}
export interface Kind {
  kind: string
  label: string
}

const CHANNELS = 200

export function useChannels() {
  const loaded = useLoad(async (signal) => {
    const [channels, states, kinds] = await Promise.all([
      api.get<List<Channel>>('/messaging/channels', { query: { limit: CHANNELS, sort: 'code' }, signal }),
      api.get<List<ChannelState>>('/messaging/channel-states', { signal }),
      api.get<{ items: Kind[] }>('/messaging/kinds', { signal }),
    ])
    return { channels: channels.items, states: new Map(states.items.map((one) => [one.channel_id, one])), kinds: kinds.items }
  })
  const tests = ref<Record<number, ChannelTest>>({})
  const busy = ref<number | null>(null)
  const kinds = computed(() => loaded.value.value?.kinds ?? [])

  async function test(channel: Channel): Promise<void> {
    busy.value = channel.id
    try {
      tests.value = { ...tests.value, [channel.id]: await api.post<ChannelTest>(`/messaging/channels/${channel.id}/test`) }
    } catch (cause) {
      tests.value = { ...tests.value, [channel.id]: { delivered: false, answer: asApiError(cause).message } }
    } finally {
      busy.value = null
    }
  }

  async function retry(channel: Channel): Promise<void> {
    busy.value = channel.id
    try {
      const { messages } = await api.post<{ messages: number }>(`/messaging/channels/${channel.id}/retry`)
      toastDone(t('messaging.channel.retried', { n: messages }))
      await loaded.reload()
    } catch (cause) {
      toastError(cause)
    } finally {
      busy.value = null
    }
  }
  return { loaded, kinds, tests, busy, test, retry }
}
