import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { colours } from '../../../src/domain/colours.ts'
import { type Folded, foldFacts } from '../../../src/domain/facts/fold.ts'
import { isOfType, type LedgerFact } from '../../../src/domain/facts/ledger.ts'
import { obviousFold } from './an-obvious-fold.ts'
import { aStory, shuffledWithRepeats, storyRules } from './a-story.ts'
import { holds } from './kept-seeds.ts'

const fold = (facts: Iterable<LedgerFact>) => foldFacts(facts, storyRules)
/** Everything a fold says, as plain data in its own order. */
const said = (folded: Folded) =>
  Object.fromEntries(Object.entries(folded).map(([key, part]) => [key, plain(part)]))
const plain = (part: unknown) => (part instanceof Map ? [...part] : part)

const aStoryToldTwice = aStory.chain((facts) => fc.tuple(fc.constant(facts), shuffledWithRepeats(facts)))

describe('the fold, whatever happens', () => {
  it('gives the same for any order and any repetition of the same facts', () => {
    holds(
      'order and repetition',
      fc.property(aStoryToldTwice, ([facts, again]) => {
        expect(said(fold(again))).toEqual(said(fold(facts)))
      }),
    )
  })

  it('says what the obvious fold says', () => {
    holds(
      'obvious fold',
      fc.property(aStory, (facts) => {
        const folded = fold(facts)
        const obvious = obviousFold(facts, storyRules)
        expect(
          [...folded.claims.values()].map(({ key, standing, witnesses, counted, reason }) => ({
            ...{ key, by: standing.fact.id, witnesses: [...witnesses].sort(), counted, reason },
          })),
        ).toEqual(obvious.claims)
        expect(Object.fromEntries(folded.totals)).toEqual(obvious.totals)
        expect(folded.timeOpen.map(({ fact }) => fact.id)).toEqual(obvious.timeOpen)
        expect(folded.openRequests.map(({ fact }) => fact.id)).toEqual(obvious.openRequests)
      }),
    )
  })

  it('gives the same totals wherever revocations, strikes and words about time stand in the commit order', () => {
    const isWord = ({ fact: { type } }: LedgerFact) =>
      type === 'fact.revoked.v1' || type === 'claim.voided.v1'
    holds(
      'place of words',
      fc.property(aStory, fc.boolean(), (facts, first) => {
        const words = facts.filter(isWord)
        const others = facts.filter((entry) => !isWord(entry))
        const moved = first ? [...words, ...others] : [...others, ...words]
        const renumbered = moved.map((entry, index) => ({ ...entry, number: index + 1 }))
        const asTold = facts.map((entry, index) => ({ ...entry, number: index + 1 }))
        expect(said(fold(renumbered)).totals).toEqual(said(fold(asTold)).totals)
      }),
    )
  })

  it('never gives less than nothing or more than the fact says, and totals are the sum of the lines', () => {
    holds(
      'sums',
      fc.property(aStory, (facts) => {
        const { entries, totals } = fold(facts)
        for (const { counted, nominal, reason } of entries) {
          expect(counted).toBeGreaterThanOrEqual(0)
          expect(counted).toBeLessThanOrEqual(nominal)
          expect(counted === nominal).toBe(reason === 'counted')
        }
        for (const [student, own] of totals) {
          for (const colour of colours) {
            const lines = entries.filter((entry) => entry.student === student && entry.colour === colour)
            expect(own[colour]).toBe(lines.reduce((sum, { counted }) => sum + counted, 0))
          }
        }
      }),
    )
  })

  it('keeps the cap of a day and lets a place count once in its period', () => {
    holds(
      'caps and repeats',
      fc.property(aStory, (facts) => {
        const { entries, claims } = fold(facts)
        const perDay = new Map<string, number>()
        for (const { kind, student, colour, day, counted } of entries) {
          if (kind === 'award') continue
          const bucket = `${student} ${colour} ${day}`
          perDay.set(bucket, (perDay.get(bucket) ?? 0) + counted)
        }
        for (const sum of perDay.values()) expect(sum).toBeLessThanOrEqual(3)
        const visits = [...claims.values()].filter(({ kind, counted }) => kind === 'stamp' && counted > 0)
        const periods = visits.map(
          ({ student, subject, day }) => `${student} ${subject} ${storyRules.repeatPeriodOf(subject, day)}`,
        )
        expect(new Set(periods).size).toBe(periods.length)
      }),
    )
  })

  it('counts each claim once and loses no fact: it stands, witnesses, waits or was taken out by an adult', () => {
    holds(
      'claims',
      fc.property(aStory, (facts) => {
        const folded = fold(facts)
        const { claims, entries } = folded
        const lines = entries.filter(({ kind }) => kind !== 'award')
        expect(lines.map(({ fact }) => fact)).toEqual(
          [...claims.values()].map(({ standing }) => standing.fact.id),
        )
        const named = [...claims.values()].flatMap(({ standing, witnesses }) => [
          standing.fact.id,
          ...witnesses,
        ])
        expect(new Set(named).size).toBe(named.length)
        for (const entry of facts) {
          if (entry.fact.type === 'duty.checked-in.v1' || entry.fact.type === 'place.stamped.v1') {
            expect(named.includes(entry.fact.id) || isAccountedFor(entry, folded, facts)).toBe(true)
          }
        }
      }),
    )
  })

  it('never counts a fact that was taken back', () => {
    holds(
      'taken back',
      fc.property(aStory, (facts) => {
        const { claims, entries, revoked, timeOpen, openRequests } = fold(facts)
        const named = [...claims.values()].flatMap(({ standing, witnesses }) => [
          standing.fact.id,
          ...witnesses,
        ])
        const shown = [
          ...named,
          ...entries.map(({ fact }) => fact),
          ...[...timeOpen, ...openRequests].map(({ fact }) => fact.id),
        ]
        for (const id of shown) expect(revoked.has(id)).toBe(false)
      }),
    )
  })
})

function isAccountedFor(entry: LedgerFact, folded: Folded, facts: readonly LedgerFact[]): boolean {
  if (folded.revoked.has(entry.fact.id) || folded.timeOpen.some(({ fact }) => fact.id === entry.fact.id))
    return true
  return facts.some(
    (other) =>
      isOfType(other, 'claim.voided.v1') ||
      (isOfType(other, 'time.settled.v1') && other.fact.body.target === entry.fact.id),
  )
}
