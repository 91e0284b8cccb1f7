import { expect, test } from 'vitest'
import { areAlike, likePairs } from '../../../../src/client/features/teacher/award/like-names.ts'
import { aStudent } from '../../../support/builders/index.ts'

const named = (name: string, pinyin = '') => ({ name, pinyin: pinyin === '' ? [] : pinyin.split(' ') })

test('takes for alike what differs in one of three characters', () => {
  expect(areAlike(named('王梓睿'), named('王梓瑞'))).toBe(true)
  expect(areAlike(named('王梓睿'), named('王子瑞'))).toBe(false)
})

test('takes for alike what sounds alike but for the tones', () => {
  expect(areAlike(named('吴桐', 'wú tóng'), named('吴童', 'wú tóng'))).toBe(true)
  expect(areAlike(named('王子瑞', 'wáng zǐ ruì'), named('王梓睿', 'wáng zǐ ruì'))).toBe(true)
})

test('does not take two-character names for alike because the surname is the same', () => {
  expect(areAlike(named('张一', 'zhāng yī'), named('张果', 'zhāng guǒ'))).toBe(false)
})

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
