/** Today at the school, by its own zone and calendar: what every office page begins with. */
import { computed } from 'vue'
import { weekOfTerm } from '../../../../domain/time/calendar.ts'
import { localTimeOf } from '../../../../domain/time/local-time.ts'
import { useHome } from '../../../home/home.ts'
import { useNow } from '../../../stores/now.ts'

export function useOfficeDay() {
  const { school } = useHome()
  const now = useNow()
  const zone = computed(() => school.view.value.calendar.zone)
  const date = computed(() => localTimeOf(now.seconds, zone.value).date)
  const minutes = computed(() => localTimeOf(now.seconds, zone.value).minutes)
  const term = computed(() => school.view.value.termOn(date.value))
  const week = computed(() => (term.value ? weekOfTerm(term.value, date.value) : null))
  return { zone, date, minutes, term, week, now: computed(() => Math.floor(now.seconds)) }
}
