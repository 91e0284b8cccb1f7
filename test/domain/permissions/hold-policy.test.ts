/**
 * What a role may hold, cell by cell: every kind of record, every role, what of it and with which fields. Written out
 * here, not taken from the policy.
 */
import { describe, expect, it } from 'vitest'
import { holdPolicy, projectRecord } from '../../../src/domain/permissions/hold.ts'
import { roles, type ViewerRole } from '../../../src/domain/permissions/roles.ts'
import { scopeOf } from '../../../src/domain/permissions/scope.ts'
import { type RecordKind, type RecordRow, recordSchemas } from '../../../src/domain/records/record.schema.ts'
import { SchoolView } from '../../../src/domain/school/school-view.ts'
import {
  aCard,
  anAppointment,
  anAssignment,
  anAward,
  anHonour,
  aNotice,
  aRow,
  aSmallSchool,
  aStudent,
  aTeacher,
  childOf,
  device,
  monday,
  otherChild,
  otherClass,
  ownChild,
  ownClass,
  paperChild,
  pendingChild,
  rowsOf,
  staff,
  tuesday,
} from '../../support/builders/index.ts'
import { boundTablet, whoIs } from './the-people.ts'

const leftChild = 'child-who-left'
const graduate = 'child-who-finished'
const farChild = childOf(otherClass, 2)

const aHeld = (id: string, by: object, student: string | null, classId: string | null) =>
  aRow('held', id, {
    fact: { ...anAward({ note: '只给大人看' }), author: by } as never,
    verdict: 'refused',
    code: 'student-left',
    detail: {},
    student,
    class: classId,
    receivedAt: 0,
    seen: false,
  })

/** Besides what the small school has: rows of every kind on either side of every line. */
const rows: RecordRow[] = rowsOf(
  aSmallSchool(boundTablet),
  aStudent(leftChild, { memberships: [{ class: otherClass, from: '2026-08-28', to: monday }] }),
  aStudent(graduate, { memberships: [{ class: 'class-2015-1', from: '2015-09-01', to: '2021-06-30' }] }),
  anAppointment(farChild, 'post-library'),
  anAppointment(pendingChild, 'post-library'),
  anAppointment(otherChild, 'post-library', { from: '2026-09-01', to: monday }),
  anAppointment(otherChild, 'post-canteen'),
  aCard(farChild),
  aRow('erased', 'child-erased', {}),
  { ...aNotice({ from: '2026-09-01', to: monday }), id: 'notice-over' },
  { ...aNotice({ withdrawnOn: tuesday }), id: 'notice-down' },
  { ...aNotice({ onBoard: false }), id: 'notice-office' },
  anHonour(otherChild),
  aRow('saved-group', 'group-of-lin', { name: '国旗班', owner: 'teacher-lin', students: [ownChild] }),
  aRow('handover', 'handover-canteen', {
    ...{ post: 'post-canteen', term: 'term-2026-1', open: ['林老师还要看一看'], advice: [] },
    ...{ thanks: '只给大人看', closedOn: tuesday },
  }),
  anAssignment('teacher-gao', 'class-teacher', { class: otherClass }),
  aHeld('held-own-class', device('tablet-302'), ownChild, ownClass),
  aHeld('held-other-class', device('tablet-401'), otherChild, otherClass),
  ...Object.values(whoIs).map((author) => aHeld(`held-by-${author.id}`, author, otherChild, otherClass)),
)
const view = new SchoolView(rows)

type Named = Readonly<Record<string, string>>
/** The rows of a kind that are looked at, by what they stand for; kinds without an entry have one row for all. */
const examplesFor = (role: ViewerRole): Partial<Record<RecordKind, Named>> => {
  const { id } = whoIs[role]
  return {
    student: {
      own: ownChild,
      other: otherChild,
      library: farChild,
      paper: paperChild,
      pending: pendingChild,
      left: leftChild,
      graduate,
    },
    assignment: { another: 'teacher-gao-class-teacher-class-2023-1' },
    appointment: {
      own: `${ownChild}-at-post-library`,
      library: `${farChild}-at-post-library`,
      ended: `${otherChild}-at-post-library`,
      canteen: `${otherChild}-at-post-canteen`,
      paper: `${paperChild}-at-post-library`,
      pending: `${pendingChild}-at-post-library`,
    },
    device: { own: id, another: 'tablet-401' },
    card: {
      own: `card-${ownChild}`,
      library: `card-${farChild}`,
      other: `card-${otherChild}`,
      paper: `card-${paperChild}`,
    },
    preset: { all: 'award-save-water', ofMei: 'award-of-mei', ofLin: 'award-of-lin' },
    'saved-group': { ofMei: 'group-choir', ofLin: 'group-of-lin' },
    notice: { up: 'notice-autumn', over: 'notice-over', down: 'notice-down', office: 'notice-office' },
    honour: { own: `honour-${ownChild}`, other: `honour-${otherChild}` },
    handover: { own: 'handover-library', closed: 'handover-canteen' },
    held: { byMe: `held-by-${id}`, class: 'held-own-class', other: 'held-other-class' },
  }
}

