/** What a department owes and waits for: to confirm, under way, lately done. */
import { computed, onScopeDispose } from 'vue'
import { api } from '@/core/client'
import { onLocaleChange } from '@/core/i18n'
import { useLive } from '@/core/live'
import { useLoad } from '@/core/load'
import type { List } from '@/core/types'
import { OPEN_STATES, type OrderRow } from './types'

const DONE_SHOWN = 20

export function useDepartment() {
  const fetchRows = (query: Record<string, string | number | string[]>, signal: AbortSignal) => api.get<List<OrderRow>>('/repair/work-orders', { query: { total: 'true', ...query }, signal })
  const orders = useLoad(async (signal) => {
    const [toConfirm, open, done] = await Promise.all([
      fetchRows({ state: 'restored', sort: '-restored_at', limit: 50 }, signal),
      fetchRows({ state: [...OPEN_STATES], sort: '-reported_at', limit: 100 }, signal),
      fetchRows({ state: 'confirmed,closed', sort: '-restored_at', limit: DONE_SHOWN }, signal),
    ])
    return { toConfirm, open, done }
  })

  let gather: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(gather)
    gather = setTimeout(() => void orders.reload(), 500)
  }
  useLive('repair.work_order', soon, soon)
  onLocaleChange(() => void orders.reload())
  onScopeDispose(() => clearTimeout(gather))
  const empty = computed(() => orders.value.value !== null && orders.value.value.toConfirm.items.length + orders.value.value.open.items.length + orders.value.value.done.items.length === 0)
  return { ...orders, empty }
}
