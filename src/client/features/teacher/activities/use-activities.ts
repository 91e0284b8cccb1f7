/** The activities that concern this teacher: run by the teacher, or meant for an own class; the lead sees all. */
import { computed } from 'vue'
import { type Activity, lastDayOf } from '../../../../domain/activities/attendees.ts'
import { isClassMeant } from '../../../../domain/activities/who-is-meant.ts'
import { addDays } from '../../../../domain/time/local-time.ts'
import type { Teacher } from '../shell/use-teacher.ts'

/** How long after its last day an activity stays at hand: for its record and late points. */
const daysAfter = 30

export const runs = (activity: Activity, { me, holdsAll }: Pick<Teacher, 'me' | 'holdsAll'>): boolean =>
  holdsAll.value || activity.leaders.includes(me.id)

export function useActivities(teacher: Teacher) {
  const { view, today, ownClasses } = teacher
  const isMine = (activity: Activity) =>
    runs(activity, teacher) ||
    [...ownClasses.value].some((classId) => isClassMeant(activity, view.value, classId, today.value))
  return computed(() =>
    [...view.value.all('activity').values()]
      .filter(
        (activity) => activity.state !== 'planned' && lastDayOf(activity) >= addDays(today.value, -daysAfter),
      )
      .filter(isMine)
      .sort((a, b) => (lastDayOf(a) < lastDayOf(b) ? -1 : 1)),
  )
}
