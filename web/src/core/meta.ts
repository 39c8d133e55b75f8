/** The server's own description of entities, fields and enums (GET /meta), loaded once per language. */
import { computed, shallowRef } from 'vue'
import { api } from './client'
import { onLocaleChange } from './i18n'
import { setHospitalZone } from './format'
import type { EntityMeta, EnumOption, FieldMeta, Meta } from './types'

const meta = shallowRef<Meta | null>(null)
let loading: Promise<Meta> | null = null

export const hospitalName = computed(() => meta.value?.hospital.name ?? '')
export const allEntities = computed(() => meta.value?.entities ?? {})

export function loadMeta(): Promise<Meta> {
  loading ??= api
    .get<Meta>('/meta', { offline: true })
    .then((answer) => {
      meta.value = answer
      setHospitalZone(answer.hospital.zone_minutes)
      return answer
    })
    .catch((cause: unknown) => {
      loading = null
      throw cause
    })
  return loading
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
  if (!meta.value) return
  loading = null
  void loadMeta()
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
