import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { type RecordKind, type RecordRow, recordSchemas } from '../../../src/domain/records/record.schema.ts'
import {
  aCard,
  anAppointment,
  anAward,
  aPlace,
  aPost,
  aRow,
  aSmallSchool,
  aStudent,
  aTeacher,
  aWindow,
  ownChild,
  ownClass,
  tuesday,
} from '../../support/builders/index.ts'

const kinds = Object.keys(recordSchemas) as RecordKind[]
const aHeld = aRow('held', 'held-1', {
  fact: { ...anAward() } as never,
  verdict: 'refused',
  code: 'student-left',
  detail: { student: ownChild, limit: 3 },
  student: ownChild,
  class: ownClass,
  receivedAt: 1,
  seen: false,
})
const rows = [...aSmallSchool(), aHeld, aRow('erased', 'child-erased', {})]
const isTaken = ({ kind, body }: RecordRow, changes: object = {}) =>
  v.safeParse(recordSchemas[kind] as v.GenericSchema, { ...body, ...changes }).success

describe('the wire form of a record', () => {
  it.each(kinds)('%s is taken as it is, and nothing that is unknown with it', (kind) => {
    const own = rows.filter((row) => row.kind === kind)
    expect(own.length).toBeGreaterThan(0)
    for (const row of own) {
      expect(v.parse(recordSchemas[kind] as v.GenericSchema, row.body)).toEqual(row.body)
      expect(isTaken(row, { extra: 1 })).toBe(false)
    }
  })

  it.each(['studentRegistrationNo', 'idNumber', '学籍号', '身份证号', 'birthday', 'ethnicity', 'password'])(
    'has no field for %s',
    (field) => {
      expect(isTaken(aStudent(ownChild), { [field]: '31010120180101001X' })).toBe(false)
      expect(isTaken(aTeacher('teacher-lin')[0] as RecordRow, { [field]: 'x' })).toBe(false)
    },
  )

  it.each([
    ['a name of nothing', aStudent(ownChild), { name: '' }],
    ['a name without end', aStudent(ownChild), { name: '好'.repeat(61) }],
    ['a name of two lines', aStudent(ownChild), { name: '林\n小树' }],
    ['a name that turns the line around', aStudent(ownChild), { name: '林\u2028小树' }],
    ['another consent', aStudent(ownChild), { consent: 'yes' }],
    ['null for what may be left out', aStudent(ownChild), { studentNo: null }],
    ['a number for a text', aStudent(ownChild), { studentNo: 20240001 }],
    ['a day that no calendar has', anAppointment(ownChild, 'post-library'), { from: '2026-13-01' }],
    ['an eighth weekday', anAppointment(ownChild, 'post-library'), { weekdays: [8] }],
    ['points for nothing', aPost('post-library'), { points: [{ from: tuesday, value: 0 }] }],
    ['a sixth colour', aPost('post-library'), { colour: 'orange' }],
    ['a seventh grade', aPost('post-library'), { eligibleGrades: [7] }],
    ['an hour that is none', aWindow('window-morning', { start: '7:40' }), {}],
    ['another shape', aPlace('place-farm'), { shape: 'heart' }],
    ['a card with letters that look alike', aCard(ownChild, 'ILOU000000000000'), {}],
  ])('refuses %s', (_what, row, changes) => {
    expect(isTaken(row, changes)).toBe(false)
  })

  it('takes names as people have them', () => {
    for (const name of ['阿依古丽·买买提', '欧阳小树', "O'Neill <b>", '=1+1', '𠮷田']) {
      expect(isTaken(aStudent(ownChild), { name })).toBe(true)
    }
  })
})
