import { expect, test } from 'vitest'
import { conflictRows } from '../../../src/client/features/office/parts/conflict-rows.ts'
import { describeArrangement } from '../../../src/client/features/office/recruitment/describe-arrangement.ts'
import type { RecordBody } from '../../../src/domain/records/record.schema.ts'
import { aSmallSchoolView, childOf, ownChild, ownClass, tuesday } from '../../support/builders/index.ts'

const view = aSmallSchoolView()
const second = childOf(ownClass, 2)
const arranged = (
  placements: ReadonlyArray<readonly [student: string, post: string]>,
): RecordBody<'arrangement'> => ({
  ...{ round: 'round-autumn', seed: 1, pairs: [], state: 'draft' },
  placements: placements.map(([student, post]) => ({ student, post, by: 'hand' })),
})

test('two arrangements differ in the children whom somebody placed elsewhere, and in no others', () => {
  const mine = arranged([
    [ownChild, 'post-library'],
    [second, 'post-library'],
  ])
  const theirs = arranged([
    [ownChild, 'post-canteen'],
    [second, 'post-library'],
  ])
  const say = (body: RecordBody<'arrangement'>) => describeArrangement(view, body, tuesday, '搭档')
  expect(conflictRows(say(mine), say(theirs))).toEqual([
    { label: '三(2)班 陈一诺', mine: '图书角', theirs: '食堂' },
  ])
  expect(conflictRows(say(mine), say(arranged([[second, 'post-library']])))).toMatchObject([{ theirs: '' }])
})
