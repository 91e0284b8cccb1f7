/**
 * Which row is which child: by 学号; else by class, name and seat; else by class and name where that is unique and
 * nothing speaks against it; else a person decides. One name with two 学号 or two seats is two children. A row that
 * waits for a person keeps its possible children out of "gone".
 */
import { classText, sameClass } from './class-name.ts'
import type { DecisionOption, IncomingStudent } from './import-proposal.ts'
import { type Matching, MatchingWork } from './matching-work.ts'
import type { Questions } from './questions.ts'
import type { MatchReason } from './reasons.ts'
import type { DistinctRows } from './repeated-rows.ts'
import type { RosterStudent } from './roster.ts'

export function matchStudents(
  { rows, ownChildren }: Pick<DistinctRows, 'rows' | 'ownChildren'>,
  current: readonly RosterStudent[],
  questions: Questions,
): Matching {
  const work = new MatchingWork(rows, ownChildren, current, questions)
  matchByStudentNo(work)
  matchBySeat(work)
  matchByName(work)
  matchReturned(work)
  offerTransfers(work)
  return work.finished()
}

const anotherOrSkip: readonly DecisionOption[] = [{ kind: 'another-child' }, { kind: 'skip' }]

/** Both say it, and they say different things. */
const differs = <T>(a: T | undefined, b: T | undefined) => a !== undefined && b !== undefined && a !== b

/** Nothing that both know speaks against the row being this child. */
const isPossible = (row: IncomingStudent, student: RosterStudent) =>
  !differs(row.studentNo, student.studentNo) &&
  !differs(row.seat, student.seat) &&
  !differs(row.sex, student.sex)

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

function matchByStudentNo(work: MatchingWork) {
  const byNumber = new Map<string, RosterStudent>()
  for (const student of [...work.freeStudents(false), ...work.freeStudents(true)])
    if (student.studentNo) byNumber.set(student.studentNo, student)
  work.each((row) => {
    const student = row.studentNo === undefined ? undefined : byNumber.get(row.studentNo)
    if (!student || !work.free.has(student.id)) return row
    if (sharesCharacter(row.name, student.name)) return work.match(row, student, 'student-no')
    return work.ask(
      row,
      {
        code: 'student-no-name-differs',
        studentNo: student.studentNo ?? '',
        before: student.name,
        after: row.name,
      },
      [student],
      [{ kind: 'without', field: 'studentNo' }, { kind: 'skip' }],
    )
  })
}

/** A corrected character leaves the others; a list sorted without its numbers gives everybody a new name. */
const sharesCharacter = (a: string, b: string) => [...a].some((character) => b.includes(character))

const nameInClass = ({ classKey, name }: { classKey: RosterStudent['classKey']; name: string }) =>
  `${classText(classKey)} ${name}`

function matchBySeat(work: MatchingWork) {
  const inSeat = (item: RosterStudent | IncomingStudent) => `${nameInClass(item)} ${item.seat}`
  const bySeat = grouped(work.freeStudents(true), inSeat)
  work.each((row) => {
    const student =
      row.seat === undefined ? undefined : bySeat.get(inSeat(row))?.find(({ id }) => work.free.has(id))
    if (!student) return row
    if (!differs(row.studentNo, student.studentNo)) return work.match(row, student, 'class-name-seat')
    return askAboutNumber(work, row, student)
  })
}

const askAboutNumber = (work: MatchingWork, row: IncomingStudent, student: RosterStudent) =>
  work.ask(
    row,
    { code: 'student-no-differs', before: student.studentNo ?? '', after: row.studentNo ?? '' },
    [student],
    anotherOrSkip,
  )

function matchByName(work: MatchingWork) {
  const children = grouped(work.freeStudents(true), nameInClass)
  const rows = grouped(
    work.rows.filter((row) => !work.isOwnChild(row)),
    nameInClass,
  )
  const settled = new Map<IncomingStudent, IncomingStudent | undefined>()
  for (const [name, group] of rows) {
    const named = children.get(name) ?? []
    for (const row of group) settled.set(row, row)
    const [row, student] = [group[0], named[0]]
    if (row && student && group.length === 1 && named.length === 1)
      settled.set(row, matchTheOne(work, row, student))
    else if (named.length > 0) matchNamesakes(work, group, named, settled)
  }
  work.each((row) => (settled.has(row) ? settled.get(row) : row))
}

/** The only child of that name in the class, and the only row. */
function matchTheOne(work: MatchingWork, row: IncomingStudent, student: RosterStudent) {
  if (differs(row.studentNo, student.studentNo)) return askAboutNumber(work, row, student)
  if (!differs(row.seat, student.seat)) return work.match(row, student, 'class-name')
  const reason: MatchReason = { code: 'seat-differs', before: student.seat ?? 0, after: row.seat ?? 0 }
  return work.ask(row, reason, [student], anotherOrSkip, 0)
}

/**
 * Several children or rows of one name in one class. Whoever can be only one child is that child; rows that say
 * nothing to tell them apart are the children they are as many as; the rest is asked.
 */
