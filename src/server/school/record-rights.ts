/**
 * Who may change which kind of record: one row per kind, one cell per role that may change anything at all; the
 * other roles never. What a cell narrows down is decided by `changeRightRefusal`.
 */
import type { Author } from '../../domain/facts/fact.schema.ts'
import { isEverAdmin, rolesOf, type ViewerRole } from '../../domain/permissions/roles.ts'
import type { RecordBody, RecordKind } from '../../domain/records/record.schema.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'
import type { RecordChange } from './change-records.ts'

/** own-class: consent and reading of a child of the own class, a card of such a child, its goals; own: an own preset or group. */
type ChangeCell = 'yes' | 'own-class' | 'own' | 'no'
const changers = ['programme-lead', 'school-admin', 'class-teacher', 'subject-teacher'] as const
type Changer = (typeof changers)[number]
type ChangeRow = Readonly<Record<Changer, ChangeCell>>

const nobody: ChangeRow = {
  'programme-lead': 'no',
  'school-admin': 'no',
  'class-teacher': 'no',
  'subject-teacher': 'no',
}
const lead: ChangeRow = { ...nobody, 'programme-lead': 'yes' }
const office: ChangeRow = { ...lead, 'school-admin': 'yes' }

export const changePolicy: Readonly<Record<RecordKind, ChangeRow>> = {
  school: office,
  term: office,
  calendar: office,
  rules: lead,
  colour: lead,
  class: office,
  student: { ...office, 'class-teacher': 'own-class' },
  staff: office,
  assignment: office,
  window: lead,
  department: lead,
  post: lead,
  appointment: lead,
  place: lead,
  preset: { ...lead, 'subject-teacher': 'own' },
  'training-item': lead,
  'training-session': lead,
  'evaluation-dimension': lead,
  round: lead,
  arrangement: lead,
  notice: lead,
  rotation: lead,
  honour: lead,
  handover: lead,
  'withdrawn-paper': lead,
  // Written by the server when it signs.
  'printed-paper': nobody,
  'activity-series': lead,
  'activity-template': lead,
  activity: lead,
  medal: lead,
  passport: lead,
  goal: { ...lead, 'class-teacher': 'own-class' },
  'star-setting': lead,
  'campus-map': lead,
  'board-setting': office,
  'saved-group': { ...lead, 'subject-teacher': 'own' },
  device: office,
  card: { ...office, 'class-teacher': 'own-class' },
  held: nobody,
  erased: nobody,
}

/** Kinds that can be taken away again; the others retire, leave or end, because facts may speak of them. */
const removable: ReadonlySet<RecordKind> = new Set([
  'assignment',
  'appointment',
  'card',
  'department',
  'class',
  'training-session',
  'arrangement',
  'rotation',
  'goal',
  // After an objection; its notice stays in the file.
  'honour',
  'withdrawn-paper',
  'saved-group',
  'campus-map',
])
const removableByUndo: ReadonlySet<RecordKind> = new Set([...removable, 'student'])

export type ChangeContext = {
  readonly author: Author
  readonly roles: ReadonlySet<ViewerRole>
  readonly view: SchoolView
  readonly today: LocalDate
}
export type RightRefusal = 'forbidden-change' | 'not-removable' | 'admin-only' | 'state-elsewhere'

export type RefusedChange = { code: RightRefusal; kind: RecordKind; id: string }

/** The first of these changes that its author may not make. */
export function firstRefusedChange(
  changes: readonly RecordChange[],
  author: Author,
  view: SchoolView,
  today: LocalDate,
  refusalOf = changeRightRefusal,
): RefusedChange | null {
  const context = { author, roles: rolesOf(author, view, today), view, today }
  for (const change of changes) {
    const code = refusalOf(change, context)
    if (code) return { code, kind: change.kind, id: change.id }
  }
  return null
}

/** Null when the change may be made by this person. */
const changeRightRefusal = (change: RecordChange, context: ChangeContext): RightRefusal | null =>
  rightRefusal(change, context, removable)

/** The same for taking an import back, with which the children go whom it brought. */
export const undoRightRefusal = (change: RecordChange, context: ChangeContext): RightRefusal | null =>
  rightRefusal(change, context, removableByUndo)

