import { expect, test } from 'vitest'
import { classesByGrade, classToShow } from '../../../../src/client/features/teacher/class/class-list.ts'
import { aClass, aSchoolView, tuesday } from '../../../support/builders/index.ts'

const view = aSchoolView(
  ['class-2024-2', 'class-2024-1', 'class-2026-1', 'class-2019-1'].map((id) => aClass(id)),
)

test('lists the classes at the school grade by grade, without those that have finished', () => {
  expect(classesByGrade(view, tuesday)).toEqual([
    { grade: 1, classes: ['class-2026-1'] },
    { grade: 3, classes: ['class-2024-1', 'class-2024-2'] },
  ])
})

test('opens with the class asked for, else an own one, else the last used', () => {
  const own = new Set(['class-2024-2'])
  expect(classToShow(view, tuesday, 'class-2026-1', null, own)).toBe('class-2026-1')
  expect(classToShow(view, tuesday, 'no-such-class', 'class-2024-1', own)).toBe('class-2024-2')
  expect(classToShow(view, tuesday, undefined, 'class-2024-1', new Set())).toBe('class-2024-1')
  expect(classToShow(view, tuesday, undefined, null, new Set())).toBe('class-2026-1')
})
