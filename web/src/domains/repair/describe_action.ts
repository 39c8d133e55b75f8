/** What the web page knows about the inputs of a step: labels, choices, references. Photos and parts belong to the phone on site. */
import { t } from '@/core/i18n'
import type { ActionField, AllowedAction, FieldMeta } from '@/core/types'
import { choices } from './order_text'
import type { Suspicion } from './types'
import { useReasons } from './use_catalogue'

const ON_SITE_ONLY = ['photos_before', 'photos_after', 'signature', 'parts', 'scanned']
const REASON_KINDS: Record<string, string> = { hold: 'hold', refuse: 'refuse', cancel: 'cancel', dispatch: 'override_dispatch' }

/** The actions as a desk offers them: the next step first, dangerous ones last and marked. */
export function deskActions(actions: AllowedAction[]): AllowedAction[] {
  const shown = actions.map((action) => ({ ...action, tone: action.action === 'cancel' ? 'late' : action.tone, fields: action.fields?.filter((field) => !ON_SITE_ONLY.includes(field.name)) }))
  return [...shown.filter((one) => one.action !== 'cancel'), ...shown.filter((one) => one.action === 'cancel')]
}

export function useDescribe(suspicion: () => Suspicion | null = () => null) {
  const reasons = useReasons()
  return (action: AllowedAction, field: ActionField): Partial<FieldMeta> => {
    const label = t(`repair.input.${field.name}`)
    switch (field.name) {
      case 'reason': return { label, type: 'enumeration', options: reasons.ofKind(REASON_KINDS[action.action] ?? action.action) }
      case 'cause': case 'remedy': return { label, type: 'enumeration', options: reasons.ofKind(field.name) }
      case 'suspected': return { label: t('technician.suspected.ask', { cause: suspicion()?.cause ?? '' }) }
      case 'actual_cause': return { label: t('technician.suspected.actual'), type: 'enumeration', options: (suspicion()?.others ?? []).map((one) => ({ value: one.code, label: one.name })) }
      case 'priority': return { label, type: 'enumeration', options: choices('priority') }
      case 'person_id': return { label, type: 'integer', references: 'organization_person' }
      case 'vendor_id': return { label, type: 'integer', references: 'organization_vendor' }
      case 'fault_id': return { label, type: 'integer', references: 'repair_fault_type' }
      case 'into_id': return { label, type: 'integer' }
      case 'labour_minutes': return { label, type: 'integer', unit: 'min' }
      case 'score': return { label, type: 'integer', min: 1, max: 5, help: t('repair.input.score_help') }
      case 'device_down': return { label, type: 'boolean' }
      case 'note': return { label, type: 'text', length_max: 500 }
      default: return { label, type: 'text', length_max: 120 }
    }
  }
}
