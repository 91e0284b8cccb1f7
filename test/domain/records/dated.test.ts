import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coversDate, ruleOn } from '../../../src/domain/records/dated.ts'
import { holds } from '../facts/kept-seeds.ts'

const dayOf = (index: number) => `2026-09-${String(index + 1).padStart(2, '0')}`
const someRules = fc
  .uniqueArray(fc.nat(29), { minLength: 1, maxLength: 6 })
  .map((days) => days.map((day) => ({ from: dayOf(day) })))

describe('a dated rule', () => {
  it('holds from its day until the next one’s, whatever the order in which they are written', () => {
    holds(
      'dated rules',
      fc.property(someRules, fc.nat(29), (rules, index) => {
        const day = dayOf(index)
        const found = ruleOn(rules, day)
        const begun = rules.filter(({ from }) => from <= day).map(({ from }) => from)
        expect(found?.from).toBe(begun.sort().at(-1) ?? rules.map(({ from }) => from).sort()[0])
      }),
    )
  })

  it('of two from the same day is the one written last', () => {
    const rules = [
      { from: '2026-09-01', value: 1 },
      { from: '2026-09-01', value: 2 },
    ]
    expect(ruleOn(rules, '2026-09-05')?.value).toBe(2)
  })

  it('is none where there is none', () => {
    expect(ruleOn([], '2026-09-01')).toBeUndefined()
  })
})

describe('a span of days', () => {
  it('holds both of its ends', () => {
    const span = { from: '2026-09-02', to: '2026-09-04' }
    const days = ['2026-09-01', '2026-09-02', '2026-09-04', '2026-09-05']
    expect(days.map((day) => coversDate(span, day))).toEqual([false, true, true, false])
  })

  it('without an end goes on', () => {
    expect(coversDate({ from: '2026-09-02' }, '2099-12-31')).toBe(true)
  })
})
