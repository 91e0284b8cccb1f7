import { describe, expect, it } from 'vitest'
import { nearNames, nearness } from '../../../src/domain/roster/near-names.ts'

const named = (name: string, pinyin: string, id = name) => ({ id, name, pinyin: pinyin.split(' ') })

describe('names that are near', () => {
  it('are the same characters', () => {
    expect(nearness(named('王梓涵', 'wáng zǐ hán', 'a'), named('王梓涵', 'wáng zǐ hán', 'b'))).toBe(3)
  })

  it('sound the same, whatever the tones', () => {
    expect(nearness(named('曾乐', 'zēng lè'), named('曾勒', 'zēng lēi'))).toBe(0)
    expect(nearness(named('曾乐', 'zēng lè'), named('增乐', 'zèng lē'))).toBe(2)
    expect(nearness(named('王子瑞', 'wáng zǐ ruì'), named('王梓睿', 'wáng zǐ ruì'))).toBe(2)
    expect(nearness(named('吕思语', 'lǚ sī yǔ'), named('卢思语', 'lú sī yǔ'))).toBe(1)
  })

  it('are one character apart', () => {
    expect(nearness(named('王梓涵', 'wáng zǐ hán'), named('王梓睿', 'wáng zǐ ruì'))).toBe(1)
    expect(nearness(named('王乐', 'wáng lè'), named('王乐乐', 'wáng lè lè'))).toBe(1)
    expect(nearness(named('张一鸣', 'zhāng yī míng'), named('何一鸣', 'hé yī míng'))).toBe(1)
  })

  it('are not those that share only the surname', () => {
    expect(nearness(named('王乐', 'wáng lè'), named('王安', 'wáng ān'))).toBe(0)
    expect(nearness(named('王一诺', 'wáng yī nuò'), named('王可心', 'wáng kě xīn'))).toBe(0)
  })

  it('see through the middle dot of long names', () => {
    const one = named('阿依努尔·买买提', 'ā yī nǔ ěr  mǎi mǎi tí', 'a')
    expect(nearness(one, { ...one, id: 'b', name: '阿依努尔买买提' })).toBe(3)
  })

  it('do not guess where there is no reading', () => {
    expect(nearness(named('Anna', ''), named('Li', ''))).toBe(0)
  })
})

describe('the second look', () => {
  it('shows the nearest three at most, never the child itself', () => {
    const me = named('王梓涵', 'wáng zǐ hán', 'me')
    const others = [
      me,
      named('王梓睿', 'wáng zǐ ruì'),
      named('王子涵', 'wáng zǐ hán'),
      named('李梓涵', 'lǐ zǐ hán'),
      named('王梓涵', 'wáng zǐ hán', 'twin'),
      named('林小满', 'lín xiǎo mǎn'),
    ]
    expect(nearNames(me, others).map(({ id }) => id)).toEqual(['twin', '王子涵', '王梓睿'])
  })
})
