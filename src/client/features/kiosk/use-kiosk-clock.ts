/** The kiosk's time as refs that change only when what they show changes: once a minute, not once a second. */
import { computed, type ComputedRef, onScopeDispose, shallowRef } from 'vue'
import { weekOfTerm } from '../../../domain/time/calendar.ts'
import { type LocalDate, localDateOf, localTimeOf, timeOfDay } from '../../../domain/time/local-time.ts'
import type { ClockDoubt } from '../../../domain/time/clock.ts'
import type { Home } from '../../home/home.ts'
import { useNow } from '../../stores/now.ts'
import { kioskTime } from './kiosk-time.ts'

export type KioskClock = {
  readonly seconds: ComputedRef<number>
  /** Today; where the clock is doubted, the day of the last contact, by which doubted facts are written, too. */
  readonly date: ComputedRef<LocalDate>
  readonly minutes: ComputedRef<number>
  readonly weekday: ComputedRef<number>
  /** HH:MM */
  readonly time: ComputedRef<string>
  readonly week: ComputedRef<number | null>
  readonly doubt: ComputedRef<ClockDoubt | null>
}

export function useKioskClock({ workplace, meta, school }: Home): KioskClock {
  const ticking = useNow()
  const start = workplace.moment()
  const wasHidden = watchHidden()
  const zone = computed(() => school.view.value.calendar.zone)
  const known = computed(() => {
    void ticking.device
    return kioskTime(workplace.moment(), meta.data.value.lastContact, start, wasHidden.value, __BUILT_AT__)
  })
  const local = computed(() => localTimeOf(known.value.now, zone.value))
  const date = computed(() => localDateOf(known.value.certain, zone.value))
  const minutes = computed(() => local.value.minutes)
  return {
    seconds: computed(() => known.value.now),
    date,
    minutes,
    weekday: computed(() => local.value.weekday),
    time: computed(() => timeOfDay(minutes.value)),
    week: computed(() => {
      const term = school.view.value.termOn(date.value)
      return term ? weekOfTerm(term, date.value) : null
    }),
    doubt: computed(() => known.value.doubt),
  }
}

/** Whether the page was hidden since it started: a tablet that slept may have a forward-only clock that stood still. */
function watchHidden() {
  const wasHidden = shallowRef(document.visibilityState === 'hidden')
  const note = () => {
    if (document.visibilityState === 'hidden') wasHidden.value = true
  }
  document.addEventListener('visibilitychange', note)
  onScopeDispose(() => document.removeEventListener('visibilitychange', note))
  return wasHidden
}
