/**
 * Which records, and which fields of them, a role may hold: one row per kind, one cell per role. A new kind of
 * record or role without a cell does not compile. A viewer with several roles holds what any of them may, with the
 * fullest projection.
 */
import type { Author } from '../facts/fact.schema.ts'
import { isOnBoard } from '../posts/notices.ts'
import type { RecordBody, RecordKind, RecordRow } from '../records/record.schema.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { ViewerRole } from './roles.ts'
import type { Scope } from './scope.ts'

/**
 * all: whole; roster: children of the scope, name, reading, picture, class and seat of those on electronic record;
 * roster-full: children of the scope, whole; of-roster: rows about a child of the scope on electronic record; own:
 * the viewer's own row, or one about an own post; own-class: rows about the own classes, and the own ones; published:
 * a notice while it is up, as it is read, without who is meant; closed: that a post was given on; presets: everybody's and the viewer's own; never.
 */
type HoldCell =
  | 'all'
  | 'roster'
  | 'roster-full'
  | 'of-roster'
  | 'own'
  | 'own-class'
  | 'published'
  | 'closed'
  | 'presets'
  | 'never'
type HoldRow = Readonly<Record<ViewerRole, HoldCell>>

const everyone = (cell: HoldCell): HoldRow => ({
  'class-tablet': cell,
  'place-tablet': cell,
  board: cell,
  'class-teacher': cell,
  'subject-teacher': cell,
  'duty-teacher': cell,
  'post-mentor': cell,
  'programme-lead': cell,
  'school-admin': cell,
  principal: cell,
})
const everyoneButBoard = (cell: HoldCell): HoldRow => ({ ...everyone(cell), board: 'never' })
const staffOnly = (cell: HoldCell): HoldRow => ({
  ...everyone(cell),
  'class-tablet': 'never',
  'place-tablet': 'never',
  board: 'never',
})

export const holdPolicy: Readonly<Record<RecordKind, HoldRow>> = {
  school: everyone('all'),
  term: everyone('all'),
  calendar: everyone('all'),
  rules: everyone('all'),
  colour: everyone('all'),
  window: everyone('all'),
  class: everyone('all'),
  department: everyoneButBoard('all'),
  post: everyoneButBoard('all'),
  place: everyoneButBoard('all'),
  preset: staffOnly('presets'),
  student: {
    ...everyone('never'),
    'class-tablet': 'roster',
    'place-tablet': 'roster',
    'class-teacher': 'roster-full',
    'subject-teacher': 'roster',
    'duty-teacher': 'roster',
    'post-mentor': 'roster',
    'programme-lead': 'roster-full',
    'school-admin': 'roster-full',
  },
  staff: staffOnly('all'),
  assignment: { ...staffOnly('own'), 'programme-lead': 'all', 'school-admin': 'all', principal: 'own' },
  appointment: {
    ...everyone('never'),
    'class-tablet': 'of-roster',
    'place-tablet': 'own',
    'class-teacher': 'own-class',
    'duty-teacher': 'of-roster',
    'post-mentor': 'own',
    'programme-lead': 'all',
    'school-admin': 'all',
  },
  'training-item': everyoneButBoard('all'),
  'training-session': staffOnly('all'),
  'evaluation-dimension': everyoneButBoard('all'),
  round: everyoneButBoard('all'),
  arrangement: { ...everyone('never'), 'programme-lead': 'all' },
  notice: { ...staffOnly('all'), board: 'published' },
  rotation: everyoneButBoard('all'),
  honour: { ...everyone('never'), 'class-teacher': 'own-class', 'programme-lead': 'all' },
  handover: {
    ...everyone('never'),
    // A child's own page says that the baton was passed on.
    'class-tablet': 'closed',
    'class-teacher': 'closed',
    'post-mentor': 'own',
    'programme-lead': 'all',
  },
  'withdrawn-paper': { ...everyone('never'), 'programme-lead': 'all' },
  'printed-paper': { ...everyone('never'), 'programme-lead': 'all' },
  'activity-series': everyoneButBoard('all'),
  'activity-template': { ...everyone('never'), 'programme-lead': 'all' },
  activity: everyoneButBoard('all'),
  medal: everyoneButBoard('all'),
  passport: everyoneButBoard('all'),
  goal: everyone('all'),
  'star-setting': { ...everyone('never'), 'programme-lead': 'all' },
  'campus-map': everyoneButBoard('all'),
  'board-setting': { ...everyone('never'), board: 'all', 'programme-lead': 'all', 'school-admin': 'all' },
  /** Whose it is, and the lead; its names are the roster's own. */
  'saved-group': {
    ...staffOnly('own'),
    'programme-lead': 'all',
    'school-admin': 'never',
    principal: 'never',
  },
  device: {
    ...everyone('never'),
    'class-tablet': 'own',
    'place-tablet': 'own',
    board: 'own',
    'programme-lead': 'all',
    'school-admin': 'all',
  },
  card: {
    ...everyone('never'),
    'class-tablet': 'of-roster',
    'place-tablet': 'of-roster',
    // Any teacher, any child: a card held out in the corridor is read without a network.
    'subject-teacher': 'of-roster',
    'programme-lead': 'all',
    'school-admin': 'all',
  },
  held: {
    ...staffOnly('own'),
    'class-teacher': 'own-class',
    'programme-lead': 'all',
    'school-admin': 'never',
    principal: 'never',
  },
  erased: everyone('all'),
}

