/** Draft of a set of fields with the server's errors; the heart of EntityForm and of action dialogs. */
import { computed, nextTick, reactive, ref, type ComputedRef, type Ref } from 'vue'
import { ApiError } from '@/core/client'
import { toDraft } from '@/core/fields'
import { t } from '@/core/i18n'
import type { FieldMeta } from '@/core/types'

export interface Draft {
  values: Record<string, unknown>
  errors: Ref<Record<string, string>>
  /** Messages that belong to no shown field. */
  general: Ref<string[]>
  dirty: ComputedRef<boolean>
  reset: (source: Record<string, unknown>) => void
  set: (name: string, value: unknown) => void
  /** Required fields that are empty get their message; true when none is. */
  checkRequired: () => boolean
  /** Puts a refusal at its fields, the rest on top, and moves the focus to the first. */
  show: (error: ApiError, idOf: (name: string) => string) => void
}

export function useDraft(fields: () => FieldMeta[]): Draft {
  const values = reactive<Record<string, unknown>>({})
  const errors = ref<Record<string, string>>({})
  const general = ref<string[]>([])
  const start = ref('{}')

  function reset(source: Record<string, unknown>): void {
    for (const field of fields()) values[field.name] = toDraft(field, source[field.name])
    start.value = JSON.stringify(values)
    errors.value = {}
    general.value = []
  }

  function set(name: string, value: unknown): void {
    values[name] = value
    delete errors.value[name]
  }

  function checkRequired(): boolean {
    const missing: Record<string, string> = {}
    for (const field of fields()) {
      const value = values[field.name]
      if (field.required && (value === null || value === undefined || (typeof value === 'string' && value.trim() === ''))) missing[field.name] = t('ui.form.required')
    }
    errors.value = missing
    return Object.keys(missing).length === 0
  }

  function show(error: ApiError, idOf: (name: string) => string): void {
    const shown = new Set(fields().map((field) => field.name))
    const messages = error.fieldMessages()
    errors.value = Object.fromEntries(Object.entries(messages).filter(([name]) => shown.has(name)))
    general.value = error.fields.filter((one) => !shown.has(one.field)).map((one) => `${one.field}: ${one.message}`)
    if (Object.keys(errors.value).length === 0 || general.value.length > 0) general.value.unshift(error.message)
    const first = fields().find((field) => errors.value[field.name])
    if (first) void nextTick(() => document.getElementById(idOf(first.name))?.focus())
  }

  return { values, errors, general, dirty: computed(() => JSON.stringify(values) !== start.value), reset, set, checkRequired, show }
}
