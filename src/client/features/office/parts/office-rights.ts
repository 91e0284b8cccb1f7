/** What the person in the office may do, by today's roles: the server enforces it, the screens leave out the rest. */
import { computed } from 'vue'
import { useHome } from '../../../home/home.ts'
import { useOfficeDay } from './office-day.ts'

export function useOfficeRights() {
  const { identity, school } = useHome()
  const { date } = useOfficeDay()
  const roles = computed(() => school.view.value.rolesOf(identity.id, date.value))
  return {
    roles,
    isLead: computed(() => roles.value.has('programme-lead')),
    isAdmin: computed(() => roles.value.has('school-admin')),
    /** Either of the two whose desk this is. */
    isOffice: computed(() => roles.value.has('programme-lead') || roles.value.has('school-admin')),
  }
}
