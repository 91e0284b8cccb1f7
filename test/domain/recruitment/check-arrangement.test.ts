/** An arrangement changed by hand meets the same limits. */
import { expect, it } from 'vitest'
import { checkArrangement, stillOpenFor } from '../../../src/domain/recruitment/check-arrangement.ts'
import { anApplicant, aPost, aRound } from './a-round.ts'

const round = aRound(
  [aPost('post-library', 1), aPost('post-garden', 2, { grades: [5, 6] }), aPost('post-greeting', 1)],
  [
    anApplicant('ceng-le', ['post-library']),
    anApplicant('xu-yan', ['post-library', 'post-garden']),
    anApplicant('su-mubai', ['post-garden'], { grade: 5 }),
  ],
  [{ students: ['ceng-le', 'xu-yan'], strict: true }],
)

it('finds nothing in an arrangement without faults, and nothing wrong in an empty one', () => {
  expect(checkArrangement(round, new Map([['su-mubai', 'post-garden']])).breaches).toEqual([])
  expect(checkArrangement(round, new Map()).breaches).toEqual([])
})

it('names a post that is over-full, a grade that may not, a stranger and a torn pair', () => {
  const byHand = new Map([
    ['ceng-le', 'post-library'],
    ['su-mubai', 'post-library'],
    ['xu-yan', 'post-garden'],
    ['he-chuan', 'post-greeting'],
  ])
  expect(checkArrangement(round, byHand).breaches).toEqual([
    {
      code: 'limit',
      student: 'xu-yan',
      post: 'post-garden',
      limit: { code: 'grade', grade: 4, grades: [5, 6] },
    },
    { code: 'not-applied', student: 'he-chuan', post: 'post-greeting' },
    { code: 'over-full', post: 'post-library', given: 2, places: 1 },
    { code: 'pair-torn', students: ['ceng-le', 'xu-yan'] },
  ])
})

it('lets a person give a post that was no wish, and names the child', () => {
  const { breaches, unwished } = checkArrangement(round, new Map([['su-mubai', 'post-greeting']]))
  expect(breaches).toEqual([])
  expect(unwished).toEqual(['su-mubai'])
})

it('knows which posts are still open for a child who got none', () => {
  const given = new Map([['ceng-le', 'post-library']])
  expect(stillOpenFor(round, given, 'su-mubai')).toEqual(['post-garden', 'post-greeting'])
  expect(stillOpenFor(round, given, 'xu-yan')).toEqual(['post-greeting'])
})
