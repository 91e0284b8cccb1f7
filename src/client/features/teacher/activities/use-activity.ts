/** One activity as a teacher's phone has it: whom it lists, and what has been said of them. */
import { computed, type ComputedRef } from 'vue'
import {
  type Activity,
  type Attendee,
  attendeesOf,
  dayAtHand,
  mayGo,
  type Said,
  saidOf,
} from '../../../../domain/activities/attendees.ts'
import { isOfType } from '../../../../domain/facts/ledger.ts'
import type { StudentId } from '../../../../domain/ids.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import type { Teacher } from '../shell/use-teacher.ts'
import { runs } from './use-activities.ts'

export type ActivityAtHand = {
  readonly activity: ComputedRef<Activity | undefined>
  readonly said: ComputedRef<Said>
  /** The children of this teacher: of the own classes, or all where the teacher runs it. */
  readonly attendees: ComputedRef<readonly Attendee[]>
  readonly going: ComputedRef<readonly Attendee[]>
  readonly day: ComputedRef<LocalDate>
  readonly isRun: ComputedRef<boolean>
  /** Who has got the points of the day at hand. */
  readonly awarded: ComputedRef<ReadonlySet<StudentId>>
}

export function useActivity(teacher: Teacher, id: () => string): ActivityAtHand {
  const { view, folded, facts, today, ownClasses } = teacher
  const activity = computed(() => view.value.all('activity').get(id()))
  const said = computed(() => saidOf(id(), folded.value.activityLife))
  const isRun = computed(() => activity.value !== undefined && runs(activity.value, teacher))
  const attendees = computed(() => {
    if (!activity.value) return []
    const all = attendeesOf(activity.value, view.value, said.value, today.value)
    return isRun.value ? all : all.filter(({ classId }) => ownClasses.value.has(classId))
  })
  const day = computed(() => (activity.value ? dayAtHand(activity.value, today.value) : today.value))
  const awarded = computed(() => {
    const given = facts.value.flatMap((entry) => {
      if (!isOfType(entry, 'points.awarded.v2') || folded.value.revoked.has(entry.fact.id)) return []
      const { body } = entry.fact
      return body.activity === id() && body.schoolDay === day.value ? [body.student] : []
    })
    return new Set(given)
  })
  const going = computed(() => {
    const own = activity.value
    return own ? attendees.value.filter((attendee) => mayGo(own, attendee)) : []
  })
  return { activity, said, attendees, going, day, isRun, awarded }
}
