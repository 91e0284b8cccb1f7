import { expect, test } from 'vitest'
import { likePairs } from '../../../../src/client/features/teacher/award/like-names.ts'
import { aStudent } from '../../../support/builders/index.ts'

test('says nothing when both of a pair are chosen, or neither', () => {
  const student = (id: string, name: string) => {
    const { body } = aStudent(id, { name })
    return { ...body, id }
  }
  const [one, other] = [student('one', '王梓睿'), student('other', '王梓瑞')]
  expect(likePairs([one, other], new Set(['one'])).map(({ other: near }) => near.id)).toEqual(['other'])
  expect(likePairs([one, other], new Set(['one', 'other']))).toEqual([])
  expect(likePairs([one, other], new Set())).toEqual([])
})