function matchNamesakes(
  work: MatchingWork,
  group: readonly IncomingStudent[],
  named: readonly RosterStudent[],
  settled: Map<IncomingStudent, IncomingStudent | undefined>,
) {
  let rows = [...group]
  let children = [...named]
  const match = (row: IncomingStudent, student: RosterStudent) => {
    settled.set(row, work.match(row, student, 'class-name'))
    rows = rows.filter((other) => other !== row)
    children = children.filter((other) => other !== student)
  }
  for (let pair = onlyPair(rows, children); pair; pair = onlyPair(rows, children)) match(...pair)
  const sameKind = rows.map((row, index) => [row, children[index]] as const)
  if (
    rows.length === children.length &&
    sameKind.every(([row, child]) => child && saysNothingNew(row, child))
  )
    for (const [row, child] of sameKind) if (child) match(row, child)
  for (const row of rows) {
    // An answer about an earlier row may have taken one of them.
    const candidates = children.filter((student) => work.free.has(student.id) && isPossible(row, student))
    const reason: MatchReason = { code: 'several-candidates', name: row.name, count: candidates.length }
    if (candidates.length > 0) settled.set(row, work.ask(row, reason, candidates, anotherOrSkip))
  }
}

/** A row and a child that are possible for each other and for nobody else. */
function onlyPair(
  rows: readonly IncomingStudent[],
  children: readonly RosterStudent[],
): [IncomingStudent, RosterStudent] | undefined {
  for (const row of rows) {
    const [student, second] = children.filter((child) => isPossible(row, child))
    if (student && !second && rows.filter((other) => isPossible(other, student)).length === 1)
      return [row, student]
  }
  return undefined
}

const saysNothingNew = (row: IncomingStudent, student: RosterStudent) =>
  isPossible(row, student) &&
  (row.seat === undefined || row.seat === student.seat) &&
  (row.studentNo === undefined || row.studentNo === student.studentNo) &&
  (row.sex === undefined || row.sex === student.sex)

/** Children who left, or whom an undone import left inactive, are found again. Their old seat says nothing now. */
function matchReturned(work: MatchingWork) {
  const left = grouped(work.freeStudents(false), ({ name }) => name)
  work.each((row) => {
    const named = (left.get(row.name) ?? []).filter(
      (student) =>
        work.free.has(student.id) &&
        !differs(row.studentNo, student.studentNo) &&
        !differs(row.sex, student.sex),
    )
    const inClass = named.filter(({ classKey }) => sameClass(classKey, row.classKey))
    const inSeat = inClass.filter(({ seat }) => seat !== undefined && seat === row.seat)
    const [student, second] = inSeat.length > 0 ? inSeat : inClass
    if (student && !second) return work.match(row, student, 'returned')
    const candidates = second
      ? inClass
      : named.filter(({ classKey }) => classKey.entryYear === row.classKey.entryYear)
    if (candidates.length === 0) return row
    return work.ask(row, returnReason(work, row, candidates), candidates, anotherOrSkip)
  })
}

function returnReason(
  work: MatchingWork,
  row: IncomingStudent,
  candidates: readonly RosterStudent[],
): MatchReason {
  const [only, second] = candidates
  if (!only || second) return { code: 'several-candidates', name: row.name, count: candidates.length }
  const { questions } = work
  return {
    code: 'may-have-returned',
    from: questions.className(only.classKey),
    to: questions.className(row.classKey),
  }
}

/** What is left is new, unless a child of that name is missing in another class. */
function offerTransfers(work: MatchingWork) {
  const missing = grouped(work.freeStudents(true), ({ name }) => name)
  work.each((row) => {
    if (work.isOwnChild(row)) return work.add(row)
    const candidates = (missing.get(row.name) ?? []).filter(
      (student) => work.free.has(student.id) && mayHaveMoved(row, student, work.classesInFile),
    )
    if (candidates.length === 0) return work.add(row)
    const { reason, likely } = transferReason(work, row, candidates)
    return work.ask(row, reason, candidates, anotherOrSkip, likely ? 0 : undefined)
  })
}

/**
 * Missing in a class of the file and new in another: perhaps moved, even with a new 学号, which often holds the
 * class. From a class outside the file only when nothing speaks against it. Nobody skips two years.
 */
function mayHaveMoved(
  row: IncomingStudent,
  student: RosterStudent,
  classesInFile: ReadonlySet<string>,
): boolean {
  const years = Math.abs(row.classKey.entryYear - student.classKey.entryYear)
  if (differs(row.sex, student.sex) || sameClass(row.classKey, student.classKey)) return false
  if (classesInFile.has(classText(student.classKey))) return years <= 1
  return years === 0 && !differs(row.studentNo, student.studentNo)
}

function transferReason(
  { questions, classesInFile }: MatchingWork,
  row: IncomingStudent,
  candidates: readonly RosterStudent[],
): { reason: MatchReason; likely: boolean } {
  const [only, second] = candidates
  if (!only || second)
    return { reason: { code: 'several-candidates', name: row.name, count: candidates.length }, likely: false }
  const places = { from: questions.className(only.classKey), to: questions.className(row.classKey) }
  const missing = classesInFile.has(classText(only.classKey))
  return { reason: { code: missing ? 'moved-class' : 'same-name-other-class', ...places }, likely: missing }
}
