import { describe, expect, it } from 'vitest'
import { namePinyin } from '../../../src/server/import/name-pinyin.ts'

describe('the reading of a name', () => {
  it.each([
    ['曾乐', 'zēng lè'],
    ['单雅芳', 'shàn yǎ fāng'],
    ['仇明晴', 'qiú míng qíng'],
    ['解景涵', 'xiè jǐng hán'],
    ['盖雅辰', 'gě yǎ chén'],
    ['乐俊杰', 'yuè jùn jié'],
    ['姚乐彤', 'yáo lè tóng'],
    ['查泽熙', 'zhā zé xī'],
    ['朴知知', 'piáo zhī zhī'],
    ['任盈', 'rén yíng'],
    ['区雅', 'ōu yǎ'],
    ['华安', 'huà ān'],
    ['尹单', 'yǐn dān'],
    ['欧阳静', 'ōu yáng jìng'],
    ['司马光', 'sī mǎ guāng'],
    ['尉迟恭', 'yù chí gōng'],
    ['吕瑞', 'lǚ ruì'],
  ])('of %s is %s', (name, reading) => {
    expect(namePinyin(name)).toEqual(reading.split(' '))
  })

  it('has one syllable for each character, and none where there is none', () => {
    expect(namePinyin('古丽·阿依')).toEqual(['gǔ', 'lì', '', 'ā', 'yī'])
    expect(namePinyin('Anna李')).toEqual(['', '', '', '', 'lǐ'])
    expect(namePinyin('𠮷田')).toEqual(['', 'tián'])
    expect(namePinyin('')).toEqual([])
    for (const name of ['王𠮷明', '李  明', 'Li Ming', '王A明'])
      expect(namePinyin(name)).toHaveLength([...name].length)
    expect(namePinyin('王𠮷明')[2]).toBe('míng')
  })

  it('takes no surname from a name that has none', () => {
    expect(namePinyin('乐·单')[0]).toBe('lè')
  })
})
