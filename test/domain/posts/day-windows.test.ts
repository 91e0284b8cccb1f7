import { expect, test } from 'vitest'
import { dayWindows, windowAt } from '../../../src/domain/posts/day-windows.ts'
import { aSchoolView, tuesday } from '../../support/builders/index.ts'

const view = aSchoolView()
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const phasesAt = (time: string) => dayWindows(view, tuesday, minutes(time)).map(({ phase }) => phase)

test('knows which windows are over, running and still to come', () => {
  expect(phasesAt('07:00')).toEqual(['upcoming', 'upcoming'])
  expect(phasesAt('07:30')).toEqual(['running', 'upcoming'])
  expect(phasesAt('08:11')).toEqual(['ended', 'upcoming'])
  expect(phasesAt('12:00')).toEqual(['ended', 'running'])
})

test('opens with the window one is in, else the next, else the last', () => {
  expect(windowAt(view, tuesday, minutes('07:00'))).toBe('window-morning')
  expect(windowAt(view, tuesday, minutes('10:00'))).toBe('window-lunch')
  expect(windowAt(view, tuesday, minutes('12:10'))).toBe('window-lunch')
  expect(windowAt(view, tuesday, minutes('20:00'))).toBe('window-lunch')
})

test('has no windows on a holiday', () => {
  expect(dayWindows(view, '2026-10-01', 600)).toEqual([])
  expect(windowAt(view, '2026-10-01', 600)).toBeNull()
})
