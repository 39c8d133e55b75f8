/** The steps of one order: which is next, which have a page of their own, how they are sent. */
import { computed, ref } from 'vue'
import { useRouter } from 'vue-router'
import { t } from '@/core/i18n'
import type { AllowedAction } from '@/core/types'
import { tell } from '@/ui/send_now'
import { toastError } from '@/ui/toast'
import type { OwnOrder } from './types'
import { sendStep } from './use_my_work'

const NEXT = ['finish', 'arrive', 'take', 'grab', 'resume']
/** On site by hand and thumb; the others are a desk's. */
const SHOWN = ['grab', 'take', 'arrive', 'finish', 'resume', 'hold', 'refuse', 'comment']
const NEEDS_SCAN_PAGE = 'arrive'

export function useSteps(order: () => OwnOrder | null) {
  const router = useRouter()
  const busy = ref(false)
  const actions = computed<AllowedAction[]>(() => SHOWN.flatMap((name) => order()?.allowed_actions.filter((one) => one.action === name) ?? []))
  const labelled = (action: AllowedAction): AllowedAction => (action.action === NEEDS_SCAN_PAGE ? { ...action, label: t('technician.arrive_scan') } : action)
  const next = computed<AllowedAction | null>(() => {
    const found = NEXT.flatMap((name) => actions.value.filter((one) => one.action === name))[0]
    return found ? labelled(found) : null
  })
  const elsewhere: Record<string, () => void> = {
    arrive: () => void router.push({ path: '/my-work/scan', query: { order: order()?.id } }),
    finish: () => void router.push(`/my-work/${order()?.id}/finish`),
  }

  async function send(action: AllowedAction, body: Record<string, unknown>): Promise<'sent' | 'kept'> {
    const current = order()
    return current ? await sendStep(current, action, body) : 'kept'
  }

  /** The next step at once; where it has a page, that page. */
  async function begin(): Promise<void> {
    const action = next.value
    if (!action || busy.value) return
    const other = elsewhere[action.action]
    if (other) return other()
    busy.value = true
    try {
      tell(action.label, await send(action, {}))
    } catch (cause) {
      toastError(cause)
    } finally {
      busy.value = false
    }
  }
  return { actions: computed(() => actions.value.map(labelled)), next, begin, busy, send, elsewhere }
}