function rightRefusal(
  change: RecordChange,
  context: ChangeContext,
  mayGo: ReadonlySet<RecordKind>,
): RightRefusal | null {
  const { kind, body } = change
  if (!Object.hasOwn(changePolicy, kind)) return 'forbidden-change'
  const cells = changers.filter((role) => context.roles.has(role)).map((role) => changePolicy[kind][role])
  if (!cells.some((cell) => cellCovers(cell, change, context))) return 'forbidden-change'
  if (body === null && !mayGo.has(kind)) return 'not-removable'
  if (kind === 'withdrawn-paper' && context.view.all(kind).get(change.id)?.cause) return 'not-removable'
  if (kind === 'assignment' || kind === 'staff') return adminRefusal(change, context)
  return kind === 'device' ? deviceRefusal(change, context) : null
}

function cellCovers(cell: ChangeCell, change: RecordChange, context: ChangeContext): boolean {
  if (cell === 'own-class') return isOfOwnClass(change, context)
  return cell === 'yes' || (cell === 'own' && isOwned(change, context))
}

/** What is a teacher's own stays the teacher's own; a group may go again. */
function isOwned({ kind, id, body }: RecordChange, { author, view }: ChangeContext): boolean {
  if (kind !== 'preset' && kind !== 'saved-group') return false
  const before = view.all(kind).get(id)
  const after = body as { owner?: string } | null
  const owners = [...(before ? [before.owner] : []), ...(after || !before ? [after?.owner] : [])]
  return owners.every((owner) => owner === author.id)
}

/** Who is school-admin is for school-admins to say, and so is whether one of them is still there. */
function adminRefusal({ kind, id, body }: RecordChange, { roles, view }: ChangeContext): RightRefusal | null {
  if (roles.has('school-admin')) return null
  if (kind === 'staff') return isEverAdmin(id, view) ? 'admin-only' : null
  const before = view.all('assignment').get(id)
  const after = body as Partial<RecordBody<'assignment'>> | null
  return before?.role === 'school-admin' || after?.role === 'school-admin' ? 'admin-only' : null
}

/** A device comes by pairing and goes by its own two routes; here it is renamed or given another scope. */
function deviceRefusal({ id, body }: RecordChange, { view }: ChangeContext): RightRefusal | null {
  const before = view.devices.get(id)
  const after = body as Partial<RecordBody<'device'>>
  if (!before) return 'state-elsewhere'
  return before.state === after.state && before.stateSince === after.stateSince ? null : 'state-elsewhere'
}

function isOfOwnClass(change: RecordChange, context: ChangeContext): boolean {
  if (change.kind === 'student') return isOwnStudentsConsent(change, context)
  if (change.kind === 'goal') return isOwnClasses(change, context)
  if (change.kind !== 'card') return false
  const before = context.view.all('card').get(change.id)?.student
  const after = (change.body as Partial<RecordBody<'card'>> | null)?.student
  return [before, after].every((student) => student === undefined || isOwnStudent(student, context))
}

function isOwnClasses({ id, body }: RecordChange, { author, view, today }: ChangeContext): boolean {
  const before = view.all('goal').get(id)?.class
  const after = (body as Partial<RecordBody<'goal'>> | null)?.class
  const own = view.ownClasses(author.id, today)
  return [before, after].every((classId) => classId === undefined || own.has(classId))
}

function isOwnStudent(student: string, { author, view, today }: ChangeContext): boolean {
  const classId = view.classOn(student, today)
  return classId !== undefined && view.ownClasses(author.id, today).has(classId)
}

/** Nothing but consent and reading differs. */
function isOwnStudentsConsent({ id, body }: RecordChange, context: ChangeContext): boolean {
  const before = context.view.students.get(id)
  if (!before || body === null || !isOwnStudent(id, context)) return false
  const { id: _id, ...kept } = before
  const { consent, pinyin } = body as Partial<RecordBody<'student'>>
  return isSame({ ...kept, consent, pinyin }, body)
}

/** Equal as JSON, whatever the order of the keys. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) =>
        Object.hasOwn(b, key) &&
        isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  )
}
