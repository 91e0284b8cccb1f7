import { expect, test } from 'vitest'
import {
  describeLessons,
  lessonDraft,
  parallelClasses,
  readLessons,
  withLessons,
} from '../../../src/client/features/office/people/lessons/lesson-form.ts'
import { lessonAt } from '../../../src/domain/posts/lessons.ts'
import { SchoolView } from '../../../src/domain/school/school-view.ts'
import {
  aClass,
  aRow,
  aSmallSchool,
  aSmallSchoolView,
  ownChild,
  ownClass,
  rowsOf,
  tuesday,
} from '../../support/builders/index.ts'

const pe = { weekday: 2, window: 'window-morning', what: '体育' }
const before = { entryYear: 2024, number: 2, busy: [pe] }

test('a class’s lessons are read as they were written, in order, and nothing else of the class changes', () => {
  const draft = lessonDraft(before)
  draft.cells['1 window-lunch'] = ' 合唱 '
  draft.cells['3 window-lunch'] = '  '
  expect(readLessons(draft, before)).toEqual({
    ok: true,
    value: { entryYear: 2024, number: 2, busy: [{ weekday: 1, window: 'window-lunch', what: '合唱' }, pe] },
  })
  expect(readLessons({ cells: {} }, before)).toEqual({ ok: true, value: { entryYear: 2024, number: 2 } })
})

test('what is too long is said beside its cell', () => {
  const read = readLessons({ cells: { '1 window-lunch': '很长的课'.repeat(6) } }, before)
  expect(read).toEqual({ ok: false, error: { '1 window-lunch': { code: 'too-long', max: 20 } } })
})

test('copied to a parallel class they take the place of its own, and clash in its roster', () => {
  const view = aSmallSchoolView(aClass('class-2024-3'), aClass('class-2024-1'))
  expect(parallelClasses(view, ownClass).map(({ id }) => id)).toEqual(['class-2024-1', 'class-2024-3'])
  const copied = withLessons({ entryYear: 2024, number: 2, busy: [] }, [pe])
  const school = new SchoolView(rowsOf(aSmallSchool(), aRow('class', ownClass, copied)))
  expect(lessonAt(school, ownChild, 'window-morning', tuesday)).toBe('体育')
})

test('two versions are compared cell by cell', () => {
  const said = describeLessons(({ weekday, window }) => `${weekday} ${window}`, before)
  expect(said).toEqual([{ label: '2 window-morning', text: '体育' }])
})
