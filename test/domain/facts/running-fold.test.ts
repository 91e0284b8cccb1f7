import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Folded, foldFacts } from '../../../src/domain/facts/fold.ts'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import type { LedgerFact, Stamp } from '../../../src/domain/facts/ledger.ts'
import { runningFold } from '../../../src/domain/facts/running-fold.ts'
import { anAward, aRevocation, tuesday } from '../../support/builders/index.ts'
import { aStory, storyRules } from './a-story.ts'
import { holds } from './kept-seeds.ts'

/** Everything a fold says, without the order of what has none. */
const said = (folded: Folded) =>
  Object.fromEntries(
    Object.entries(folded).map(([name, part]) => {
      if (part instanceof Map) return [name, new Map([...part].sort(([a], [b]) => (a < b ? -1 : 1)))]
      return [name, name === 'entries' ? sortedLines(part as Folded['entries']) : part]
    }),
  )
const sortedLines = (entries: Folded['entries']) => entries.map((entry) => JSON.stringify(entry)).sort()

const numbered = (fact: Fact, number: number): LedgerFact => ({ fact, stamp, number }) as LedgerFact
const stamp: Stamp = {
  stream: 'class:class-2024-2@term-2026-1',
  schoolDay: tuesday,
  window: null,
  time: 'ok',
  due: false,
}

/** A device's life with these facts: each comes at some moment, some first without their number. */
const aLife = aStory.chain((facts) =>
  fc.tuple(
    fc.constant(facts.map((entry, index): LedgerFact => ({ ...entry, number: index + 1 }))),
    fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })), {
      minLength: facts.length,
      maxLength: facts.length,
    }),
  ),
)

function statesOf([facts, moments]: readonly [LedgerFact[], Array<[number, number]>]): LedgerFact[][] {
  const unsent = facts.map((entry): LedgerFact => ({ ...entry, number: null }))
  return Array.from({ length: 11 }, (_, now) => {
    const has = (index: number, delay: number) => (moments[index]?.[0] ?? 0) + delay <= now
    const isNumbered = (_: unknown, index: number) => has(index, moments[index]?.[1] ?? 0)
    const isWaiting = (entry: unknown, index: number) => has(index, 0) && !isNumbered(entry, index)
    return [...facts.filter(isNumbered), ...unsent.filter(isWaiting)]
  })
}

describe('the fold kept up to date', () => {
  it('says after each change what the whole fold says', () => {
    holds(
      'running fold',
      fc.property(aLife, (life) => {
        const fold = runningFold()
        for (const facts of statesOf(life)) {
          expect(said(fold(facts, storyRules))).toEqual(said(foldFacts(facts, storyRules)))
        }
      }),
    )
  })

  it('leaves what it said earlier as it was', () => {
    const fold = runningFold()
    const first = numbered(anAward({ student: 'child-lin', points: 2 }), 1)
    const earlier = fold([first], storyRules)
    const before = said(earlier)
    fold(
      [first, numbered(anAward({ student: 'child-le' }), 2), numbered(aRevocation(first.fact), 3)],
      storyRules,
    )
    expect(said(earlier)).toEqual(before)
  })

  it('looks again only at the facts of the children whom a change touches', () => {
    const looked: number[] = []
    const all = Array.from({ length: 52 }, (_, index) => {
      const { fact, ...rest } = numbered(anAward({ student: `child-${index % 10}` }), index + 1)
      const look = () => (looked.push(index), fact)
      return Object.defineProperty(rest, 'fact', { get: look }) as LedgerFact
    })
    const fold = runningFold()
    for (const many of [50, 51]) fold(all.slice(0, many), storyRules)
    looked.length = 0
    fold(all, storyRules)
    expect(new Set(looked.map((index) => index % 10))).toEqual(new Set([1]))
  })
})
