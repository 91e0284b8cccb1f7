import { describe, expect, it } from 'vitest'
import {
  cellsOf,
  childrenUnder,
  initialOf,
  lettersOf,
  pagesOf,
} from '../../../src/client/features/kiosk/initials.ts'
import { classOf42, classOf56 } from './preview/names.ts'

const children = (names: typeof classOf42) =>
  names.map(([name, pinyin]) => ({ name, pinyin: pinyin.split(' ') }))

describe('find me', () => {
  it('files a child under the first letter of the surname, tones aside', () => {
    expect(initialOf({ name: '艾米', pinyin: ['ài', 'mǐ'] })).toBe('A')
    expect(initialOf({ name: '欧阳若水', pinyin: ['ōu', 'yáng', 'ruò', 'shuǐ'] })).toBe('O')
    expect(initialOf({ name: 'Émile', pinyin: ['', '', '', '', ''] })).toBe('E')
    expect(initialOf({ name: '曾乐', pinyin: ['', ''] })).toBe('#')
  })

  it('offers only letters that somebody has, in the order of the alphabet', () => {
    expect(lettersOf(children(classOf42)).join('')).toBe('ABCDFGHJLMQSTWXYZ')
    expect(lettersOf([...children(classOf42), { name: '无', pinyin: [''] }]).pop()).toBe('#')
    expect(childrenUnder(children(classOf42), 'Z')).toHaveLength(7)
  })

  it('puts a class of 42 and one of 56 on one page where they fit', () => {
    expect(pagesOf(children(classOf42), 42)).toEqual([])
    expect(pagesOf(children(classOf56), 56)).toEqual([])
  })

  it('makes two pages of 56 on a small tablet: A to L and M to Z', () => {
    const pages = pagesOf(children(classOf56), 42)
    expect(pages.map(({ label }) => label)).toEqual(['A – L', 'M – Z'])
    const on = (index: number) =>
      children(classOf56).filter((child) => pages[index]?.letters.has(initialOf(child)))
    expect(on(0)).toHaveLength(28)
    expect(on(1)).toHaveLength(28)
  })

  it('cuts elsewhere when nearly everybody begins with the same half', () => {
    const names = Array.from({ length: 50 }, (_, index) => ({
      name: '王',
      pinyin: [index < 25 ? 'wáng' : 'zhāng'],
    }))
    expect(pagesOf(names, 42).map(({ label }) => label)).toEqual(['W', 'Z'])
  })

  it('gives a name that does not fit its tile two columns', () => {
    expect(cellsOf({ name: '欧阳若水' })).toBe(1)
    expect(cellsOf({ name: '阿依努尔·买买提' })).toBe(1)
    expect(cellsOf({ name: '买买提明·阿卜杜热依木' })).toBe(2)
  })
})
