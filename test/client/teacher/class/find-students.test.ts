import { expect, test } from 'vitest'
import { findStudents } from '../../../../src/client/features/teacher/class/find-students.ts'
import { aClass, aSchoolView, aStudent, tuesday } from '../../../support/builders/index.ts'

const view = aSchoolView(
  aClass('class-2024-2'),
  aClass('class-2023-1'),
  aStudent('zeng-le', { name: '曾乐', pinyin: ['zēng', 'lè'], seat: 36 }),
  aStudent('zeng-zile', { name: '曾子乐', pinyin: ['zēng', 'zǐ', 'lè'], seat: 1, class: 'class-2023-1' }),
  aStudent('ayiguli', { name: '阿依古丽·买买提', pinyin: [], seat: 36, class: 'class-2023-1' }),
  aStudent('lv', { name: '吕绿', pinyin: ['lǚ', 'lǜ'], seat: 3 }),
  aStudent('gone', {
    name: '曾经',
    pinyin: ['zēng', 'jīng'],
    memberships: [{ class: 'class-2024-2', from: '2025-09-01', to: '2026-07-01' }],
  }),
)
const idsFor = (text: string, near?: string) =>
  findStudents(view, tuesday, text, [near]).map(({ student }) => student.id)

test('finds by a piece of the name, the class at hand first', () => {
  expect(idsFor('曾', 'class-2024-2')).toEqual(['zeng-le', 'zeng-zile'])
  expect(idsFor('曾', 'class-2023-1')).toEqual(['zeng-zile', 'zeng-le'])
})

test('finds by pinyin initials and by pinyin without tones', () => {
  expect(idsFor('ZL')).toEqual(['zeng-le', 'zeng-zile'])
  expect(idsFor('zzl')).toEqual(['zeng-zile'])
  expect(idsFor('zengle')).toEqual(['zeng-le'])
  expect(idsFor('ll')).toEqual(['lv'])
})

test('finds by seat, exactly', () => {
  expect(idsFor('36', 'class-2024-2')).toEqual(['zeng-le', 'ayiguli'])
  expect(idsFor('6')).toEqual([])
})

test('finds a long name with or without its dot', () => {
  expect(idsFor('古丽买买提')).toEqual(['ayiguli'])
  expect(idsFor('阿依古丽·买')).toEqual(['ayiguli'])
})

test('finds nobody for nothing, and nobody who has left', () => {
  expect(idsFor('  ')).toEqual([])
  expect(idsFor('曾经')).toEqual([])
})
