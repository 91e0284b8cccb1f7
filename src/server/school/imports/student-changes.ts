/** A plan for children, as records: pinyin computed, a picture that nobody of the class has, consent still open. */
import type { RecordBody, RecordRow } from '../../../domain/records/record.schema.ts'
import type { CreatedStudent, ImportPlan } from '../../../domain/roster/import-proposal.ts'
import type { StudentChange } from '../../../domain/roster/roster.ts'
import { freeSymbols } from '../../../domain/school/picture-symbols.ts'
import type { SchoolView } from '../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../domain/time/local-time.ts'
import { namePinyin } from '../../import/name-pinyin.ts'
import type { RecordChange } from '../change-records.ts'
import { type ClassIds, classesFor } from './class-changes.ts'
import { joinClass, leaveSchool, takeSeat } from './memberships.ts'
import { isAtSchool, lastMembership } from './roster-now.ts'

type StudentBody = RecordBody<'student'>
type Versions = ReadonlyMap<string, number>

export const studentVersions = (rows: readonly RecordRow[]): Versions =>
  new Map(rows.filter(({ kind }) => kind === 'student').map(({ id, version }) => [id, version]))

export type StudentWrites = { readonly changes: RecordChange[]; readonly newClasses: string[] }

/** @param versions of the standing student records */
export function studentChanges(
  plan: ImportPlan,
  view: SchoolView,
  versions: Versions,
  today: LocalDate,
  nextId: () => string,
): StudentWrites {
  const classes = classesFor(view, plan.newClasses, nextId)
  const symbols = new SymbolsOfClasses(view, today)
  const changed = changedStudents(plan.changes, view, classes, symbols, today)
  const newIds = new Set(classes.changes.map(({ id }) => id))
  const created = plan.created.map((student): RecordChange => {
    const body = newStudent(
      student,
      classes,
      symbols,
      firstDay(view, today, newIds.has(classes.idOf(student.classKey))),
    )
    return { kind: 'student', id: student.id, version: 0, body }
  })
  const standing = changed.map(({ id, body }): RecordChange => ({
    kind: 'student',
    id,
    version: versions.get(id) ?? 0,
    body,
  }))
  return { changes: [...classes.changes, ...created, ...standing], newClasses: [...newIds] }
}

/** The children of a class that is entered only now have been in it since the term began; a newcomer came today. */
function firstDay(view: SchoolView, today: LocalDate, isNewClass: boolean): LocalDate {
  const term = view.termOn(today)
  return isNewClass && term && term.firstDay < today ? term.firstDay : today
}

function newStudent(
  student: CreatedStudent,
  classes: ClassIds,
  symbols: SymbolsOfClasses,
  from: LocalDate,
): StudentBody {
  const { name, sex, studentNo, seat, classKey } = student
  const classId = classes.idOf(classKey)
  return {
    name,
    pinyin: namePinyin(name),
    ...(sex === undefined ? {} : { sex }),
    ...(studentNo === undefined ? {} : { studentNo }),
    symbol: symbols.take(classId),
    memberships: [{ class: classId, ...(seat === undefined ? {} : { seat }), from }],
    consent: 'pending',
  }
}

function changedStudents(
  changes: readonly StudentChange[],
  view: SchoolView,
  classes: ClassIds,
  symbols: SymbolsOfClasses,
  today: LocalDate,
): Array<{ id: string; body: StudentBody }> {
  const byStudent = new Map<string, StudentChange[]>()
  for (const change of changes)
    byStudent.set(change.studentId, [...(byStudent.get(change.studentId) ?? []), change])
  return [...byStudent].flatMap(([id, own]) => {
    const student = view.students.get(id)
    if (!student) return []
    const { id: _id, ...body } = student
    return [{ id, body: withChanges(body, own, classes, symbols, today) }]
  })
}

/** All of one child's changes, whatever their order. */
function withChanges(
  body: StudentBody,
  changes: readonly StudentChange[],
  classes: ClassIds,
  symbols: SymbolsOfClasses,
  today: LocalDate,
): StudentBody {
  const after = new Map(changes.map(({ field, after }) => [field, after] as const))
  const { sex, studentNo, ...rest } = body
  const newSex = (after.has('sex') ? after.get('sex') : sex) as StudentBody['sex'] | null
  const newNo = (after.has('studentNo') ? after.get('studentNo') : studentNo) as string | null | undefined
  const name = after.get('name') as string | undefined
  const classKey = after.get('class') as CreatedStudent['classKey'] | undefined
  const last = lastMembership(body)
  const classId = classKey ? classes.idOf(classKey) : (last?.class ?? '')
  const seat = (after.has('seat') ? (after.get('seat') ?? undefined) : last?.seat) as number | undefined
  const wasAtSchool = isAtSchool(body, today)
  const isNow = (after.get('active') as boolean | undefined) ?? wasAtSchool
  const moves = classId !== last?.class || (isNow && !wasAtSchool)
  return {
    ...rest,
    ...(name === undefined ? {} : { name, pinyin: namePinyin(name) }),
    ...(newSex ? { sex: newSex } : {}),
    ...(newNo ? { studentNo: newNo } : {}),
    symbol: moves && isNow ? symbols.take(classId, body.symbol) : body.symbol,
    memberships: membershipsAfter(body.memberships, { isNow, moves, classId, seat }, today),
  }
}

function membershipsAfter(
  memberships: StudentBody['memberships'],
  {
    isNow,
    moves,
    classId,
    seat,
  }: { isNow: boolean; moves: boolean; classId: string; seat: number | undefined },
  today: LocalDate,
): StudentBody['memberships'] {
  const placed = moves ? joinClass(memberships, classId, seat, today) : takeSeat(memberships, seat)
  return isNow ? placed : leaveSchool(placed, today)
}

/** Pictures of each class, with those given in this import. */
class SymbolsOfClasses {
  readonly #taken = new Map<string, Set<string>>()
  readonly #view: SchoolView
  readonly #today: LocalDate

  constructor(view: SchoolView, today: LocalDate) {
    this.#view = view
    this.#today = today
  }

  /** @param own the picture a child brings along; kept when it is free */
  take(classId: string, own?: string): string {
    const taken = this.#of(classId)
    const symbol = own !== undefined && !taken.has(own) ? own : (freeSymbols(taken, 1)[0] ?? '')
    taken.add(symbol)
    return symbol
  }

  #of(classId: string): Set<string> {
    let taken = this.#taken.get(classId)
    if (!taken) {
      const members = this.#view.studentsOfClass(classId, this.#today)
      this.#taken.set(classId, (taken = new Set(members.map(({ symbol }) => symbol))))
    }
    return taken
  }
}
