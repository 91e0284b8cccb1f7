/**
 * Finding a child among two thousand: by a piece of the name, by pinyin initials (zl), by pinyin (zengle), or by
 * seat. The class at hand comes first, then the own classes, then the school in class order.
 */
import type { ClassId } from '../../../../domain/ids.ts'
import type { SchoolView, Student } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

export type Found = {
  readonly student: Student
  readonly classId: ClassId
  readonly seat: number | undefined
}

const longest = 40

export function findStudents(
  view: SchoolView,
  date: LocalDate,
  text: string,
  nearest: ReadonlyArray<ClassId | undefined>,
): Found[] {
  const query = plain(text)
  if (query === '') return []
  const found: Array<Found & { rank: number }> = []
  for (const student of view.students.values()) {
    const membership = view.membershipOn(student.id, date)
    if (!membership) continue
    const rank = rankOf(student, membership.seat, query)
    if (rank !== null) found.push({ student, classId: membership.class, seat: membership.seat, rank })
  }
  const near = (classId: ClassId) => {
    const at = nearest.indexOf(classId)
    return at < 0 ? nearest.length : at
  }
  return found
    .sort(
      (a, b) =>
        near(a.classId) - near(b.classId) ||
        a.rank - b.rank ||
        compareClasses(view, a.classId, b.classId) ||
        (a.seat ?? 999) - (b.seat ?? 999),
    )
    .slice(0, longest)
}

/** Lower is better; null: no match. */
function rankOf(student: Student, seat: number | undefined, query: string): number | null {
  if (/^\d+$/.test(query)) return seat === Number(query) ? 0 : null
  const name = plain(student.name)
  if (name.startsWith(query)) return 0
  if (name.includes(query)) return 1
  const syllables = student.pinyin.map(plain).filter((syllable) => syllable !== '')
  const initials = syllables.map((syllable) => syllable[0]).join('')
  if (initials.startsWith(query)) return 2
  if (initials.includes(query)) return 3
  return syllables.join('').startsWith(query) ? 4 : null
}

/** Lower case, without tones, spaces and the dots of long names. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\s·•]/g, '')
    .toLowerCase()

/** Grade by grade, number by number: a later entry year is a lower grade. */
export function compareClasses(view: SchoolView, a: ClassId, b: ClassId): number {
  const [one, other] = [view.classes.get(a), view.classes.get(b)]
  if (!one || !other) return a < b ? -1 : a > b ? 1 : 0
  return other.entryYear - one.entryYear || one.number - other.number
}
