/**
 * 培训: who is expected at a session, and whose training has run out or soon will. Children on paper are trained on
 * paper and in neither list.
 */
import type { PostId, StudentId } from '../ids.ts'
import type { RecordBody } from '../records/record.schema.ts'
import type { SchoolView } from '../school/school-view.ts'
import { addDays, type LocalDate } from '../time/local-time.ts'
import { inClassOrder } from './class-order.ts'
import { holdsOn, itemsNamed, type Training } from './training.ts'

export type TrainingSession = RecordBody<'training-session'> & { readonly id: string }

/** Appointed at one of the posts, on that day or to come; by class and seat. */
export function childrenToTrain(view: SchoolView, posts: ReadonlySet<PostId>, date: LocalDate): StudentId[] {
  const appointed = view.appointments.filter(
    ({ post, to }) => posts.has(post) && !(to !== undefined && to < date),
  )
  return inClassOrder(
    view,
    appointed.map(({ student }) => student),
    date,
  )
}

/** The posts whose cards name the item; retired ones train nobody. */
const postsNaming = (view: SchoolView, item: string, date: LocalDate): Set<PostId> =>
  new Set(
    [...view.posts.values()]
      .filter((post) => itemsNamed(post).includes(item) && !(post.retiredOn && post.retiredOn <= date))
      .map(({ id }) => id),
  )

/** The children of the session's posts; where it names none, everybody who lacks one of its items on its day. */
export function expectedAt(view: SchoolView, training: Training, session: TrainingSession): StudentId[] {
  const { posts, items, date } = session
  if (posts !== undefined && posts.length > 0) return childrenToTrain(view, new Set(posts), date)
  const lacking = items.flatMap((item) =>
    childrenToTrain(view, postsNaming(view, item, date), date).filter(
      (student) => !hasPassed(view, training, student, item, date),
    ),
  )
  return inClassOrder(view, lacking, date)
}

const hasPassed = (
  view: SchoolView,
  { passedOn }: Training,
  student: StudentId,
  item: string,
  on: LocalDate,
) => passedOn?.(student, item).some((day) => holdsOn(view, item, day, on)) === true

export type RefresherDue = {
  readonly item: string
  readonly students: readonly StudentId[]
}
/** How long before its end a refresher is spoken of. */
const daysAhead = 14

/** Items that a child has passed once and that have run out, or will within two weeks; those never passed are not here. */
export function refreshersDue(view: SchoolView, training: Training, date: LocalDate): RefresherDue[] {
  const soon = addDays(date, daysAhead)
  return [...view.all('training-item').values()]
    .filter(({ retiredOn }) => retiredOn === undefined || date < retiredOn)
    .map(({ id: item }) => ({
      item,
      students: childrenToTrain(view, postsNaming(view, item, date), date).filter(
        (student) =>
          (training.passedOn?.(student, item).length ?? 0) > 0 &&
          !hasPassed(view, training, student, item, soon),
      ),
    }))
    .filter(({ students }) => students.length > 0)
}
