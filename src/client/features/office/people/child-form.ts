/** What the office typed about a child, read by the rules by which an import reads a cell. */
import type { ClassId, StudentId } from '../../../../domain/ids.ts'
import { err, ok, type Result } from '../../../../domain/result.ts'
import type { Sex } from '../../../../domain/roster/roster.ts'
import { type Cell, parseName, parseSeat, parseStudentNo } from '../../../../domain/roster/student-cells.ts'
import type { SchoolView, Student } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import { lastMembership } from './memberships.ts'

export type ChildDraft = {
  readonly name: string
  readonly sex: '' | Sex
  readonly seat: string
  readonly studentNo: string
}
export type ChildFields = {
  readonly name: string
  readonly sex?: Sex
  readonly seat?: number
  readonly studentNo?: string
}
export type ChildFault =
  { readonly code: 'missing' | 'odd' | 'identity' | 'bad' } | { readonly code: 'taken'; readonly by: Student }
export type ChildFaults = { readonly [K in keyof ChildDraft]?: ChildFault }

export const emptyDraft: ChildDraft = { name: '', sex: '', seat: '', studentNo: '' }

export const draftOf = (student: Student): ChildDraft => ({
  name: student.name,
  sex: student.sex ?? '',
  seat: String(lastMembership(student)?.seat ?? ''),
  studentNo: student.studentNo ?? '',
})

export type ChildPlace = {
  readonly view: SchoolView
  readonly date: LocalDate
  readonly classId: ClassId
  /** The child being changed: no clash with itself. */
  readonly self?: StudentId | undefined
}

export function readChild(draft: ChildDraft, place: ChildPlace): Result<ChildFields, ChildFaults> {
  const name = parseName(draft.name)
  const seat = parseSeat(draft.seat)
  const studentNo = parseStudentNo(draft.studentNo)
  const faults: { -readonly [K in keyof ChildDraft]?: ChildFault } = {}
  if (!name.ok) faults.name = nameFault(name)
  if (!seat.ok) faults.seat = { code: 'bad' }
  else if (seat.value !== undefined) addTaken(faults, 'seat', seatHolder(seat.value, place))
  if (!studentNo.ok)
    faults.studentNo = { code: studentNo.error.code === 'identity-number' ? 'identity' : 'bad' }
  else if (studentNo.value !== undefined) addTaken(faults, 'studentNo', numberHolder(studentNo.value, place))
  if (!name.ok || !seat.ok || !studentNo.ok || Object.keys(faults).length > 0) return err(faults)
  return ok({
    name: name.value,
    ...(draft.sex === '' ? {} : { sex: draft.sex }),
    ...(seat.value === undefined ? {} : { seat: seat.value }),
    ...(studentNo.value === undefined ? {} : { studentNo: studentNo.value }),
  })
}

function nameFault(name: Cell<string> & { ok: false }): ChildFault {
  if (name.error.code === 'name-missing') return { code: 'missing' }
  return { code: name.error.code === 'identity-number' ? 'identity' : 'odd' }
}

function addTaken(
  faults: { -readonly [K in keyof ChildDraft]?: ChildFault },
  field: keyof ChildDraft,
  by: Student | undefined,
) {
  if (by) faults[field] = { code: 'taken', by }
}

/** Who sits on a seat of a class on a day. */
export function seatHolder(seat: number, { view, date, classId, self }: ChildPlace): Student | undefined {
  return [...view.students.values()].find((student) => {
    const own = view.membershipOn(student.id, date)
    return student.id !== self && own?.class === classId && own.seat === seat
  })
}

/** A number is one child's for ever, also after leaving. */
const numberHolder = (studentNo: string, { view, self }: ChildPlace) =>
  [...view.students.values()].find((student) => student.id !== self && student.studentNo === studentNo)
