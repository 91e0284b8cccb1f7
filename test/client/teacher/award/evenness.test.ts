/** A private remark about four weeks of one's own awards. */
import { expect, it } from 'vitest'
import { evennessOf } from '../../../../src/client/features/teacher/award/evenness.ts'
import { sameNames } from '../../../../src/client/features/teacher/award/same-names.ts'
import { presetOf } from '../../../../src/client/features/teacher/award/award-draft.ts'
import type { Fact } from '../../../../src/domain/facts/fact.schema.ts'
import {
  anAward,
  aSmallSchoolView,
  aStudent,
  at,
  childOf,
  committedInOrder,
  otherClass,
  ownClass,
  staff,
  tuesday,
} from '../../../support/builders/index.ts'

const view = aSmallSchoolView()
const me = staff('teacher-lin')
const child = (seat: number) => childOf(ownClass, seat)
const many = (count: number, body: object, head: object = {}) =>
  Array.from({ length: count }, (_, seq) => anAward(body, { by: me, seq: seq + 1, ...head }))
const looked = (facts: Fact[], ...chosen: string[]) =>
  evennessOf(committedInOrder(facts, view), new Map(), me, tuesday, chosen)

it('says which colour most awards were in, once there are enough of them', () => {
  const even = [...many(10, { colour: 'green' }), ...many(10, { colour: 'red' })]
  expect(looked(even).mostly).toBeNull()
  expect(looked(many(19, { colour: 'green' })).mostly).toBeNull()
  expect(looked(many(20, { colour: 'green' })).mostly).toBe('green')
})

it('counts neither what others gave nor what is longer ago than four weeks', () => {
  expect(looked(many(30, {}, { by: staff('teacher-mei') })).mostly).toBeNull()
  expect(looked(many(30, {}, { at: at('10:00', '2026-08-17') })).mostly).toBeNull()
})

it('names a chosen child who got three times what the others get', () => {
  const facts = [
    ...many(18, { student: child(1) }),
    ...many(1, { student: child(2) }),
    ...many(1, { student: child(3) }),
    ...Array.from({ length: 4 }, (_, i) => anAward({ student: `child-x-${i}` }, { by: me })),
  ]
  expect(looked(facts, child(1), child(2)).often).toEqual([child(1)])
})

it('shows beside a child found by name whoever bears the same name in another class', () => {
  const school = aSmallSchoolView([
    aStudent('one', { class: ownClass, name: '苏木', pinyin: ['sū', 'mù'] }),
    aStudent('two', { class: otherClass, name: '苏沐', pinyin: ['sū', 'mù'] }),
    aStudent('three', { class: otherClass, name: '苏小木', pinyin: ['sū', 'xiǎo', 'mù'] }),
  ])
  const one = school.students.get('one')
  if (!one) throw new Error('there is a child')
  expect(sameNames(school, tuesday, one).map(({ id }) => id)).toEqual(['two'])
})

it('keeps own words as a preset of that teacher alone, where they are short enough', () => {
  const draft = { colour: 'blue', why: 'own', label: ' 帮同学 打饭 ', points: 2, note: '' } as const
  expect(presetOf(draft, 'teacher-lin')).toMatchObject({
    label: '帮同学 打饭',
    owner: 'teacher-lin',
    points: 2,
  })
  expect(presetOf({ ...draft, label: '这是一句超过十二个字的话不能存' }, 'teacher-lin')).toBeNull()
  expect(presetOf({ ...draft, why: 'award-save-water' }, 'teacher-lin')).toBeNull()
})
