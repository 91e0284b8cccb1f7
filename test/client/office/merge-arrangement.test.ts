import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  cellsApart,
  mergedPlacements,
} from '../../../src/client/features/office/recruitment/merge-arrangement.ts'
import type { RecordBody } from '../../../src/domain/records/record.schema.ts'

type Placement = RecordBody<'arrangement'>['placements'][number]
const placed = (cells: Record<string, string>): Placement[] =>
  Object.entries(cells).map(([student, post]) => ({ student, post, by: 'hand' }))
const posts = (placements: readonly Placement[]) =>
  Object.fromEntries(placements.map(({ student, post }) => [student, post]))

const base = placed({ 林: '图书馆', 陈: '图书馆', 曾: '食堂' })

test('what only one of two people changed is that one’s, what both changed is to be chosen', () => {
  const mine = placed({ 林: '食堂', 陈: '校门', 曾: '食堂' })
  const theirs = placed({ 林: '校门', 陈: '图书馆', 曾: '图书馆' })
  const apart = cellsApart(base, mine, theirs)
  expect(Object.fromEntries(apart.map(({ student, changedBy }) => [student, changedBy]))).toEqual({
    ...{ 林: 'both', 陈: 'mine', 曾: 'theirs' },
  })
  const merged = mergedPlacements(mine, apart, ({ changedBy }) => (changedBy === 'mine' ? 'mine' : 'theirs'))
  expect(posts(merged)).toEqual({ 林: '校门', 陈: '校门', 曾: '图书馆' })
})

test('a child whom one of them left without a post stays without, where that one is chosen', () => {
  const apart = cellsApart(base, base, placed({ 陈: '图书馆', 曾: '食堂' }))
  expect(apart).toMatchObject([{ student: '林', theirs: null, changedBy: 'theirs' }])
  expect(posts(mergedPlacements(base, apart, () => 'theirs'))).toEqual({ 陈: '图书馆', 曾: '食堂' })
  expect(posts(mergedPlacements(base, apart, () => 'mine'))).toEqual(posts(base))
})

test('all of one side is that side, whatever both did, and equal sides are never apart', () => {
  const some = fc.dictionary(
    fc.constantFrom('林', '陈', '曾', '单'),
    fc.constantFrom('图书馆', '食堂', '校门'),
  )
  fc.assert(
    fc.property(some, some, some, (was, own, other) => {
      const [before, mine, theirs] = [placed(was), placed(own), placed(other)]
      const apart = cellsApart(before, mine, theirs)
      expect(posts(mergedPlacements(mine, apart, () => 'mine'))).toEqual(own)
      expect(posts(mergedPlacements(mine, apart, () => 'theirs'))).toEqual(other)
      expect(cellsApart(before, mine, mine)).toEqual([])
    }),
  )
})
