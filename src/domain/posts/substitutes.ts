/**
 * Who could stand in: children who know the post (appointed to it on other days, there before as substitutes or
 * unasked, or trained for what it asks), are at school, have no duty or lesson of their own in this window, and are
 * not on leave. Who has passed what the post asks for comes first, then who has stood in least this term, then who has
 * served least. A device that holds no trainings takes all for equal. Children outside the list can be chosen as well;
 * it only proposes.
 */
import { isOfType } from '../facts/ledger.ts'
import type { Folded } from '../facts/fold.ts'
import type { PostId, StudentId, WindowId } from '../ids.ts'
import { askedSubstitutes } from './asked-substitutes.ts'
import { lessonAt } from './lessons.ts'
import { type Attendance, isTrained, itemsAsked, trainingOf } from './training.ts'
import { coversDate } from '../records/dated.ts'
import type { SchoolView, Student } from '../school/school-view.ts'
import { addDays, type LocalDate } from '../time/local-time.ts'

export type Proposal = {
  readonly student: Student
  /** Appointed to this post, has been there before without being down for it, or trained for it. */
  readonly because: 'same-post' | 'has-helped' | 'trained'
  /** Has passed everything the post asks for, as far as this device knows. */
  readonly isTrained: boolean
  /** Duties, and of these those in another's place, since the term began. */
  readonly served: number
  readonly stoodIn: number
}

export type Vacancy = { readonly post: PostId; readonly window: WindowId; readonly date: LocalDate }

const helpedWithin = 28

export function proposeSubstitutes(
  view: SchoolView,
  folded: Folded,
  { post, window, date }: Vacancy,
  isReachable: (student: StudentId) => boolean,
): Proposal[] {
  const served = new Map<StudentId, number>()
  const helped = new Set<StudentId>()
  const since = addDays(date, -helpedWithin)
  const term = view.termIdOn(date)
  for (const claim of folded.claims.values()) {
    if (claim.kind !== 'duty') continue
    if (view.termIdOn(claim.day) === term) add(served, claim.student)
    if (claim.subject === post && claim.day >= since) helped.add(claim.student)
  }
  const stoodIn = new Map<StudentId, number>()
  for (const { fact } of folded.substitutions.values())
    if (view.termIdOn(fact.body.schoolDay) === term) add(stoodIn, fact.body.student)
  const appointed = new Set(
    view.appointments
      .filter((appointment) => appointment.post === post && coversDate(appointment, date))
      .map(({ student }) => student),
  )
  const busy = busyIn(view, folded, window, date)
  const trained = trainedFor(view, folded, post, date)
  return [...new Set([...appointed, ...helped, ...trained])]
    .filter((id) => !busy.has(id) && isReachable(id) && !lessonAt(view, id, window, date))
    .flatMap((id) => {
      const student = view.students.get(id)
      if (!student || student.consent !== 'electronic' || !view.classOn(id, date)) return []
      const because = appointed.has(id) ? 'same-post' : helped.has(id) ? 'has-helped' : 'trained'
      const counts = { served: served.get(id) ?? 0, stoodIn: stoodIn.get(id) ?? 0 }
      return [{ student, because, isTrained: trained.has(id), ...counts } as const]
    })
    .sort(
      (a, b) =>
        Number(b.isTrained) - Number(a.isTrained) ||
        a.stoodIn - b.stoodIn ||
        a.served - b.served ||
        (a.student.id < b.student.id ? -1 : 1),
    )
}

const add = (counts: Map<StudentId, number>, student: StudentId) =>
  void counts.set(student, (counts.get(student) ?? 0) + 1)

/** Nobody where the post asks for nothing. */
function trainedFor(view: SchoolView, folded: Folded, post: PostId, date: LocalDate): Set<StudentId> {
  if (itemsAsked(view, post, date).length === 0) return new Set()
  const attended = folded.serviceLife.filter((entry) =>
    isOfType(entry, 'training.attended.v1'),
  ) as Attendance[]
  const training = trainingOf(attended)
  const there = new Set(attended.map(({ fact }) => fact.body.student))
  return new Set([...there].filter((student) => isTrained(view, training, student, post, date)))
}

/** Due at any post in this window, on leave in it, asked already, or standing in. */
export function busyIn(view: SchoolView, folded: Folded, window: WindowId, date: LocalDate): Set<StudentId> {
  const busy = new Set(view.dueIn(window, date).map(({ student }) => student.id))
  for (const { fact } of folded.excused.values())
    if (fact.body.window === window && fact.body.schoolDay === date) busy.add(fact.body.student)
  for (const { fact } of folded.substitutions.values())
    if (fact.body.window === window && fact.body.schoolDay === date) busy.add(fact.body.student)
  for (const { asked, state } of askedSubstitutes(folded, date)) {
    const { body } = asked.fact
    if (body.window === window && body.schoolDay === date && state !== 'confirmed') busy.add(body.student)
  }
  return busy
}
