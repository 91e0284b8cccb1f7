/** A child's word is with the adults who may countersign it, and with nobody else. */
import { expect, it } from 'vitest'
import { isForAdults } from '../../../src/domain/facts/readers.ts'
import type { Author } from '../../../src/domain/facts/fact.schema.ts'
import type { LedgerFact } from '../../../src/domain/facts/ledger.ts'
import { mayHoldFact } from '../../../src/domain/permissions/hold-facts.ts'
import { scopeOf } from '../../../src/domain/permissions/scope.ts'
import { rightRefusal } from '../../../src/domain/permissions/write.ts'
import {
  aCountersign,
  aSmallSchoolView,
  aWord,
  childOf,
  committed,
  otherChild,
  otherClass,
  ownClass,
  tuesday,
} from '../../support/builders/index.ts'

const view = aSmallSchoolView()
const everybody: Author[] = [
  ...[...view.staff.keys()].map((id) => ({ kind: 'staff', id }) as const),
  ...[...view.devices.keys()].map((id) => ({ kind: 'device', id }) as const),
]
const thanks = { student: otherChild, writer: childOf(otherClass, 2), kind: 'thanks' } as const
const cases: Array<[string, LedgerFact<'word.written.v1'>, string[]]> = [
  [
    'an own word about a post with a mentor',
    committed(aWord(), 1, view),
    ['teacher-lin', 'teacher-luo', 'teacher-pu'],
  ],
  [
    'thanks at a post of nobody’s',
    committed(aWord({ ...thanks, post: 'post-canteen' }), 1, view),
    ['teacher-gao', 'teacher-luo'],
  ],
  [
    'thanks without a post',
    committed(aWord({ ...thanks, post: null }), 1, view),
    ['teacher-gao', 'teacher-luo'],
  ],
]

it.each(cases)('%s is read by those who may countersign it', (_what, word, readers) => {
  const holds = everybody.filter((author) => mayHoldFact(scopeOf(author, view, tuesday), word))
  const find = (id: string) => (id === word.fact.id ? word : undefined)
  const signs = everybody.filter((author) => {
    const fact = aCountersign(word.fact, {}, { by: author })
    return rightRefusal(fact, { asOf: view, now: view, day: tuesday, writtenOn: tuesday, find }) === null
  })
  expect(holds.map(({ id }) => id).sort()).toEqual(readers)
  expect(signs.map(({ id }) => id).sort()).toEqual(readers)
})

it('no tablet is sent what adults decided about it', () => {
  const word = aWord()
  for (const fact of [word, aCountersign(word)]) expect(isForAdults(fact)).toBe(true)
  expect(view.devices.get('tablet-302')?.class).toBe(ownClass)
})
