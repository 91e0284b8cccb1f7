/** The duty part of 今天: which window, whose duties, by class or by post, and who of them is chosen. */
import { computed, type ComputedRef, ref, type Ref, watch } from 'vue'
import type { WindowId } from '../../../../domain/ids.ts'
import { type DutyDay, dutiesRunOn } from '../../../../domain/time/calendar.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import type { Teacher } from '../shell/use-teacher.ts'
import { type DayWindow, dayWindows, windowAt } from '../../../../domain/posts/day-windows.ts'
import { type BoardDuty, type BoardReach, dutyBoard } from '../../../../domain/posts/duty-board.ts'

export type ReachId = 'class' | 'post' | 'school'
export type Grouping = 'class' | 'post'

export type Today = {
  /** Today, or a coming day for which leave and substitutes are arranged. */
  readonly day: ComputedRef<LocalDate>
  readonly chooseDay: (day: LocalDate) => void
  readonly run: ComputedRef<DutyDay>
  readonly windows: ComputedRef<readonly DayWindow[]>
  readonly window: ComputedRef<DayWindow | undefined>
  readonly chooseWindow: (id: WindowId) => void
  readonly reaches: ComputedRef<readonly ReachId[]>
  readonly reach: ComputedRef<ReachId | undefined>
  readonly chooseReach: (id: ReachId) => void
  readonly grouping: Ref<Grouping>
  readonly duties: ComputedRef<readonly BoardDuty[]>
  readonly absent: ComputedRef<readonly BoardDuty[]>
  readonly chosen: Ref<ReadonlySet<string>>
  readonly chosenDuties: ComputedRef<readonly BoardDuty[]>
  readonly toggle: (key: string) => void
  readonly choose: (keys: readonly string[]) => void
}

export function useToday(teacher: Teacher): Today {
  const { view, folded, facts, today, minutes, roles, ownClasses, ownPosts } = teacher
  const askedWindow = ref<WindowId | null>(null)
  const askedReach = ref<ReachId | null>(null)
  const askedGrouping = ref<Grouping | null>(null)
  const chosen = ref<ReadonlySet<string>>(new Set())

  const askedDay = ref<LocalDate | null>(null)
  const day = computed(() =>
    askedDay.value !== null && askedDay.value > today.value ? askedDay.value : today.value,
  )
  /** A coming day has not begun. */
  const minutesOf = () => (day.value === today.value ? minutes.value : -1)
  const run = computed(() => dutiesRunOn(view.value.calendar, day.value))
  const windows = computed(() => dayWindows(view.value, day.value, minutesOf()))
  const window = computed(() => {
    const id = askedWindow.value ?? windowAt(view.value, day.value, minutesOf())
    return windows.value.find((one) => one.id === id) ?? windows.value[0]
  })
  const reaches = computed(() => {
    const possible: ReachId[] = []
    if (ownClasses.value.size > 0) possible.push('class')
    if (ownPosts.value.size > 0) possible.push('post')
    if (roles.value.has('duty-teacher') || roles.value.has('programme-lead')) possible.push('school')
    return possible
  })
  const reach = computed(() =>
    askedReach.value && reaches.value.includes(askedReach.value) ? askedReach.value : reaches.value[0],
  )
  const grouping = computed<Grouping>({
    get: () => askedGrouping.value ?? (reach.value === 'class' ? 'class' : 'post'),
    set: (next) => (askedGrouping.value = next),
  })
  const boardReach = computed<BoardReach>(() => {
    if (reach.value === 'school') return { classes: 'all', posts: 'all' }
    return {
      classes: reach.value === 'class' ? ownClasses.value : new Set(),
      posts: reach.value === 'post' ? ownPosts.value : new Set(),
    }
  })
  // The phase alone, so that the clock's minutes do not work the board out anew.
  const windowId = computed(() => window.value?.id)
  const phase = computed(() => window.value?.phase ?? 'ended')
  const duties = computed(() =>
    windowId.value && reach.value
      ? dutyBoard({
          view: view.value,
          folded: folded.value,
          facts: facts.value,
          date: day.value,
          window: windowId.value,
          phase: phase.value,
          reach: boardReach.value,
        })
      : [],
  )
  watch([windowId, reach, day], () => (chosen.value = new Set()))

  return {
    day,
    chooseDay: (next) => (askedDay.value = next),
    run,
    windows,
    window,
    chooseWindow: (id) => (askedWindow.value = id),
    reaches,
    reach,
    chooseReach: (id) => (askedReach.value = id),
    grouping,
    duties,
    absent: computed(() => duties.value.filter(({ state }) => state === 'absent')),
    chosen,
    chosenDuties: computed(() => duties.value.filter(({ key }) => chosen.value.has(key))),
    toggle: (key) => {
      const next = new Set(chosen.value)
      if (!next.delete(key)) next.add(key)
      chosen.value = next
    },
    choose: (keys) => (chosen.value = new Set(keys)),
  }
}
