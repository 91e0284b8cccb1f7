import { expect, test } from 'vitest'
import { isWithinUndo, undoSecondsOf } from '../../../../src/client/features/teacher/shell/undo-window.ts'
import { pillOf } from '../../../../src/client/features/teacher/shell/sync-pill.ts'
import { SchoolView } from '../../../../src/domain/school/school-view.ts'
import { aRow } from '../../../support/builders/index.ts'

test('can be undone without a reason for ten seconds, by the clock it was written with', () => {
  expect(isWithinUndo(100, 109.9, 10)).toBe(true)
  expect(isWithinUndo(100, 110, 10)).toBe(false)
})

test('gives no endless undo to a phone whose clock was set back', () => {
  expect(isWithinUndo(100, 50, 10)).toBe(false)
})

test('takes the number of seconds from the school, ten where it has none', () => {
  expect(undoSecondsOf(new SchoolView([]))).toBe(10)
  expect(undoSecondsOf(new SchoolView([aRow('rules', 'rules', { points: [], undoSeconds: 20 })]))).toBe(20)
})

test('always says how many are not yet sent', () => {
  const words = {
    offline: '离线',
    waiting: (count: number) => `${count} 条待上传`,
    sending: '正在上传',
    sent: '已上传',
    signedOut: '请重新登录',
    update: '要更新',
    trouble: '暂时传不上去',
  }
  for (const state of ['idle', 'running', 'offline', 'signed-out', 'update-needed', 'trouble'] as const)
    expect(pillOf(state, 3, words).strong).toBe('3 条待上传')
  expect(pillOf('idle', 0, words)).toEqual({ state: 'sent', text: '已上传', strong: '' })
  expect(pillOf('offline', 0, words).text).toBe('离线')
})
