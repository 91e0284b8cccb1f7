/** What is published, until when, and what was said against it. */
import { expect, it } from 'vitest'
import { noticesOnBoard, noticeState, objectionsTo } from '../../../src/domain/posts/notices.ts'
import {
  aNotice,
  anObjection,
  aSmallSchoolView,
  committedInOrder,
  tuesday,
  wednesday,
} from '../../support/builders/index.ts'

const after = (changes: Parameters<typeof aNotice>[0]) => aSmallSchoolView(aNotice(changes))
const shown = (changes: Parameters<typeof aNotice>[0], day = tuesday) =>
  noticesOnBoard(after(changes), day).map(({ id }) => id)

it('shows a notice on the board from its first day to its last', () => {
  const up = { from: tuesday, to: tuesday }
  expect(shown(up)).toEqual(['notice-autumn'])
  expect(shown(up, wednesday)).toEqual([])
  expect(shown({ from: wednesday, to: wednesday })).toEqual([])
})

it('shows none that is not for the board, or was taken down', () => {
  expect(shown({ onBoard: false })).toEqual([])
  expect(shown({ withdrawnOn: tuesday })).toEqual([])
  expect(shown({ withdrawnOn: wednesday })).toEqual(['notice-autumn'])
})

it('says where a notice stands', () => {
  const stands = (day: string, withdrawnOn?: string) =>
    noticeState({ from: tuesday, to: tuesday, ...(withdrawnOn ? { withdrawnOn } : {}) }, day)
  expect([stands('2026-09-01'), stands(tuesday), stands(wednesday)]).toEqual(['coming', 'up', 'over'])
  expect(stands(wednesday, tuesday)).toBe('withdrawn')
})

it('finds what was said against this notice and no other', () => {
  const view = aSmallSchoolView()
  const facts = committedInOrder([anObjection(), anObjection({ notice: 'notice-other' })], view)
  expect(objectionsTo(facts, 'notice-autumn').map(({ fact }) => fact.body.note)).toEqual(['他那天也有社团'])
})
