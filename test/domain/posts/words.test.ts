/** Words about a child's service, and who decides that they stay. */
import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import { blanksOf, fillTemplate, wordsAmong } from '../../../src/domain/posts/words.ts'
import { aCountersign, aSmallSchoolView, aWord, committedInOrder } from '../../support/builders/index.ts'

const view = aSmallSchoolView()
const wordsAfter = (...facts: Fact[]) =>
  wordsAmong(foldFacts(committedInOrder(facts, view), view.foldRules).serviceLife).map(({ state, text }) => [
    state,
    text,
  ])

describe('a word', () => {
  it('of a child waits for an adult, an adult’s own stands at once', () => {
    expect(wordsAfter(aWord(), aWord({ writer: null, kind: 'thanks', text: '谢谢你' }))).toEqual([
      ['open', '今天我学会了包书皮'],
      ['kept', '谢谢你'],
    ])
  })

  it('is kept as it is or mended, or put away; the latest decision holds', () => {
    const word = aWord()
    expect(wordsAfter(word, aCountersign(word))).toEqual([['kept', '今天我学会了包书皮']])
    expect(wordsAfter(word, aCountersign(word, { text: '我学会了包书皮' }))).toEqual([
      ['kept', '我学会了包书皮'],
    ])
    const [away, kept] = [aCountersign(word, { keep: false }), aCountersign(word)]
    expect(wordsAfter(word, away)).toEqual([['put-away', '今天我学会了包书皮']])
    expect(wordsAfter(word, away, kept)).toEqual([['kept', '今天我学会了包书皮']])
  })
})

describe('a template', () => {
  it('names its blanks, and keeps what is not filled', () => {
    const said = '今天我学会了{thing}，还想试试{next}。'
    expect(blanksOf(said)).toEqual(['thing', 'next'])
    expect(fillTemplate(said, { thing: '包书皮' })).toBe('今天我学会了包书皮，还想试试{next}。')
    expect(blanksOf('谢谢你')).toEqual([])
  })
})
