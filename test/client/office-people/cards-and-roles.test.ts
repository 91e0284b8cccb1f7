import { describe, expect, test, vi } from 'vitest'
import { newCardCode, cardText } from '../../../src/client/features/office/cards/card-codes.ts'
import {
  cardRows,
  issueChanges,
  printable,
  replaceChanges,
  withoutCard,
} from '../../../src/client/features/office/cards/card-rows.ts'
import { filled } from '../../../src/client/features/office/consent/documents.ts'
import { documentsEn } from '../../../src/client/features/office/consent/documents-en.ts'
import { documentsZh } from '../../../src/client/features/office/consent/documents-zh.ts'
import { sheetsOf } from '../../../src/client/features/office/consent/print-order.ts'
import { classRows } from '../../../src/client/features/office/people/class-rows.ts'
import { readRole, type RoleDraft } from '../../../src/client/features/office/staff/role-form.ts'
import {
  comingAssignments,
  matchesSearch,
  passesFilter,
  pastAssignments,
  staffRows,
} from '../../../src/client/features/office/staff/staff-rows.ts'
import { cardCode } from '../../../src/client/school-ui/card-code.ts'
import { recordSchemas } from '../../../src/domain/records/record.schema.ts'
import { must } from '../../../src/domain/result.ts'
import * as v from 'valibot'
import {
  aCard,
  aClassOf,
  aSchoolView,
  aStudent,
  aTeacher,
  anAssignment,
  childOf,
} from '../../support/builders/index.ts'

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })

const today = '2026-11-18'
const classId = 'class-2024-2'

describe('student cards', () => {
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))

  test('carry a code that the record takes and a tablet reads', () => {
    const codes = Array.from({ length: 400 }, () => newCardCode(random))
    expect(new Set(codes).size).toBe(400)
    for (const code of codes) {
      expect(v.safeParse(recordSchemas.card, { student: 'child-1', code, issued: today }).success).toBe(true)
      expect(cardCode(cardText(code))).toBe(code)
    }
  })
  test('use every character alike', () => {
    expect(newCardCode((count) => Uint8Array.from({ length: count }, (_, index) => 240 + index))).toBe(
      'GHJKMNPQRSTVWXYZ',
    )
    expect(newCardCode((count) => new Uint8Array(count))).toBe('0000000000000000')
  })

  const view = aSchoolView(
    aClassOf(3, classId),
    aStudent('child-paper', { class: classId, seat: 4, consent: 'paper' }),
    aStudent('child-pending', { class: classId, seat: 5, consent: 'pending' }),
    aCard(childOf(classId, 1), 'A'.repeat(16)),
    aCard('child-paper', 'B'.repeat(16)),
  )
  const rows = cardRows(view, today, must(classRows(view, today)[0], 'the class'))

  test('are for children on electronic record alone', () => {
    expect(withoutCard(rows).map(({ student }) => student.id)).toEqual([
      childOf(classId, 2),
      childOf(classId, 3),
    ])
    expect(printable(rows).map(({ card }) => card?.id)).toEqual([`card-${childOf(classId, 1)}`])
  })
  test('are replaced in one change: the old code is dead when the new one lives', () => {
    const next = () => ({ id: 'card-new', code: 'A'.repeat(16) })
    expect(replaceChanges('child-1', [{ id: 'card-1', version: 3 }], today, next)).toEqual([
      { kind: 'card', id: 'card-1', version: 3, body: null },
      ...issueChanges(['child-1'], today, next),
    ])
  })
  test('fill sheets of eight', () =>
    expect(sheetsOf([...Array(45).keys()], 8).map((sheet) => sheet.length)).toEqual([8, 8, 8, 8, 8, 5]))
})

