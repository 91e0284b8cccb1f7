/** The children of a class with their cards. Only who takes part electronically has one: a tablet knows nobody else. */
import type { StudentId } from '../../../../domain/ids.ts'
import type { Card, SchoolView, Student } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import type { RecordChange } from '../../../api/records.ts'
import type { ClassRow } from '../people/class-rows.ts'

export type CardRow = {
  readonly student: Student
  readonly seat: number | undefined
  /** The latest one. */
  readonly card: Card | undefined
  readonly canHave: boolean
}

/** A child's cards, the latest issued last. */
export function cardsByStudent(view: SchoolView): ReadonlyMap<StudentId, readonly Card[]> {
  const cards = new Map<StudentId, Card[]>()
  for (const card of view.cards) cards.set(card.student, [...(cards.get(card.student) ?? []), card])
  for (const own of cards.values()) own.sort((a, b) => (a.issued < b.issued ? -1 : 1))
  return cards
}

export function cardRows(
  view: SchoolView,
  date: LocalDate,
  { students }: Pick<ClassRow, 'students'>,
): CardRow[] {
  const cards = cardsByStudent(view)
  return students.map((student) => {
    const own = cards.get(student.id) ?? []
    return {
      student,
      seat: view.membershipOn(student.id, date)?.seat,
      card: own[own.length - 1],
      canHave: student.consent === 'electronic',
    }
  })
}

export const withoutCard = (rows: readonly CardRow[]): CardRow[] =>
  rows.filter(({ card, canHave }) => canHave && !card)
export const printable = (rows: readonly CardRow[]): CardRow[] =>
  rows.filter(({ card, canHave }) => canHave && card !== undefined)

type NewCard = { readonly id: string; readonly code: string }

/** New cards for children without one. */
export const issueChanges = (
  students: readonly StudentId[],
  issued: LocalDate,
  next: () => NewCard,
): RecordChange[] =>
  students.map((student) => {
    const { id, code } = next()
    return { kind: 'card', id, version: 0, body: { student, code, issued } }
  })

/** A new card in place of the old one, which is dead in the same moment. @param old with the versions that stand */
export const replaceChanges = (
  student: StudentId,
  old: ReadonlyArray<{ readonly id: string; readonly version: number }>,
  issued: LocalDate,
  next: () => NewCard,
): RecordChange[] => [
  ...old.map(({ id, version }): RecordChange => ({ kind: 'card', id, version, body: null })),
  ...issueChanges([student], issued, next),
]
