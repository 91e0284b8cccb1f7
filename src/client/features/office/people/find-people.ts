/** Finding anybody of the school, those who have left included: by name, pinyin (zengle, zl) or 学号. */
import type { SchoolView, Student } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import { lastMembership } from './memberships.ts'

export type Standing = 'here' | 'coming' | 'left'

/** At the school on a day, coming later, or gone: left, or finished with the class. */
export function standingOn(view: SchoolView, { id }: Pick<Student, 'id'>, date: LocalDate): Standing {
  if (view.membershipOn(id, date)) return 'here'
  return view.isHereSince(id, date) ? 'coming' : 'left'
}

export type FoundChild = {
  readonly student: Student
  readonly standing: Standing
  readonly className: string
  readonly seat: number | undefined
}

const longest = 60

/** The best matches first, those at the school before those who left, then by class and seat. */
export function findPeople(view: SchoolView, date: LocalDate, text: string): FoundChild[] {
  const query = plain(text)
  if (query === '') return []
  const found = [...view.students.values()].flatMap((student) => {
    const rank = rankOf(student, query)
    return rank === null ? [] : [{ ...childRow(view, date, student), rank }]
  })
  const order = ({ standing }: FoundChild) => (standing === 'left' ? 1 : 0)
  return found
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        order(a) - order(b) ||
        entryOf(view, b) - entryOf(view, a) ||
        (a.seat ?? 999) - (b.seat ?? 999) ||
        (a.student.name < b.student.name ? -1 : 1),
    )
    .slice(0, longest)
}

/** Entry years and numbers as one number, later years first when sorted downwards. */
function entryOf(view: SchoolView, { student }: FoundChild): number {
  const own = view.classes.get(lastMembership(student)?.class ?? '')
  return own ? own.entryYear * 100 - own.number : 0
}

/** Those who have left, the latest first. */
export function leftPeople(view: SchoolView, date: LocalDate): FoundChild[] {
  const leftOn = ({ student }: FoundChild) => view.leftOn(student.id, date) ?? ''
  return [...view.students.values()]
    .filter((student) => standingOn(view, student, date) === 'left')
    .map((student) => childRow(view, date, student))
    .sort((a, b) =>
      leftOn(a) < leftOn(b) ? 1 : leftOn(a) > leftOn(b) ? -1 : a.student.name < b.student.name ? -1 : 1,
    )
}

export function childRow(view: SchoolView, date: LocalDate, student: Student): FoundChild {
  const standing = standingOn(view, student, date)
  const own = view.membershipOn(student.id, date) ?? lastMembership(student)
  return { student, standing, className: view.className(own?.class, date), seat: own?.seat }
}

/** Lower is better; null: no match. */
function rankOf(student: Student, query: string): number | null {
  const studentNo = plain(student.studentNo ?? '')
  if (studentNo !== '' && studentNo === query) return 0
  const name = plain(student.name)
  if (name === query) return 0
  if (name.startsWith(query)) return 1
  if (name.includes(query)) return 2
  const syllables = student.pinyin.map(plain).filter(Boolean)
  const initials = syllables.map((syllable) => syllable[0]).join('')
  if (initials === query) return 2
  if (syllables.join('').startsWith(query) || initials.startsWith(query)) return 3
  if (query.length >= 4 && studentNo.includes(query)) return 4
  return null
}

/** Lower case, without tones, spaces and the dots of long names. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\s·•]/g, '')
    .toLowerCase()
