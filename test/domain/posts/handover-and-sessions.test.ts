/** Who is expected at a training, whose runs out, and how a post stands at the end of a term. */
import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import { isOfType } from '../../../src/domain/facts/ledger.ts'
import { printedPapers } from '../../../src/domain/papers/printed.ts'
import { postAtTermEnd } from '../../../src/domain/posts/handover.ts'
import { expectedAt, refreshersDue } from '../../../src/domain/posts/training-sessions.ts'
import { trainingOf } from '../../../src/domain/posts/training.ts'
import type { RecordRow } from '../../../src/domain/records/record.schema.ts'
import { must } from '../../../src/domain/result.ts'
import {
  aCountersign,
  anAppointment,
  anAttendance,
  anEvaluation,
  aNomination,
  anHonour,
  aSmallSchoolView,
  aRow,
  at,
  aTrainingItem,
  aWord,
  childOf,
  committedInOrder,
  otherChild,
  ownChild,
  ownClass,
  tuesday,
} from '../../support/builders/index.ts'

const view = aSmallSchoolView()
const foldOf = (facts: readonly Fact[], own = view) => foldFacts(committedInOrder(facts, own), own.foldRules)
const trained = (facts: readonly Fact[], own = view) =>
  trainingOf(foldOf(facts, own).serviceLife.filter((entry) => isOfType(entry, 'training.attended.v1')))
const session = (posts: string[] = []) => ({
  ...{ id: 'session-books', items: ['training-books'], date: tuesday },
  ...(posts.length > 0 ? { posts } : {}),
})

describe('a training session', () => {
  it('expects whoever still lacks an item at the posts that name it', () => {
    expect(expectedAt(view, trained([]), session())).toEqual([ownChild])
    expect(expectedAt(view, trained([anAttendance()]), session())).toEqual([])
    expect(expectedAt(view, trained([anAttendance({ passed: false })]), session())).toEqual([ownChild])
  })

  it('expects the children of the posts it names, whatever they have passed', () => {
    expect(expectedAt(view, trained([]), session(['post-canteen']))).toEqual([otherChild])
    expect(expectedAt(view, trained([anAttendance()]), session(['post-library']))).toEqual([ownChild])
  })
})

describe('a refresher', () => {
  const termly = aSmallSchoolView(aTrainingItem('training-books', { validFor: 'term' }))
  const dueOn = (date: string, own = termly) =>
    refreshersDue(own, trained([anAttendance()], own), date).map(({ students }) => students)

  it('is due from two weeks before the term is over, for an item of a term', () => {
    const { lastDay } = must(termly.termOn(tuesday), 'a term')
    expect(dueOn(tuesday)).toEqual([])
    expect(dueOn(lastDay)).toEqual([[ownChild]])
    expect(dueOn(lastDay, view)).toEqual([])
  })

  it('is not asked of a child who never passed the item', () => {
    const { lastDay } = must(termly.termOn(tuesday), 'a term')
    expect(refreshersDue(termly, trained([]), lastDay)).toEqual([])
  })
})

describe('a post at the end of its term', () => {
  const term = must(view.termOn(tuesday), 'a term')
  const openAfter = (facts: readonly Fact[], own = view) =>
    postAtTermEnd(own, foldOf(facts, own), trained(facts, own), 'post-library', term, null).open.map(
      ({ kind }) => kind,
    )

  it('has what was not looked at, read, decided or evaluated', () => {
    const withoutHonour = aSmallSchoolView(anHonour(ownChild, { term: 'term-other' }))
    const [word, nominated] = [aWord(), aNomination()]
    expect(openAfter([word, nominated], withoutHonour)).toEqual([
      'words',
      'nominations',
      'evaluation',
      'training',
    ])
    expect(openAfter([word, aCountersign(word), nominated, anEvaluation(), anAttendance()])).toEqual([])
  })

  it('says when nobody is to hold it next, and knows who is', () => {
    const ending = aSmallSchoolView(anAppointment(ownChild, 'post-library', { to: term.lastDay }))
    expect(openAfter([anEvaluation()], ending)).toEqual(['no-next'])
    const friend = childOf(ownClass, 2)
    const followed = aSmallSchoolView(
      anAppointment(ownChild, 'post-library', { to: term.lastDay }),
      anAppointment(friend, 'post-library', { from: '2027-02-01' }),
    )
    const asked = [followed, foldOf([], followed), trained([]), 'post-library', term, null] as const
    const { holders, next } = postAtTermEnd(...asked)
    expect([holders, next]).toEqual([[ownChild], [friend]])
  })

  it('names whose letter or certificate never came out of a printer', () => {
    const withoutPaper = (...rows: RecordRow[]) => {
      const own = aSmallSchoolView(...rows)
      const { open } = postAtTermEnd(own, foldOf([]), trained([]), 'post-library', term, printedPapers(own))
      return open.filter(({ kind }) => kind === 'letters' || kind === 'certificates')
    }
    const printedOnce = { by: 'teacher-lin', at: at('10:20') }
    const honour = anHonour(ownChild, { term: term.id })
    const about = { student: ownChild, post: 'post-library', from: '2026-09-01' }
    const letter = (...prints: Array<{ by: string; at: number; failed?: true }>) =>
      aRow('printed-paper', 'sz-2026-b4r7t2', {
        ...{ number: 'SZ-2026-B4R7T2', kind: 'appointment', of: 'an-appointment-before-a-move' },
        ...{ ...about, prints },
      })
    const certificate = aRow('printed-paper', 'sz-2026-c4r7t2', {
      ...{ number: 'SZ-2026-C4R7T2', kind: 'honour', of: honour.id, ...about, prints: [printedOnce] },
    })
    expect(withoutPaper(honour, letter(printedOnce), certificate)).toEqual([])
    expect(withoutPaper(honour, letter({ ...printedOnce, failed: true }), certificate)).toEqual([
      { kind: 'letters', students: [ownChild] },
    ])
    expect(withoutPaper(honour, letter({ ...printedOnce, failed: true }, printedOnce))).toEqual([
      { kind: 'certificates', students: [ownChild] },
    ])
  })
})
