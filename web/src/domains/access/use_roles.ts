/** Roles and permissions with their names, fetched once a page. */
import { computed } from 'vue'
import { api } from '@/core/client'
import { everything } from '@/core/everything'
import { locale, onLocaleChange } from '@/core/i18n'
import { useLoad } from '@/core/load'
import { listOf, type Permission, type Role } from './types'

export const roleName = (role: Role): string => (locale.value === 'en' && role.name_en ? role.name_en : role.name)

export function useRoles() {
  const loaded = useLoad((signal) => everything<Role>('/access/roles', { signal }))
  const roles = computed(() => loaded.value.value ?? [])
  const names = (codes: string) => listOf(codes).map((code) => { const role = roles.value.find((one) => one.code === code); return role ? roleName(role) : code })
  return { ...loaded, roles, names }
}

export interface PermissionGroup {
  domain: string
  permissions: Permission[]
}

export function groupPermissions(permissions: Permission[]): PermissionGroup[] {
  const groups = new Map<string, Permission[]>()
  for (const one of permissions) groups.set(one.domain, [...(groups.get(one.domain) ?? []), one])
  return [...groups].map(([domain, list]) => ({ domain, permissions: list }))
}

export function usePermissions() {
  const loaded = useLoad((signal) => api.get<{ items: Permission[] }>('/access/permissions', { signal }))
  onLocaleChange(() => void loaded.reload())
  const groups = computed(() => groupPermissions(loaded.value.value?.items ?? []))
  return { ...loaded, groups }
}
