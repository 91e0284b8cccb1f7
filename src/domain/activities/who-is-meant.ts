/** Whom an activity is for, and whether its children may sign up today. */
import type { ClassId, StudentId } from '../ids.ts'
import type { RecordBody } from '../records/record.schema.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'

type Activity = RecordBody<'activity'>

/** Its grades and classes together; where it names neither, everybody. */
export function isClassMeant(
  activity: Activity,
  view: SchoolView,
  classId: ClassId,
  date: LocalDate,
): boolean {
  const { grades, classes } = activity
  if (grades.length === 0 && classes.length === 0) return true
  const grade = view.gradeOf(classId, date)
  return classes.includes(classId) || (grade !== undefined && grades.includes(grade))
}

/** A group's children are known to its teachers alone. */
export function isInvited(
  activity: Activity,
  view: SchoolView,
  student: StudentId,
  date: LocalDate,
): boolean {
  const classId = view.classOn(student, date)
  return activity.group === undefined && classId !== undefined && isClassMeant(activity, view, classId, date)
}

/** What children of a class may sign up for on a day, the one that closes first before the others. */
export const openForClass = (view: SchoolView, classId: ClassId, date: LocalDate) =>
  [...view.all('activity').values()]
    .filter(
      (activity) =>
        isSignUpOpen(activity, date) &&
        activity.group === undefined &&
        isClassMeant(activity, view, classId, date),
    )
    .sort((a, b) => ((a.signUp?.to ?? '') < (b.signUp?.to ?? '') ? -1 : 1))

export const isSignUpOpen = ({ state, signUp }: Activity, date: LocalDate): boolean =>
  state === 'open' && signUp !== undefined && signUp.from <= date && date <= signUp.to
