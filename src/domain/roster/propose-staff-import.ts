/**
 * What a list of staff would change. By login name, else by name where it is unique. Nobody is "gone": a list of
 * class teachers says nothing about the others. Rows that need a person are left out and said.
 */
import type { StaffId } from '../ids.ts'
import { err, ok, type Result } from '../result.ts'
import { classDisplayName, type ClassKey, classText, sameClass } from './class-name.ts'
import type { StaffReason } from './reasons.ts'
import type { StaffAssignment, StaffRow } from './staff-rows.ts'
import type { RowPlace } from './student-rows.ts'

export type RosterStaff = {
  readonly id: StaffId
  readonly name: string
  readonly loginName?: string
  readonly active: boolean
  /** In force now. */
  readonly assignments: readonly StaffAssignment[]
}

export type StaffImport = {
  readonly current: readonly RosterStaff[]
  readonly rows: readonly StaffRow[]
  readonly knownClasses: readonly ClassKey[]
  readonly schoolYearStart: number
}

type AddedStaff = RowPlace & {
  readonly name: string
  readonly loginName?: string
  readonly assignments: readonly StaffAssignment[]
}

export type StaffChange =
  | { readonly field: 'name'; readonly before: string; readonly after: string }
  | { readonly field: 'active'; readonly before: boolean; readonly after: boolean }
  | {
      readonly field: 'assignments'
      readonly started: readonly StaffAssignment[]
      readonly ended: readonly StaffAssignment[]
    }

type ChangedStaff = RowPlace & {
  readonly staffId: StaffId
  readonly name: string
  readonly changes: readonly StaffChange[]
}

type StaffProblem = RowPlace & StaffRow['shown'] & { readonly reason: StaffReason }

export type StaffProposal = {
  readonly added: readonly AddedStaff[]
  readonly changed: readonly ChangedStaff[]
  readonly toDecide: readonly StaffProblem[]
  readonly unchanged: number
  readonly newClasses: readonly ClassKey[]
}

export function proposeStaffImport(input: StaffImport): StaffProposal {
  const added: AddedStaff[] = []
  const changed: ChangedStaff[] = []
  const toDecide: StaffProblem[] = []
  const seen: AddedStaff[] = []
  let unchanged = 0
  for (const row of input.rows) {
    const place = { key: row.key, sheet: row.sheet, row: row.row }
    const found = findStaff(row, seen, input)
    if (!found.ok) {
      toDecide.push({ ...place, ...row.shown, reason: found.error })
      continue
    }
    const { staff, known } = found.value
    seen.push(staff)
    const changes = known && changesOf(staff, known)
    if (!known || !changes) added.push(staff)
    else if (changes.length > 0) changed.push({ ...place, staffId: known.id, name: known.name, changes })
    else unchanged += 1
  }
  return { added, changed, toDecide, unchanged, newClasses: newClasses(seen, input.knownClasses) }
}

type Read<T> = Result<T, StaffReason>
type FoundStaff = { readonly staff: AddedStaff; readonly known: RosterStaff | undefined }

/** The row as staff, and who of the school that is; undefined for somebody new. */
function findStaff(row: StaffRow, seen: readonly AddedStaff[], input: StaffImport): Read<FoundStaff> {
  const staff = readStaff(row)
  if (!staff.ok) return staff
  const reason = unknownClass(staff.value, input) ?? repeats(staff.value, seen)
  if (reason) return err(reason)
  const known = findKnown(staff.value, input.current)
  return known.ok ? ok({ staff: staff.value, known: known.value }) : known
}

function readStaff({ key, sheet, row, name, loginName, assignments }: StaffRow): Read<AddedStaff> {
  if (!name.ok) return name
  if (!loginName.ok) return loginName
  if (!assignments.ok) return assignments
  const login = loginName.value === undefined ? {} : { loginName: loginName.value }
  return ok({ key, sheet, row, name: name.value, ...login, assignments: assignments.value })
}

/** On an empty school the list of staff may come before the children: it then says which classes there are. */
function unknownClass(
  { assignments }: AddedStaff,
  { knownClasses, schoolYearStart }: StaffImport,
): StaffReason | undefined {
  if (knownClasses.length === 0) return undefined
  for (const { classKey } of assignments) {
    if (!classKey || knownClasses.some((one) => sameClass(one, classKey))) continue
    const ofGrade = knownClasses.filter(({ entryYear }) => entryYear === classKey.entryYear)
    const className = (one: ClassKey) => classDisplayName(one, schoolYearStart)
    return { code: 'class-unknown', className: className(classKey), known: ofGrade.map(className) }
  }
  return undefined
}

function repeats({ name, loginName }: AddedStaff, seen: readonly AddedStaff[]): StaffReason | undefined {
  const sameLogin = loginName && seen.find((other) => other.loginName === loginName)
  if (sameLogin) return { code: 'login-name-twice', loginName, otherRow: sameLogin.row }
  const sameName = seen.find((other) => other.name === name && (!other.loginName || !loginName))
  return sameName && { code: 'staff-name-twice', name }
}

function findKnown(
  { name, loginName }: AddedStaff,
  current: readonly RosterStaff[],
): Read<RosterStaff | undefined> {
  const byLogin = loginName && current.find((staff) => staff.loginName?.toLowerCase() === loginName)
  if (byLogin) {
    if ([...name].some((character) => byLogin.name.includes(character))) return ok(byLogin)
    return err({ code: 'login-name-of-another', loginName, before: byLogin.name, after: name })
  }
  // Two login names are two people of one name.
  const named = current.filter((staff) => staff.name === name && !(loginName && staff.loginName))
  return named.length > 1 ? err({ code: 'staff-name-twice', name }) : ok(named[0])
}

function changesOf(row: AddedStaff, staff: RosterStaff): StaffChange[] {
  const changes: StaffChange[] = []
  const roles = new Set(row.assignments.map(({ role }) => role))
  const started = row.assignments.filter((one) => !staff.assignments.some(isSame(one)))
  // The list speaks for the roles that it names: a post mentor's posts are not in it and go on.
  const ended = staff.assignments.filter((one) => roles.has(one.role) && !row.assignments.some(isSame(one)))
  if (row.name !== staff.name) changes.push({ field: 'name', before: staff.name, after: row.name })
  if (!staff.active) changes.push({ field: 'active', before: false, after: true })
  if (started.length > 0 || ended.length > 0) changes.push({ field: 'assignments', started, ended })
  return changes
}

const isSame = (one: StaffAssignment) => (other: StaffAssignment) =>
  one.role === other.role &&
  (one.classKey && classText(one.classKey)) === (other.classKey && classText(other.classKey))

function newClasses(staff: readonly AddedStaff[], known: readonly ClassKey[]): ClassKey[] {
  const classes = staff.flatMap(({ assignments }) => assignments.flatMap(({ classKey }) => classKey ?? []))
  const distinct = new Map(classes.map((classKey) => [classText(classKey), classKey]))
  for (const classKey of known) distinct.delete(classText(classKey))
  return [...distinct.values()]
}
