/**
 * Who may serve: a post may ask for training items from a day on, and an item is passed for a term or a school year.
 *
 * The server knows every attendance and decides by it when it stamps a check-in. A device knows those it holds: a
 * class tablet its class's of the school year, a place tablet none, so it takes everybody for trained and is told
 * otherwise.
 */
import type { LedgerFact } from '../facts/ledger.ts'
import type { PostId, StudentId } from '../ids.ts'
import type { RecordBody } from '../records/record.schema.ts'
import type { Post, SchoolView } from '../school/school-view.ts'
import { schoolYearOf } from '../time/calendar.ts'
import type { LocalDate } from '../time/local-time.ts'

/** School days on which a child passed an item; null: who answers does not know about training. */
export type Training = {
  readonly passedOn: ((student: StudentId, item: string) => readonly LocalDate[]) | null
}

export const nothingKnown: Training = { passedOn: null }

export type Attendance = Pick<LedgerFact<'training.attended.v1'>, 'fact'>

/** @param attended standing attendances, in any order */
export function trainingOf(attended: Iterable<Attendance>): Training {
  const days = new Map<string, LocalDate[]>()
  for (const { fact } of attended) {
    const { student, item, schoolDay, passed } = fact.body
    const key = `${student}|${item}`
    if (passed) days.set(key, [...(days.get(key) ?? []), schoolDay])
  }
  return { passedOn: (student, item) => days.get(`${student}|${item}`) ?? [] }
}

/** Items that a post asks for, now or from a day on, or names on its card. */
export const itemsNamed = ({ training = [], trainingRequired = [] }: Post): string[] => [
  ...new Set([...training.map(({ item }) => item), ...trainingRequired]),
]

/** Items that the post asks for on a day, those that are retired left out. */
export function itemsAsked(view: SchoolView, post: PostId, date: LocalDate): string[] {
  const asked = view.posts.get(post)?.training ?? []
  return asked.filter(({ item, from }) => from <= date && isInUse(view, item, date)).map(({ item }) => item)
}

function isInUse(view: SchoolView, item: string, date: LocalDate): boolean {
  const known = view.all('training-item').get(item)
  return known !== undefined && (known.retiredOn === undefined || date < known.retiredOn)
}

/** What the child still has to pass to serve at the post on that day. */
export function itemsMissing(
  view: SchoolView,
  training: Training,
  student: StudentId,
  post: PostId,
  date: LocalDate,
): string[] {
  const { passedOn } = training
  if (passedOn === null) return []
  return itemsAsked(view, post, date).filter(
    (item) => !passedOn(student, item).some((day) => holdsOn(view, item, day, date)),
  )
}

/** Of these duties the children who lack an item, each once, with everything they lack. */
export function whoLacks(
  view: SchoolView,
  training: Training,
  duties: ReadonlyArray<{ readonly student: StudentId; readonly post: PostId; readonly day: LocalDate }>,
): Array<{ readonly student: StudentId; readonly items: readonly string[] }> {
  const lacking = new Map<StudentId, Set<string>>()
  for (const { student, post, day } of duties)
    for (const item of itemsMissing(view, training, student, post, day))
      lacking.set(student, (lacking.get(student) ?? new Set()).add(item))
  return [...lacking].map(([student, items]) => ({ student, items: [...items] }))
}

export const isTrained = (...asked: Parameters<typeof itemsMissing>): boolean =>
  itemsMissing(...asked).length === 0

/** Whether what was passed on `day` still holds on `date`; nothing holds before it was passed. */
export function holdsOn(view: SchoolView, item: string, day: LocalDate, date: LocalDate): boolean {
  if (day > date) return false
  const validFor: RecordBody<'training-item'>['validFor'] =
    view.all('training-item').get(item)?.validFor ?? 'school-year'
  return validFor === 'term'
    ? view.termIdOn(day) === view.termIdOn(date)
    : schoolYearOf(day) === schoolYearOf(date)
}
