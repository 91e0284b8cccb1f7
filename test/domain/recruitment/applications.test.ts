import { describe, expect, it } from 'vitest'
import type { LedgerFact } from '../../../src/domain/facts/ledger.ts'
import { nothingKnown, trainingOf } from '../../../src/domain/posts/training.ts'
import { appointmentsOf } from '../../../src/domain/recruitment/appointments.ts'
import {
  applicationsIn,
  postsOffered,
  type RoundRecord,
  roundsOpenOn,
} from '../../../src/domain/recruitment/applications.ts'
import { roundToArrange } from '../../../src/domain/recruitment/asked-round.ts'
import {
  aClassOf,
  anApplication,
  anAttendance,
  aNoteOnApplication,
  aPost,
  aRound,
  aSmallSchool,
  aSmallSchoolView,
  childOf,
  committedInOrder,
  otherChild,
  ownChild,
  ownClass,
  rowsOf,
  rowsWith,
  staff,
  tuesday,
} from '../../support/builders/index.ts'
import { SchoolView } from '../../../src/domain/school/school-view.ts'

const school = aSmallSchoolView()
const theRound = (view = school) => view.all('round').get('round-autumn') as RoundRecord
const in7Minutes = { at: 7 * 60 }
const told = (...facts: Parameters<typeof committedInOrder>[0]) =>
  committedInOrder(facts, school) as unknown as LedgerFact[]

describe('applications of a round', () => {
  it('are the latest of each child, with the adults’ words, and nothing of another round', () => {
    const first = anApplication({ wishes: ['post-canteen'] })
    const second = anApplication({ wishes: ['post-library'] }, { seq: 2 })
    const word = aNoteOnApplication({ kind: 'word', post: null }, { by: staff('teacher-lin') })
    const elsewhere = anApplication({ student: otherChild, round: 'round-spring' })
    const found = applicationsIn(told(first, word, aNoteOnApplication(), elsewhere, second), 'round-autumn')
    expect(found.map(({ student, wishes }) => [student, wishes])).toEqual([[ownChild, ['post-library']]])
    expect(found[0]?.notes.map(({ fact }) => fact.body.kind)).toEqual(['word', 'talk'])
  })

  it('are made while a round is open, for posts of the child’s grade', () => {
    expect(roundsOpenOn(school, tuesday).map(({ id }) => id)).toEqual(['round-autumn'])
    expect(roundsOpenOn(school, '2026-09-02')).toEqual([])
    const older = new SchoolView(rowsOf(aSmallSchool(), aPost('post-canteen', { eligibleGrades: [6] })))
    expect(postsOffered(older, theRound(older), ownChild, tuesday)).toEqual(['post-library'])
    expect(postsOffered(school, theRound(), ownChild, tuesday)).toEqual(['post-library', 'post-canteen'])
  })
})

describe('the round as the engine takes it', () => {
  it('has the places that the lead gave, what a child has passed, and the class’s lessons', () => {
    const view = new SchoolView(
      rowsWith(aSmallSchool(), 'class', ownClass, {
        busy: [{ weekday: 3, window: 'window-morning', what: '体育' }],
      }),
    )
    const applications = applicationsIn(told(anApplication({}, in7Minutes)), 'round-autumn')
    const training = trainingOf([{ fact: anAttendance({ schoolDay: tuesday }) }])
    const round = roundToArrange(view, theRound(view), applications, training, { pairs: [], seed: 3 })
    expect(round.posts.map(({ id, places }) => [id, places])).toEqual([
      ['post-library', 6],
      ['post-canteen', 4],
    ])
    const [applicant] = round.applicants
    expect(applicant).toMatchObject({ id: ownChild, trained: ['training-books'] })
    expect(applicant?.busy).toContainEqual({
      ...{ weekday: 3, window: 'window-morning', because: { kind: 'lesson', name: '体育' } },
    })
    const untrained = roundToArrange(view, theRound(view), applications, nothingKnown, { pairs: [], seed: 3 })
    expect(untrained.applicants[0]?.trained).toEqual([])
  })
})

describe('appointments of an arrangement', () => {
  const children = [1, 2, 3].map((seat) => childOf(ownClass, seat))
  const placements = children.map((student) => ({ student, post: 'post-canteen', by: 'proposal' }) as const)
  const shared = (rotationGroups: number, weekdays = [1, 2]) =>
    rowsOf(
      aSmallSchool(aClassOf(3, ownClass)),
      aRound('round-autumn', { posts: [{ post: 'post-canteen', seats: 3 }] }),
      aPost('post-canteen', {
        weekdays,
        quota: { perDuty: 2, rotationGroups, appointments: 4 },
      }),
    )

  it('share the weekdays of a post among its groups, and last as long as the office', () => {
    const view = new SchoolView(shared(2))
    const bodies = appointmentsOf(view, theRound(view), placements)
    expect(bodies.map(({ student, weekdays }) => [student, weekdays])).toEqual([
      [children[0], [1]],
      [children[1], [2]],
      [children[2], [1]],
    ])
    expect(bodies[0]).toMatchObject({ post: 'post-canteen', from: '2026-11-09', to: '2027-01-15' })
  })

  it('leave a child free for the class’s lessons', () => {
    const busy = [{ weekday: 1, window: 'window-morning', what: '体育' }]
    const view = new SchoolView(rowsWith(shared(2), 'class', ownClass, { busy }))
    const bodies = appointmentsOf(view, theRound(view), placements.slice(1))
    expect(bodies.map(({ weekdays }) => weekdays)).toEqual([[2], [2]])
  })

  it('count the groups of a rotation where there are more groups than weekdays', () => {
    const view = new SchoolView(shared(3, [1, 2]))
    const bodies = appointmentsOf(view, theRound(view), placements)
    expect(bodies.map(({ weekdays, group }) => [weekdays, group])).toEqual([
      [[1, 2], 1],
      [[1, 2], 2],
      [[1, 2], 3],
    ])
  })
})
