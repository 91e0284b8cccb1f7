import { describe, expect, it } from 'vitest'
import { nameGroups, nameLength } from '../../../src/client/ui/name/name-groups.ts'

const written = (name: string, pinyin: readonly string[]) =>
  nameGroups(name, pinyin).map(
    ({ syllables, dotted }) =>
      syllables.map(({ character, pinyin: sound }) => `${character}${sound}`).join(' ') + (dotted ? '·' : ''),
  )

describe('a name with its pinyin', () => {
  it('stays together when it is short', () => {
    expect(written('何一鸣', ['hé', 'yī', 'míng'])).toEqual(['何hé 一yī 鸣míng'])
  })

  it('may break after the middle dot only, and the dot ends the line before', () => {
    const pinyin = ['ā', 'yī', 'nǔ', 'ěr', '', 'mǎi', 'mǎi', 'tí']
    expect(written('阿依努尔·买买提', pinyin)).toEqual(['阿ā 依yī 努nǔ 尔ěr·', '买mǎi 买mǎi 提tí'])
  })

  it('keeps its place when a syllable is missing', () => {
    expect(written('曾𬭎乐', ['zēng', '', 'lè'])).toEqual(['曾zēng 𬭎 乐lè'])
  })

  it('gives every column the room of its longest syllable', () => {
    expect(nameGroups('庄小满', ['zhuāng', 'xiǎo', 'mǎn'])[0]?.longest).toBe(6)
  })

  it('is written as words when it has no pinyin', () => {
    const groups = nameGroups('Anna Lee', [])
    expect(groups.map(({ longest }) => longest)).toEqual([0, 0])
    expect(groups.map(({ syllables }) => syllables.length)).toEqual([4, 3])
  })

  it('drops a size at four characters and another beyond', () => {
    expect(['曾乐', '何一鸣', '欧阳若水', '阿依努尔·买买提'].map(nameLength)).toEqual([
      'short',
      'short',
      'four',
      'long',
    ])
    expect(['Anna', 'Anna Lee', 'Alexandra Smith'].map(nameLength)).toEqual(['short', 'four', 'long'])
  })
})
