/**
 * The class page's state: which class, which children of it, who is chosen. The choice dies with the page and with a
 * change of class; what was chosen and has left the filter stays chosen.
 */
import { computed, type ComputedRef, ref, type Ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { ClassId, StudentId } from '../../../../domain/ids.ts'
import type { Student } from '../../../../domain/school/school-view.ts'
import { dutiesRunOn } from '../../../../domain/time/calendar.ts'
import type { Teacher } from '../shell/use-teacher.ts'
import { useWaiting } from '../today/use-waiting.ts'
import { classToShow } from './class-list.ts'
import { hasTwoWeeksBehind } from './near-weeks.ts'

export type ClassFilter = 'all' | 'duty' | 'none'

export type ClassPageState = {
  readonly classId: ComputedRef<ClassId | undefined>
  /** The whole class in seat order, children on paper included. */
  readonly students: ComputedRef<readonly Student[]>
  readonly shown: ComputedRef<readonly Student[]>
  readonly filter: Ref<ClassFilter>
  readonly counts: ComputedRef<Readonly<Record<ClassFilter, number | null>>>
  /** This phone holds all records of the class, not only what this teacher wrote. */
  readonly holdsClass: ComputedRef<boolean>
  readonly chosen: Ref<ReadonlySet<StudentId>>
  readonly chosenStudents: ComputedRef<readonly Student[]>
  readonly allChosen: ComputedRef<boolean>
  readonly toggle: (student: StudentId) => void
  readonly toggleAll: () => void
  readonly clear: () => void
  readonly choose: (students: readonly StudentId[]) => void
}

const lastKey = 'shanzhen.class'

export function useClassPage(teacher: Teacher): ClassPageState {
  const { view, today, ownClasses, holdsAll, complete } = teacher
  const route = useRoute()
  const router = useRouter()
  const { near } = useWaiting()
  const filter = ref<ClassFilter>('all')
  const chosen = ref<ReadonlySet<StudentId>>(new Set())

  const asked = computed(() => String(route.params['class'] ?? '') || undefined)
  const classId = computed(() =>
    classToShow(view.value, today.value, asked.value, localStorage.getItem(lastKey), ownClasses.value),
  )
  const students = computed(() =>
    classId.value ? view.value.studentsOfClass(classId.value, today.value) : [],
  )
  const holdsClass = computed(
    () => holdsAll.value || (classId.value !== undefined && ownClasses.value.has(classId.value)),
  )
  const onDuty = computed(() => dutyToday(teacher))
  const isUnseen = (student: Student) => student.consent === 'electronic' && !near.value.isSeen(student.id)
  const matches: Record<ClassFilter, (student: Student) => boolean> = {
    all: () => true,
    duty: (student) => onDuty.value.has(student.id),
    none: isUnseen,
  }
  const countsUnseen = computed(
    () =>
      complete.value &&
      holdsClass.value &&
      hasTwoWeeksBehind(view.value.termOn(today.value)?.firstDay, today.value),
  )
  const shown = computed(() => students.value.filter(matches[filter.value]))
  const selectable = computed(() => shown.value.filter(({ consent }) => consent === 'electronic'))

  watch(classId, (now) => {
    if (now) localStorage.setItem(lastKey, now)
    filter.value = 'all'
    chosen.value = new Set()
  })
  watch(
    () => route.query['pick'],
    (pick) => {
      if (typeof pick !== 'string') return
      chosen.value = new Set([pick])
      void router.replace({ path: route.path })
    },
    { immediate: true, flush: 'post' },
  )

  return {
    classId,
    students,
    shown,
    filter,
    holdsClass,
    chosen,
    counts: computed(() => ({
      all: students.value.length,
      duty: onDuty.value.size > 0 || holdsClass.value ? students.value.filter(matches.duty).length : null,
      none: countsUnseen.value ? students.value.filter(isUnseen).length : null,
    })),
    chosenStudents: computed(() => students.value.filter(({ id }) => chosen.value.has(id))),
    allChosen: computed(
      () => selectable.value.length > 0 && selectable.value.every(({ id }) => chosen.value.has(id)),
    ),
    toggle: (student) => {
      const next = new Set(chosen.value)
      if (!next.delete(student)) next.add(student)
      chosen.value = next
    },
    toggleAll: () => {
      const every = selectable.value.every(({ id }) => chosen.value.has(id))
      chosen.value = new Set(every ? [] : [...chosen.value, ...selectable.value.map(({ id }) => id)])
    },
    clear: () => (chosen.value = new Set()),
    choose: (students) => (chosen.value = new Set(students)),
  }
}

/** Everyone with a duty today, in any window. */
function dutyToday({ view, today }: Teacher): Set<StudentId> {
  const date = today.value
  if (!dutiesRunOn(view.value.calendar, date).run) return new Set()
  const windows = view.value.windowsOn(date)
  return new Set(windows.flatMap(({ id }) => view.value.dueIn(id, date).map(({ student }) => student.id)))
}
