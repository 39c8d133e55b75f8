/** What a department owes and waits for: to confirm, under way, lately done. */
import { computed, onScopeDispose } from 'vue'
import { api } from '@/core/client'
import { onLocaleChange } from '@/core/i18n'
import { useLive } from '@/core/live'
import { useLoad } from '@/core/load'
import type { List } from '@/core/types'
import { departmentQueries, ORDERS } from './first_queries'
import type { OrderRow } from './types'

export function useDepartment() {
  const orders = useLoad(async (signal) => {
    const [toConfirm, open, done] = await Promise.all(departmentQueries.map((query) => api.get<List<OrderRow>>(ORDERS, { query, signal })))
    return { toConfirm: toConfirm!, open: open!, done: done! }
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