describe('notice and form', () => {
  const placeholders = (text: unknown) =>
    [...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map(([, name]) => name)

  test('are marked as a draft for the lawyer, in both languages', () => {
    expect(documentsZh.draft).toContain('审核')
    expect(documentsEn.draft).toContain('reviewed')
  })
  test('say the same in both languages, section by section', () => {
    for (const part of ['notice', 'form'] as const) {
      expect(documentsEn[part].map(({ body }) => body.length)).toEqual(
        documentsZh[part].map(({ body }) => body.length),
      )
    }
    expect(documentsEn.choices.map(({ id, options }) => [id, options.length])).toEqual(
      documentsZh.choices.map(({ id, options }) => [id, options.length]),
    )
    expect(new Set(placeholders(documentsEn))).toEqual(new Set(placeholders(documentsZh)))
  })
  test('leave a line to write on where something is not known', () => {
    expect(
      filled('{className}（{seatNo} 号）{studentName}', { className: '三(2)班', studentName: '曾乐' }),
    ).toBe('三(2)班（________ 号）曾乐')
  })
})

describe('roles', () => {
  const draft: RoleDraft = { role: 'class-teacher', class: '', posts: [], weekdays: [], from: today, to: '' }
  const read = (changes: Partial<RoleDraft>, standing: Parameters<typeof readRole>[2] = []) =>
    readRole('staff-1', { ...draft, ...changes }, standing)

  test('say what is missing', () => {
    expect(read({})).toMatchObject({ error: 'class' })
    expect(read({ role: 'post-mentor' })).toMatchObject({ error: 'posts' })
    expect(read({ role: 'principal', from: '' })).toMatchObject({ error: 'from' })
    expect(read({ role: 'principal', to: '2026-11-17' })).toMatchObject({ error: 'backwards' })
  })
  test('keep only what belongs to the role', () => {
    const all = { class: classId, posts: ['post-1'], weekdays: [3, 1] }
    expect(read({ ...all, role: 'duty-teacher' })).toMatchObject({
      value: { role: 'duty-teacher', weekdays: [1, 3] },
    })
    expect(
      Object.keys(must((read({ ...all, role: 'principal' }) as { value: object }).value, 'a role')),
    ).toEqual(['staff', 'role', 'from'])
  })
  test('are not given twice, but again after they have ended', () => {
    const standing = {
      id: 'a',
      staff: 'staff-1',
      role: 'class-teacher',
      class: classId,
      from: '2026-09-01',
    } as const
    expect(read({ class: classId }, [standing])).toMatchObject({ error: 'same' })
    expect(read({ class: classId }, [{ ...standing, to: '2026-11-17' }]).ok).toBe(true)
    expect(read({ class: 'class-2024-3' }, [standing]).ok).toBe(true)
  })
})

describe('staff', () => {
  const view = aSchoolView(
    aClassOf(1, classId),
    aTeacher('teacher-a', 'class-teacher', { class: classId }),
    anAssignment('teacher-a', 'subject-teacher', { to: '2026-10-01' }),
    anAssignment('teacher-a', 'principal', { from: '2027-02-01' }),
    aTeacher('teacher-b', 'programme-lead'),
    aTeacher('teacher-c', 'subject-teacher', { active: false }),
    aTeacher('teacher-d'),
  )
  const account = (staff: string, changes: object = {}) => ({
    staff,
    login: staff,
    mustChange: false,
    disabledAt: null,
    ...changes,
  })

  test('are the desk first, then the classes, then without a role, then who left', () => {
    expect(staffRows(view, today, []).map(({ staff }) => staff.id)).toEqual([
      'teacher-b',
      'teacher-a',
      'teacher-d',
      'teacher-c',
    ])
  })
  test('have an account that is known only when the server was asked', () => {
    const states = (accounts: Parameters<typeof staffRows>[2]) =>
      staffRows(view, today, accounts).map((row) => row.account)
    expect(states(null)).toEqual(['unknown', 'unknown', 'unknown', 'unknown'])
    expect(
      states([
        account('teacher-a', { mustChange: true }),
        account('teacher-b'),
        account('teacher-c', { disabledAt: 1 }),
      ]),
    ).toEqual(['active', 'first', 'none', 'disabled'])
  })
  test('who left is in its own list alone', () => {
    const rows = staffRows(view, today, [])
    expect(rows.filter((row) => passesFilter(row, 'left')).map(({ staff }) => staff.id)).toEqual([
      'teacher-c',
    ])
    expect(rows.filter((row) => passesFilter(row, 'noAccount'))).toHaveLength(3)
  })
  test('are found by login', () => {
    expect(
      staffRows(view, today, [account('teacher-a')]).filter((row) => matchesSearch(row, 'TEACHER-A')),
    ).toHaveLength(1)
  })
  test('roles that ended and roles that begin later are apart', () => {
    expect(pastAssignments(view, 'teacher-a', today).map(({ role }) => role)).toEqual(['subject-teacher'])
    expect(comingAssignments(view, 'teacher-a', today).map(({ role }) => role)).toEqual(['principal'])
  })
})