/** The row as the viewer may hold it, or null. */
export function projectRecord(scope: Scope, row: RecordRow, view: SchoolView): RecordRow | null {
  // Also by those who may hold nothing any more: their store may still name the child.
  if (row.kind === 'erased') return row
  let best: RecordRow | null = null
  for (const role of scope.roles) {
    const projected = projectFor(holdPolicy[row.kind][role], scope, row, view)
    if (projected === row) return row
    best ??= projected
  }
  return best
}

function projectFor(cell: HoldCell, scope: Scope, row: RecordRow, view: SchoolView): RecordRow | null {
  switch (cell) {
    case 'never':
      return null
    case 'all':
      return row
    case 'roster':
      return row.kind === 'student' ? rosterRow(scope, row) : null
    case 'roster-full':
      return row.kind === 'student' ? fullRow(scope, row, view) : null
    case 'of-roster':
      return isOfRoster(scope, row, view) ? row : null
    case 'own':
      return isOwn(scope, row, view) ? row : null
    case 'published':
      return row.kind === 'notice' && isOnBoard(row.body, scope.date) ? publishedRow(row) : null
    case 'closed':
      return row.kind === 'handover' && row.body.closedOn !== undefined ? closedRow(row) : null
    case 'presets':
      return row.kind === 'preset' && isForViewer(scope, row.body) ? row : null
    case 'own-class':
      return isOfOwnClass(scope, row, view) || isOwn(scope, row, view) ? row : null
  }
}

const isForViewer = (scope: Scope, { owner }: RecordBody<'preset'>): boolean =>
  owner === undefined || owner === scope.author.id

const inRoster = (scope: Scope, student: string) => scope.roster === 'all' || scope.roster.has(student)

/** Only 电子 reaches a tablet or another teacher's phone; of a child on paper nothing is kept but the office's row. */
function rosterRow(scope: Scope, row: RecordRow<'student'>): RecordRow<'student'> | null {
  if (!inRoster(scope, row.id) || row.body.consent !== 'electronic') return null
  const { name, pinyin, symbol, memberships, consent } = row.body
  return { ...row, body: { name, pinyin, symbol, memberships, consent } }
}

/** What stands on the paper: no child's id, and nothing of what is kept with it for the file. */
function publishedRow(row: RecordRow<'notice'>): RecordRow<'notice'> {
  const { kind, title, text, from, to, onBoard } = row.body
  const lines = row.body.lines.map((line) => ({ ...line, student: null }))
  return { ...row, body: { kind, title, ...(text === undefined ? {} : { text }), from, to, onBoard, lines } }
}

/** Not what was left open, nor what was said. */
const closedRow = (row: RecordRow<'handover'>): RecordRow<'handover'> => {
  const { thanks: _thanks, ...body } = row.body
  return { ...row, body: { ...body, open: [], advice: [] } }
}

/** The office holds every row whole; a class teacher those of the own classes, the rest as any teacher. */
function fullRow(scope: Scope, row: RecordRow<'student'>, view: SchoolView): RecordRow<'student'> | null {
  if (scope.roles.has('programme-lead') || scope.roles.has('school-admin')) return row
  const classId = view.classOn(row.id, scope.date)
  return classId && scope.classes.has(classId) ? row : null
}

function isOfRoster(scope: Scope, row: RecordRow, view: SchoolView): boolean {
  if (row.kind !== 'appointment' && row.kind !== 'card') return false
  const { student } = row.body
  return inRoster(scope, student) && view.students.get(student)?.consent === 'electronic'
}

function isOwn(scope: Scope, row: RecordRow, view: SchoolView): boolean {
  switch (row.kind) {
    case 'assignment':
      return row.body.staff === scope.author.id
    case 'device':
      return row.id === scope.author.id
    case 'appointment':
      return scope.posts.has(row.body.post) && isOfRoster(scope, row, view)
    case 'saved-group':
      return row.body.owner === scope.author.id
    case 'handover':
      return scope.posts.has(row.body.post)
    case 'held':
      return isBy(scope.author, (row.body.fact as { author?: Partial<Author> }).author)
    default:
      return false
  }
}

function isOfOwnClass(scope: Scope, row: RecordRow, view: SchoolView): boolean {
  if (row.kind === 'held') return row.body.class !== null && scope.classes.has(row.body.class)
  if (row.kind !== 'appointment' && row.kind !== 'honour') return false
  const classId = view.classOn(row.body.student, scope.date)
  return classId !== undefined && scope.classes.has(classId)
}

const isBy = (own: Author, author: Partial<Author> | undefined) =>
  author?.kind === own.kind && author.id === own.id
