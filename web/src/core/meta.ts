/** The server's own description of entities, fields and enums (GET /meta), loaded once per language. */
import { computed, shallowRef } from 'vue'
import { api } from './client'
import { onLocaleChange } from './i18n'
import { setHospitalZone } from './format'
import type { EntityMeta, EnumOption, FieldMeta, Meta } from './types'

const meta = shallowRef<Meta | null>(null)
let loading: Promise<Meta> | null = null
/** An older answer, perhaps in the language before, never replaces a newer one. */
let latest = 0

export const hospitalName = computed(() => meta.value?.hospital.name ?? '')
export const allEntities = computed(() => meta.value?.entities ?? {})

export function loadMeta(): Promise<Meta> {
  loading ??= askMeta()
  return loading
}

async function askMeta(): Promise<Meta> {
  const mine = ++latest
  try {
    const answer = await api.get<Meta>('/meta', { offline: true })
    if (mine === latest) setMeta(answer)
    return answer
  } catch (cause) {
    if (mine === latest) loading = null
    throw cause
  }
}

/** As keepSession(): the description of fields and states, kept for a day without signal. */
export async function keepMeta(): Promise<void> {
  await api.get<Meta>('/meta', { offline: true })
}

/** After the hospital was renamed. */
export function reloadMeta(): Promise<Meta> {
  loading = null
  return loadMeta()
}

/** For tests and after an import that adds fields. */
export function setMeta(value: Meta): void {
  meta.value = value
  loading = Promise.resolve(value)
  setHospitalZone(value.hospital.zone_minutes)
}

onLocaleChange(() => {
  if (!loading) return
  loading = null
  loadMeta().catch(() => {}) // The next page asks again.
})

export function entityMeta(name: string): EntityMeta | null {
  return meta.value?.entities[name] ?? null
}

export function fieldMeta(entity: string, field: string): FieldMeta | null {
  return entityMeta(entity)?.fields.find((one) => one.name === field) ?? null
}

/** The choices of a field: written out in it, or the enum it names. */
export function fieldOptions(field: FieldMeta): EnumOption[] {
  if (Array.isArray(field.options)) return field.options.map((one) => (typeof one === 'string' ? { value: one, label: one } : one))
  return enumOptions(field.options ?? '')
}

export function enumOptions(name: string): EnumOption[] {
  return meta.value?.enums[name] ?? []
}

/** Label and tone of one enum value; an unknown value is shown as it is. */
export function enumOption(name: string, value: string): EnumOption {
  return enumOptions(name).find((one) => one.value === value) ?? { value, label: value, tone: 'neutral' }
}
