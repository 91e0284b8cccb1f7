/** What a screen says about duty when its last figures are not of this minute. */
import { expect, it } from 'vitest'
import { computed } from 'vue'
import type { BoardFigures } from '../../../src/domain/board/board-figures.ts'
import { serviceShown } from '../../../src/client/features/board/service-shown.ts'

const lunch = { window: '午间', start: '11:40', end: '12:20', count: 7, icons: [] }
const shown = (service: typeof lunch | null, time: string, { isOffline = false, isOld = false } = {}) =>
  serviceShown({ service } as unknown as BoardFigures, {
    isOld: computed(() => isOld),
    isOffline: computed(() => isOffline),
    time: computed(() => time),
  })

it('keeps the number of a window that still runs, also without a network', () => {
  expect(shown(lunch, '12:05')).toBe(lunch)
  expect(shown(lunch, '12:05', { isOffline: true })).toBe(lunch)
})

it('does not say that children are serving after their window has ended', () => {
  expect(shown(lunch, '12:20')).toBe('none')
  expect(shown(lunch, '14:00', { isOffline: true })).toBe('unknown')
})

it('does not say that no window runs where nobody has told it', () => {
  expect(shown(null, '11:45')).toBe('none')
  expect(shown(null, '11:45', { isOffline: true })).toBe('unknown')
  expect(shown(lunch, '12:05', { isOld: true })).toBe('unknown')
})
