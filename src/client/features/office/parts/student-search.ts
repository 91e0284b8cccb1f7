/** Finding a child by name, pinyin (in full or initials) or class, as one types. */
import type { SchoolView, Student } from '../../../../domain/school/school-view.ts'
import { gradeOf, schoolYearOf } from '../../../../domain/time/calendar.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

export type FoundStudent = {
  readonly student: Student
  readonly className: string
  readonly seat: number | undefined
}

/** Children at the school on a day who fit, best first: a whole name, the start of a name, the rest by class and seat. */
export function searchStudents(view: SchoolView, date: LocalDate, text: string, most = 12): FoundStudent[] {
  const wanted = plain(text)
  if (!wanted) return []
  const found: Array<FoundStudent & { rank: number; order: number }> = []
  for (const student of view.students.values()) {
    const membership = view.membershipOn(student.id, date)
    if (!membership) continue
    const rank = rankOf(view, student, membership.class, date, wanted)
    if (rank === null) continue
    const own = view.classes.get(membership.class)
    const order = (own ? (2300 - own.entryYear) * 100 + own.number : 0) * 100 + (membership.seat ?? 99)
    const className = view.className(membership.class, date)
    found.push({ student, className, seat: membership.seat, rank, order })
  }
  return found.sort((a, b) => a.rank - b.rank || a.order - b.order).slice(0, most)
}

/** 0 the very name, 1 its start, 2 inside it, 3 pinyin, 4 the class; null: does not fit. */
function rankOf(
  view: SchoolView,
  student: Student,
  classId: string,
  date: LocalDate,
  wanted: string,
): number | null {
  const name = plain(student.name)
  if (name === wanted) return 0
  if (name.startsWith(wanted)) return 1
  if (name.includes(wanted)) return 2
  const syllables = student.pinyin.map(plain).filter(Boolean)
  const initials = syllables.map((syllable) => syllable[0]).join('')
  if (initials.startsWith(wanted) || syllables.join('').startsWith(wanted)) return 3
  return classNames(view, classId, date).includes(wanted) ? 4 : null
}

/** 三(2)班, 三2, 3.2, 302, as people type it. */
function classNames(view: SchoolView, classId: string, date: LocalDate): string[] {
  const own = view.classes.get(classId)
  if (!own) return []
  const grade = gradeOf(own.entryYear, schoolYearOf(date))
  const numeral = '一二三四五六'[grade - 1] ?? ''
  const number = own.number
  const forms = [`${numeral}${number}`, `${grade}${number}`, `${grade}${String(number).padStart(2, '0')}`]
  return [...forms, ...forms.map((form) => `${form}班`)]
}

/** Lower case, no tones, no brackets, dots or spaces: 三(2)班 and 三2班 are typed alike, Zēng is zeng. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s()（）·.．年级]/g, '')
}
