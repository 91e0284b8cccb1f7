import { describe, expect, it } from 'vitest'
import { cardCode, nothingTyped, studentOfCard, typeKey } from '../../../src/client/school-ui/card-code.ts'
import { aSmallSchoolView, ownChild } from '../../support/builders/index.ts'

describe('a student card', () => {
  it('is read as a code behind SZC1, or as the code alone, in capitals or not', () => {
    expect(cardCode('SZC1.0123456789ABCDEF')).toBe('0123456789ABCDEF')
    expect(cardCode(' szc1.0123456789abcdef ')).toBe('0123456789ABCDEF')
    expect(cardCode('0123456789ABCDEF')).toBe('0123456789ABCDEF')
  })

  it('is nothing else: no address, no other version, no letters that base 32 leaves out', () => {
    for (const text of [
      'https://example.test/SZC1.0123456789ABCDEF',
      'SZC2.0123456789ABCDEF',
      '0123456789ABCDEI',
      '',
    ])
      expect(cardCode(text), text).toBeNull()
  })

  it('leads to its child, and to nobody when it is unknown or the child is on paper', () => {
    const view = aSmallSchoolView()
    expect(studentOfCard(view, 'SZC1.0123456789ABCDEF')).toBe(ownChild)
    expect(studentOfCard(view, 'SZC1.ZZZZZZZZZZZZZZZZ')).toBeNull()
    expect(studentOfCard(view, 'SZC1.0000000000000000')).toBeNull()
  })
})

describe('a reader that types', () => {
  const type = (keys: readonly string[], every: number) => {
    let typed = nothingTyped
    let done: string | null = null
    keys.forEach((key, index) => {
      const next = typeKey(typed, key, 1000 + index * every)
      typed = next.typed
      done = next.done
    })
    return done
  }
  const card = [...'SZC1.0123456789ABCDEF', 'Enter']

  it('is heard from its first key to Enter', () => {
    expect(type(card, 5)).toBe('SZC1.0123456789ABCDEF')
  })

  it('may press Shift before capitals', () => {
    expect(type(['Shift', ...card], 5)).toBe('SZC1.0123456789ABCDEF')
  })

  it('is not a child who plays with a keyboard: slow keys, or Enter alone', () => {
    expect(type(card, 600)).toBeNull()
    expect(type(['Enter'], 5)).toBeNull()
  })
})
