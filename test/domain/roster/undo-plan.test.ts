import { describe, expect, it } from 'vitest'
import { applyDecisions, proposeStudentImport } from '../../../src/domain/roster/propose-import.ts'
import type { RosterStudent } from '../../../src/domain/roster/roster.ts'
import { undoPlan } from '../../../src/domain/roster/undo-plan.ts'
import { noDecisions } from '../../../src/domain/roster/import-proposal.ts'
import {
  anImport,
  aStudent,
  classThreeOne,
  decided,
  newIds,
  rosterAfter,
  rosterAfterUndo,
} from './roster-builders.ts'

const renamed = aStudent({ name: '徐之夏', seat: 17, studentNo: '17' })
const leaving = aStudent({ name: '许一凡', seat: 29 })
const input = anImport([renamed, leaving], ['三(2)班|徐知夏|女|7|17', '三(2)班|陈安|男|30|30'])
const plan = applyDecisions(input, decided({}, [leaving.id]), newIds())
const imported = rosterAfter(input.current, plan)
const edited = (id: string, fields: Partial<RosterStudent>) =>
  imported.map((student) => (student.id === id ? { ...student, ...fields } : student))

describe('undoing an import', () => {
  it('writes what was shown', () => {
    expect(plan.created).toEqual([
      { id: 'new-1', name: '陈安', sex: '男', seat: 30, studentNo: '30', classKey: renamed.classKey },
    ])
    expect(plan.changes).toEqual([
      { studentId: renamed.id, field: 'name', before: '徐之夏', after: '徐知夏' },
      { studentId: renamed.id, field: 'sex', before: null, after: '女' },
      { studentId: renamed.id, field: 'seat', before: 17, after: 7 },
      { studentId: leaving.id, field: 'active', before: true, after: false },
    ])
  })

  it('restores the roster of before', () => {
    expect(rosterAfterUndo(imported, undoPlan(plan, imported))).toEqual(input.current)
  })

  it('leaves alone what was changed since, and says so', () => {
    const undo = undoPlan(plan, edited(renamed.id, { seat: 11 }))
    expect(undo.kept).toEqual([{ studentId: renamed.id, field: 'seat' }])
    expect(undo.changes.map(({ field }) => field)).toEqual(['name', 'sex', 'active'])
  })

  it('keeps a created child who has facts, inactive, and the next import finds the child again', () => {
    const withFacts = edited('new-1', { hasFacts: true })
    const undo = undoPlan(plan, withFacts)
    expect(undo).toMatchObject({
      removed: [],
      changes: expect.arrayContaining([{ studentId: 'new-1', field: 'active', before: true, after: false }]),
    })
    const undone = rosterAfterUndo(withFacts, undo)
    const again = proposeStudentImport({ ...input, current: undone })
    expect(again.added).toEqual([])
    expect(again.changed.find(({ studentId }) => studentId === 'new-1')?.changes).toEqual([
      { field: 'active', before: false, after: true },
    ])
  })

  it('keeps a created child whom somebody has edited', () => {
    const undo = undoPlan(plan, edited('new-1', { classKey: classThreeOne }))
    expect([undo.removed, undo.changes.at(-1)]).toEqual([
      [],
      { studentId: 'new-1', field: 'active', before: true, after: false },
    ])
  })

  it('says nothing of children who are no longer there', () => {
    expect(undoPlan(plan, [])).toEqual({ changes: [], removed: [], kept: [] })
  })

  it('can be done twice without doing anything the second time', () => {
    const undone = rosterAfterUndo(imported, undoPlan(plan, imported))
    const second = undoPlan(plan, undone)
    expect([second.changes, second.removed]).toEqual([[], []])
  })
})

it('imports nothing of a row that waits for an answer', () => {
  const waiting = anImport([aStudent({ name: '王小明', seat: 17 })], ['三(2)班|王小明||7|'])
  expect(applyDecisions(waiting, noDecisions, newIds())).toEqual({ created: [], changes: [], newClasses: [] })
})
