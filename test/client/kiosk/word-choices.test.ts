/** What a child can say with a few taps. */
import { describe, expect, it } from 'vitest'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import { phrasesFor, postsServed } from '../../../src/client/features/kiosk/word/word-choices.ts'
import {
  aDutyCheckIn,
  aRow,
  aSmallSchoolView,
  childOf,
  committedInOrder,
  ownChild,
  ownClass,
  tuesday,
  wednesday,
} from '../../support/builders/index.ts'

const dimension = (changes: object = {}) =>
  aRow('evaluation-dimension', 'eval-careful', {
    ...{ name: '认真尽责', question: '该做的事，做到底了吗？' },
    levels: ['知道要做哪几件事', '一件一件做完', '做完还会想办法做得更好'],
    templates: [
      { by: 'self', text: '今天我{thing}' },
      { by: 'peer', text: '谢谢{name}' },
      { by: 'adult', text: '{name}做事有始有终' },
    ],
    ...changes,
  })

describe('the sentences', () => {
  const said = (kind: 'own' | 'thanks' | 'fact', view = aSmallSchoolView(dimension())) =>
    phrasesFor(view, kind, tuesday).map(({ text }) => text)

  it('about oneself and about another are not the same, and none is an adult’s', () => {
    expect(said('own')).toEqual(['今天我{thing}'])
    expect(said('thanks')).toEqual(['谢谢{name}'])
    expect(said('fact')).toEqual(['谢谢{name}'])
  })

  it('go with their dimension', () => {
    expect(said('own', aSmallSchoolView(dimension({ retiredOn: tuesday })))).toEqual([])
    expect(said('own', aSmallSchoolView(dimension({ retiredOn: wednesday })))).toHaveLength(1)
  })
})

describe('the posts', () => {
  const view = aSmallSchoolView()
  const posts = (student: string, ...facts: Array<ReturnType<typeof aDutyCheckIn>>) =>
    postsServed(view, foldFacts(committedInOrder(facts, view), view.foldRules), student, tuesday)

  it('begin with the one of the last duty, then those the child holds', () => {
    expect(posts(ownChild)).toEqual(['post-library'])
    expect(posts(ownChild, aDutyCheckIn({ post: 'post-canteen' }))).toEqual(['post-canteen', 'post-library'])
    expect(posts(childOf(ownClass, 2))).toEqual([])
  })
})