/** What is held: names of examples; `+` all of them; a name in brackets is that part of the row which is given out. */
type Row = Partial<Record<ViewerRole, string>> & { everyone?: string }
const rosterOfAll = '(own) (other) (library) (left)'
const table: Record<RecordKind, Row> = {
  school: { everyone: '+' },
  term: { everyone: '+' },
  calendar: { everyone: '+' },
  rules: { everyone: '+' },
  colour: { everyone: '+' },
  window: { everyone: '+' },
  class: { everyone: '+' },
  department: { everyone: '+', board: '' },
  post: { everyone: '+', board: '' },
  place: { everyone: '+', board: '' },
  preset: {
    everyone: 'all',
    ...{ board: '', 'class-tablet': '', 'place-tablet': '' },
    ...{ 'class-teacher': 'all ofLin', 'subject-teacher': 'all ofMei' },
  },
  staff: { everyone: '+', board: '', 'class-tablet': '', 'place-tablet': '' },
  student: {
    'class-tablet': '(own)',
    'place-tablet': '(own) (other) (library)',
    'class-teacher': 'own (other) (library) paper (left)',
    'subject-teacher': rosterOfAll,
    'duty-teacher': rosterOfAll,
    'post-mentor': rosterOfAll,
    'programme-lead': '+',
    'school-admin': '+',
  },
  assignment: { 'programme-lead': '+', 'school-admin': '+' },
  appointment: {
    'class-tablet': 'own',
    'place-tablet': 'own library ended',
    'class-teacher': 'own paper',
    'duty-teacher': 'own library ended canteen',
    'post-mentor': 'own library ended',
    'programme-lead': '+',
    'school-admin': '+',
  },
  device: {
    'class-tablet': 'own',
    'place-tablet': 'own',
    board: 'own',
    'programme-lead': '+',
    'school-admin': '+',
  },
  card: {
    'class-tablet': 'own',
    'place-tablet': 'own library other',
    ...{ 'class-teacher': 'own library other', 'subject-teacher': 'own library other' },
    ...{ 'duty-teacher': 'own library other', 'post-mentor': 'own library other' },
    'programme-lead': '+',
    'school-admin': '+',
  },
  'training-item': { everyone: '+', board: '' },
  'training-session': { everyone: '+', board: '', 'class-tablet': '', 'place-tablet': '' },
  'evaluation-dimension': { everyone: '+', board: '' },
  round: { everyone: '+', board: '' },
  arrangement: { 'programme-lead': '+' },
  notice: { everyone: '+', board: '(up)', 'class-tablet': '', 'place-tablet': '' },
  rotation: { everyone: '+', board: '' },
  honour: { 'class-teacher': 'own', 'programme-lead': '+' },
  handover: {
    ...{ 'class-tablet': '(closed)', 'class-teacher': '(closed)' },
    ...{ 'post-mentor': 'own', 'programme-lead': '+' },
  },
  'withdrawn-paper': { 'programme-lead': '+' },
  'printed-paper': { 'programme-lead': '+' },
  'activity-series': { everyone: '+', board: '' },
  'activity-template': { 'programme-lead': '+' },
  activity: { everyone: '+', board: '' },
  medal: { everyone: '+', board: '' },
  passport: { everyone: '+', board: '' },
  goal: { everyone: '+' },
  'star-setting': { 'programme-lead': '+' },
  'campus-map': { everyone: '+', board: '' },
  'saved-group': {
    ...{ 'class-teacher': 'ofLin', 'subject-teacher': 'ofMei', 'programme-lead': '+' },
  },
  'board-setting': { board: '+', 'programme-lead': '+', 'school-admin': '+' },
  held: {
    'class-teacher': 'byMe class',
    'subject-teacher': 'byMe',
    'duty-teacher': 'byMe',
    'post-mentor': 'byMe',
    'programme-lead': '+',
  },
  erased: { everyone: '+' },
}

const kinds = Object.keys(recordSchemas) as RecordKind[]
const partFields: Partial<Record<RecordKind, readonly string[]>> = {
  student: ['consent', 'memberships', 'name', 'pinyin', 'symbol'],
  notice: ['from', 'kind', 'lines', 'onBoard', 'title', 'to'],
  handover: ['advice', 'closedOn', 'open', 'post', 'term'],
}
const rowOf = (kind: RecordKind, id: string) => rows.find((row) => row.kind === kind && row.id === id)

/** The names of the examples that this role holds, those in part in brackets. */
function heldBy(role: ViewerRole, kind: RecordKind, examples: Named): string[] {
  const scope = scopeOf(whoIs[role], view, tuesday)
  return Object.entries(examples).flatMap(([name, id]) => {
    const row = rowOf(kind, id)
    if (!row) return []
    const held = projectRecord(scope, row, view)
    if (held === null) return []
    if (held === row) return [name]
    expect(held).toMatchObject({ kind, id, version: row.version, number: row.number })
    expect(Object.keys(held.body).sort()).toEqual(partFields[kind])
    return [`(${name})`]
  })
}

