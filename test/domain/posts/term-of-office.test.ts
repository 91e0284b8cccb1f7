/** A child's unbroken time at a post. */
import { expect, it } from 'vitest'
import { termOfOffice } from '../../../src/domain/posts/term-of-office.ts'
import { must } from '../../../src/domain/result.ts'
import { aClassOf, aPost, aRow, aSchoolView, childOf } from '../../support/builders/index.ts'

const child = childOf('class-2024-2', 1)
const spans = (...given: Array<[from: string, to?: string]>) =>
  aSchoolView(
    ...aClassOf(1),
    aPost('post-library'),
    ...given.map(([from, to], index) =>
      aRow('appointment', `part-${index}`, {
        student: child,
        post: 'post-library',
        windows: ['window-morning'],
        weekdays: [1],
        from,
        ...(to ? { to } : {}),
      }),
    ),
  )
const termOf = (view: ReturnType<typeof spans>, part: number) =>
  termOfOffice(view, must(view.all('appointment').get(`part-${part}`), 'the part is there'))

it('goes on over a move in the roster, whichever part is asked', () => {
  const view = spans(['2026-09-01', '2026-11-17'], ['2026-11-18', '2026-12-06'], ['2026-12-07', '2027-01-22'])
  for (const part of [0, 1, 2]) expect(termOf(view, part)).toEqual({ from: '2026-09-01', to: '2027-01-22' })
})

it('is broken by a time without the post', () => {
  const view = spans(['2025-09-01', '2026-01-20'], ['2026-09-01'])
  expect(termOf(view, 0)).toEqual({ from: '2025-09-01', to: '2026-01-20' })
  expect(termOf(view, 1)).toEqual({ from: '2026-09-01', to: null })
})

it('is open-ended when its last part is', () => {
  expect(termOf(spans(['2026-09-01', '2026-11-17'], ['2026-11-18']), 0).to).toBe(null)
})
