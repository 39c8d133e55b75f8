/** Whose roster this person may make, and which crew is theirs. The server decides; this only spares clicks in vain. */
import { computed } from 'vue'
import { can, currentUser } from '@/core/session'

export const ownCrewId = computed<number | null>(() => currentUser.value?.scope?.crew_ids?.[0] ?? null)
export const ownPersonId = computed<number | null>(() => currentUser.value?.person_id || null)

export function mayPlan(crewId: number | null): boolean {
  if (!can('organization.roster')) return false
  const scope = currentUser.value?.scope
  return scope?.all === true || (crewId !== null && (scope?.crew_ids ?? []).includes(crewId))
}