function expectedOf(role: ViewerRole, kind: RecordKind, examples: Named): string[] {
  const cell = table[kind][role] ?? table[kind].everyone ?? ''
  if (cell !== '+') return cell === '' ? [] : cell.split(' ')
  return Object.entries(examples).flatMap(([name, id]) => (rowOf(kind, id) ? [name] : []))
}

describe('the right to hold a record', () => {
  it('has a row for every kind and a cell for every role', () => {
    expect(Object.keys(table).sort()).toEqual([...kinds].sort())
    for (const row of Object.values(holdPolicy)) expect(Object.keys(row).sort()).toEqual([...roles].sort())
    for (const kind of kinds)
      expect(
        rows.some((row) => row.kind === kind),
        kind,
      ).toBe(true)
  })

  for (const kind of kinds) {
    it.each(roles)(`${kind}: %s`, (role) => {
      const all = Object.fromEntries(rows.filter((row) => row.kind === kind).map(({ id }) => [id, id]))
      const examples = examplesFor(role)[kind] ?? all
      expect(heldBy(role, kind, examples)).toEqual(expectedOf(role, kind, examples))
    })
  }

  it('of an assignment is every staff member’s own', () => {
    for (const role of [
      'class-teacher',
      'subject-teacher',
      'duty-teacher',
      'post-mentor',
      'principal',
    ] as const) {
      const scope = scopeOf(whoIs[role], view, tuesday)
      const held = rows.filter((row) => row.kind === 'assignment' && projectRecord(scope, row, view))
      expect(held.map((row) => row.kind === 'assignment' && row.body.staff)).toEqual([whoIs[role].id])
    }
  })
})

describe('a tablet’s whole store', () => {
  const held = (role: ViewerRole) => {
    const scope = scopeOf(whoIs[role], view, tuesday)
    return JSON.stringify(rows.flatMap((row) => projectRecord(scope, row, view) ?? []))
  }

  it.each(['class-tablet', 'place-tablet', 'board'] as const)(
    'of a %s names no child on paper, no number, no sex, no note',
    (role) => {
      const store = held(role)
      for (const never of [
        paperChild,
        pendingChild,
        graduate,
        'studentNo',
        '"sex"',
        '只给大人看',
        '林老师',
      ]) {
        expect(store, never).not.toContain(never)
      }
    },
  )

  it('of a board has no child’s id, also on a notice that is up', () => {
    const store = held('board')
    expect(store).toContain('林小树')
    for (const child of view.students.keys()) expect(store, child).not.toContain(child)
  })

  it('of another class names no child of this one', () => {
    const scope = scopeOf(device('tablet-401'), view, tuesday)
    const store = JSON.stringify(rows.flatMap((row) => projectRecord(scope, row, view) ?? []))
    expect(store).toContain(otherChild)
    expect(store).not.toContain(ownChild)
  })

  it.each(['unpaired', 'stolen'] as const)('is empty of children once it is %s', (state) => {
    for (const id of ['tablet-302', 'tablet-bound']) {
      const ended = rows.map((row) =>
        row.kind === 'device' && row.id === id ? { ...row, body: { ...row.body, state } } : row,
      )
      const after = new SchoolView(ended)
      const scope = scopeOf(device(id), after, tuesday)
      const held = ended.flatMap((row) => projectRecord(scope, row, after) ?? [])
      // The tombstones of erased children are for every store that may still name one.
      expect(held.map(({ kind }) => kind)).toEqual(['erased'])
    }
  })
})

describe('a tablet at a post', () => {
  it('holds the children appointed there or to come, not those who were', () => {
    const coming = childOf(ownClass, 3)
    const now = new SchoolView(rowsOf(rows, anAppointment(coming, 'post-library', { from: '2026-10-12' })))
    const scope = scopeOf(device('tablet-library'), now, tuesday)
    const held = rows
      .filter((row) => row.kind === 'student' && projectRecord(scope, row, now))
      .map(({ id }) => id)
    expect(held.sort()).toEqual([farChild, ownChild, coming].sort())
  })
})

describe('what was refused', () => {
  it('is shown to its author, not to a device that has the same id', () => {
    const row = rowOf('held', 'held-by-teacher-mei') as RecordRow
    const namesake = new SchoolView(rowsOf(rows, aTeacher('tablet-302', 'subject-teacher')))
    const ofTablet = rowOf('held', 'held-by-tablet-302') as RecordRow
    expect(projectRecord(scopeOf(staff('teacher-mei'), view, tuesday), row, view)).toBe(row)
    expect(projectRecord(scopeOf(staff('tablet-302'), namesake, tuesday), ofTablet, namesake)).toBeNull()
  })
})

describe('several roles', () => {
  it('hold what any of them may, with the fullest row', () => {
    const both = new SchoolView(
      rowsOf(rows, anAssignment('teacher-ai', 'class-teacher', { class: ownClass })),
    )
    const scope = scopeOf(staff('teacher-ai'), both, tuesday)
    const child = rowOf('student', farChild) as RecordRow
    const heldFact = rowOf('held', 'held-own-class') as RecordRow
    expect(projectRecord(scope, child, both)).toBe(child)
    expect(projectRecord(scope, heldFact, both)).toBe(heldFact)
  })
})
