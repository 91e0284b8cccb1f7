/** Why this post and not another, choice by choice. */
import { describe, expect, it } from 'vitest'
import type { Explanation } from '../../../src/domain/recruitment/explain.ts'
import { proposeArrangement } from '../../../src/domain/recruitment/propose.ts'
import type { Round } from '../../../src/domain/recruitment/round.ts'
import { anApplicant, aPost, aRound } from './a-round.ts'

function whyFor(round: Round, student: string): Explanation {
  const why = proposeArrangement(round).explanations.get(student)
  if (!why) throw new Error(`${student} has no explanation`)
  return why
}

describe('the reasons of a proposal', () => {
  it('a child without a post so far gets the first wish before one who had one', () => {
    const round = aRound(
      [aPost('post-library', 1), aPost('post-garden', 1)],
      [
        anApplicant('ceng-le', ['post-library']),
        anApplicant('he-chuan', ['post-library', 'post-garden'], { hadPost: true }),
      ],
    )
    expect(whyFor(round, 'ceng-le')).toMatchObject({ post: 'post-library', wish: 1, isNewcomer: true })
    const { wish, wishes } = whyFor(round, 'he-chuan')
    expect(wish).toBe(2)
    expect(wishes).toEqual([
      {
        post: 'post-library',
        outcome: 'outweighed',
        level: 'newcomers',
        holders: { total: 1, newcomers: 1, firstWishes: 1 },
      },
      { post: 'post-garden', outcome: 'given' },
    ])
  })

  it('says that another would have gone without when a first wish was passed over for it', () => {
    const round = aRound(
      [aPost('post-library', 1), aPost('post-garden', 1)],
      [
        anApplicant('ceng-le', ['post-library', 'post-garden']),
        anApplicant('su-mubai', ['post-garden', 'post-library'], { grade: 5 }),
        anApplicant('jiang-ning', ['post-garden'], { hadPost: true }),
      ],
    )
    expect(whyFor(round, 'jiang-ning').wishes[0]).toMatchObject({ outcome: 'outweighed', level: 'newcomers' })
  })

  it('leaves it to the lot between equals, and says so', () => {
    const round = aRound(
      [aPost('post-library', 1)],
      [anApplicant('ceng-le', ['post-library']), anApplicant('xu-yan', ['post-library'])],
    )
    const [winner, other] = ['ceng-le', 'xu-yan'].sort(
      (a, b) => whyFor(round, a).lot - whyFor(round, b).lot,
    ) as [string, string]
    expect(whyFor(round, winner).post).toBe('post-library')
    expect(whyFor(round, other).wishes[0]).toMatchObject({ outcome: 'outweighed', level: 'lots' })
  })

  it('puts who is trained before an equal who is not', () => {
    const post = aPost('post-garden', 1, { requires: ['training-green-care'] })
    const learnt = anApplicant('ceng-le', ['post-garden'], { trained: ['training-green-care'] })
    const round = aRound([post], [learnt, anApplicant('xu-yan', ['post-garden'])])
    expect(whyFor(round, 'ceng-le')).toMatchObject({ post: 'post-garden', training: [] })
    expect(whyFor(round, 'xu-yan').wishes[0]).toMatchObject({ level: 'trained' })
    const alone = aRound([post], [anApplicant('xu-yan', ['post-garden'])])
    expect(whyFor(alone, 'xu-yan').training).toEqual(['training-green-care'])
  })

  it('names the grade, the clash and the post that is held already', () => {
    const lesson = {
      window: 'window-lunch',
      weekday: 3,
      because: { kind: 'lesson' as const, name: '体育' },
    }
    const round = aRound(
      [
        aPost('post-library', 2, { grades: [5, 6] }),
        aPost('post-garden', 2, { weekdays: [3], daysNeeded: 1 }),
        aPost('post-greeting', 2),
      ],
      [
        anApplicant('ceng-le', ['post-library', 'post-garden', 'post-greeting'], {
          grade: 3,
          busy: [lesson],
          holds: ['post-greeting'],
        }),
      ],
    )
    expect(whyFor(round, 'ceng-le')).toMatchObject({ post: null, wish: null })
    expect(whyFor(round, 'ceng-le').wishes).toEqual([
      { post: 'post-library', outcome: 'limit', limit: { code: 'grade', grade: 3, grades: [5, 6] } },
      {
        post: 'post-garden',
        outcome: 'limit',
        limit: { code: 'clash', freeDays: 0, needed: 1, with: lesson },
      },
      { post: 'post-greeting', outcome: 'limit', limit: { code: 'held-already' } },
    ])
  })

  it('a strict pair gets one post or none, and hears that it was the partner', () => {
    const round = aRound(
      [aPost('post-library', 2), aPost('post-garden', 2, { grades: [5] })],
      [
        anApplicant('ceng-le', ['post-garden', 'post-library'], { grade: 5 }),
        anApplicant('xu-yan', ['post-garden', 'post-library'], { grade: 4 }),
      ],
      [{ students: ['ceng-le', 'xu-yan'], strict: true }],
    )
    const limit = { code: 'grade', grade: 4, grades: [5] }
    expect(whyFor(round, 'ceng-le').wishes).toEqual([
      { post: 'post-garden', outcome: 'partner', partner: 'xu-yan', limit },
      { post: 'post-library', outcome: 'given' },
    ])
    expect(whyFor(round, 'xu-yan').post).toBe('post-library')
  })

  it('a strict pair steps back together when one place is all there is', () => {
    const round = aRound(
      [aPost('post-library', 1)],
      [anApplicant('ceng-le', ['post-library']), anApplicant('xu-yan', ['post-library'])],
      [{ students: ['ceng-le', 'xu-yan'], strict: true }],
    )
    expect(proposeArrangement(round).arrangement.size).toBe(0)
  })

  it('keeps friends together where it costs nobody a wish', () => {
    const wishes = ['post-library', 'post-garden']
    const children = ['ceng-le', 'xu-yan', 'su-mubai', 'he-chuan'].map((id) => anApplicant(id, wishes))
    for (const friend of ['xu-yan', 'su-mubai', 'he-chuan']) {
      const round = aRound([aPost('post-library', 2), aPost('post-garden', 2)], children, [
        { students: ['ceng-le', friend], strict: false },
      ])
      const { arrangement, tally } = proposeArrangement(round)
      expect(arrangement.get('ceng-le')).toBe(arrangement.get(friend))
      expect(tally).toMatchObject({ placed: 4, newcomerFirst: 2, pairs: 1 })
    }
  })
})
