import { describe, expect, it } from 'vitest'
import { termsOfChild } from '../../../src/domain/passport/terms-of-child.ts'
import { aClass, aSmallSchoolView, aStudent, aRow } from '../../support/builders/index.ts'

const child = 'child-who-moved'
const aTerm = (id: string, schoolYear: number, firstDay: string, lastDay: string) =>
  aRow('term', id, { name: id, schoolYear, firstDay, lastDay })
const school = aSmallSchoolView(
  aTerm('term-2024-2', 2024, '2025-02-17', '2025-07-04'),
  aTerm('term-2025-1', 2025, '2025-09-01', '2026-01-23'),
  aClass('class-2024-5'),
  aStudent(child, {
    memberships: [
      { class: 'class-2024-5', from: '2025-03-10', to: '2025-12-31' },
      { class: 'class-2024-2', from: '2026-01-01' },
    ],
  }),
)

describe('the pages of a child’s passport', () => {
  it('go back through every class to the child’s first term', () => {
    const pages = termsOfChild(school, child, '2026-09-15')
    expect(pages.map(({ term, className }) => [term.id, className])).toEqual([
      ['term-2026-1', '三(2)班'],
      ['term-2025-1', '二(2)班'],
      ['term-2024-2', '一(5)班'],
    ])
  })

  it('have none of a term in which the child was not at the school, and none to come', () => {
    const pages = termsOfChild(school, child, '2025-09-15')
    expect(pages.map(({ term }) => term.id)).toEqual(['term-2025-1', 'term-2024-2'])
  })
})
