/**
 * A telephone report being written down. The draft lives outside the component: closing the overlay (another call,
 * a look at the queue) loses nothing; only a sent report clears it.
 */
import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { api, asApiError } from '@/core/client'
import { newUuid } from '@/core/ids'
import type { List } from '@/core/types'
import { OPEN_STATES, type Department, type FaultType, type Order, type OrderRow, type Room } from './types'

export interface IntakeDraft {
  department: Department | null
  room: Room | null
  fault: FaultType | null
  impact: number | null
  description: string
  caller: string
  phone: string
  startedAt: number
}

const empty = (): IntakeDraft => ({ department: null, room: null, fault: null, impact: null, description: '', caller: '', phone: '', startedAt: 0 })
const drafts = { phone: reactive<IntakeDraft>(empty()), ward: reactive<IntakeDraft>(empty()) }

export function useIntake(source: 'phone' | 'ward') {
  const draft = drafts[source]
  let key = newUuid()
  const errors = ref<Record<string, string>>({})
  const general = ref('')
  const sending = ref(false)
  /** Open orders of the chosen room: perhaps this was reported already. */
  const sameRoom = shallowRef<OrderRow[]>([])

  watch(() => draft.room?.id, async (id) => {
    sameRoom.value = []
    if (!id) return
    try {
      const answer = await api.get<List<OrderRow>>('/repair/work-orders', { query: { room_id: id, state: [...OPEN_STATES], sort: '-reported_at', limit: 9 } })
      if (draft.room?.id === id) sameRoom.value = answer.items
    } catch {
      // A duplicate missed here is merged later; the call goes on.
    }
  }, { immediate: true })
  // Another content is another write.
  watch(draft, () => (key = newUuid()), { flush: 'sync' })

  const impact = computed(() => draft.impact ?? draft.fault?.usual_impact ?? 3)
  const filled = computed(() => Boolean(draft.department || draft.room || draft.fault || draft.description || draft.caller || draft.phone))

  async function findDepartments(text: string, signal: AbortSignal): Promise<Department[]> {
    return (await api.get<List<Department>>('/organization/departments', { query: { q: text, active: true, limit: 8 }, signal })).items
  }
  async function findRooms(text: string, signal: AbortSignal): Promise<Room[]> {
    const query = { q: text, active: true, limit: 10 }
    const answer = await api.get<List<Room>>('/space/rooms', { query: { ...query, department_id: draft.department?.id }, signal })
    if (answer.items.length > 0 || !draft.department || text.trim() === '') return answer.items
    // The caller stands elsewhere: a corridor, another ward.
    return (await api.get<List<Room>>('/space/rooms', { query, signal })).items
  }

  function clear(): void {
    Object.assign(draft, empty())
    errors.value = {}
    general.value = ''
  }

  /** The new order, or null when something is missing or was refused (then `errors` say what). */
  async function send(more: Record<string, unknown> = {}): Promise<Order | null> {
    if (sending.value) return null
    if (!draft.room) {
      errors.value = { room_id: 'ui.form.required' }
      return null
    }
    sending.value = true
    errors.value = {}
    general.value = ''
    try {
      const body = {
        source, room_id: draft.room.id, fault_id: draft.fault?.id, department_id: draft.department?.id, impact: impact.value,
        description: draft.description.trim(), reporter_name: draft.caller.trim(), reporter_phone: draft.phone.trim(), ...more,
      }
      const order = await api.post<Order>('/repair/work-orders', body, { idempotencyKey: key })
      clear()
      return order
    } catch (cause) {
      const refusal = asApiError(cause)
      if (!refusal.transient) key = newUuid()
      errors.value = refusal.fieldMessages()
      if (Object.keys(errors.value).length === 0) general.value = refusal.message
      return null
    } finally {
      sending.value = false
    }
  }
  return { draft, errors, general, sending, sameRoom, impact, filled, findDepartments, findRooms, clear, send }
}

export type Intake = ReturnType<typeof useIntake>
