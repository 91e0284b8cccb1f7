/** A round from the school's records. */
import { describe, expect, it } from 'vitest'
import { roundOfSchool } from '../../../src/domain/recruitment/round-of-school.ts'
import { aClassOf, anAppointment, aPost, aSchoolView, childOf } from '../../support/builders/index.ts'

const class3 = 'class-2024-2'
const [library, garden] = ['post-library', 'post-garden']
const first = childOf(class3, 1)
const second = childOf(class3, 2)

const view = aSchoolView(
  ...aClassOf(3, class3),
  aPost(library, {
    quota: { perDuty: 2, rotationGroups: 5, appointments: 10 },
    eligibleGrades: [3, 4],
    windows: ['window-lunch'],
    training: [{ item: 'training-general-duty', from: '2026-09-01' }],
  }),
  aPost(garden, { quota: { perDuty: 1, rotationGroups: 1, appointments: 1 } }),
  anAppointment(first, library, { windows: ['window-lunch'], weekdays: [2], from: '2026-09-01' }),
  anAppointment(second, garden, { from: '2026-02-20', to: '2026-07-01' }),
)
const asked = {
  posts: [library, garden],
  from: '2026-11-30',
  to: '2027-01-22',
  applications: [first, second].map((student) => ({ student, wishes: [garden], trained: [], busy: [] })),
  pairs: [],
  seed: 'autumn',
}

describe('a round from the school’s records', () => {
  const round = roundOfSchool(view, asked)

  it('gives away the places that nobody holds in those weeks', () => {
    expect(round.posts.map(({ id, places }) => [id, places])).toEqual([
      [library, 9],
      [garden, 1],
    ])
  })

  it('needs one day of five where five groups take turns, and all days where one group serves', () => {
    expect(round.posts.map(({ daysNeeded }) => daysNeeded)).toEqual([1, 5])
    expect(round.posts[0]?.requires).toEqual(['training-general-duty'])
  })

  it('knows who holds a post, who had one before, and when each is busy', () => {
    const [holder, hadOne] = round.applicants
    expect(holder).toMatchObject({ id: first, grade: 3, hadPost: true, holds: [library] })
    expect(holder?.busy).toEqual([
      { window: 'window-lunch', weekday: 2, because: { kind: 'appointment', post: library } },
    ])
    expect(hadOne).toMatchObject({ id: second, hadPost: true, holds: [], busy: [] })
  })

  it('leaves out a child who is not at the school', () => {
    const applications = [{ student: 'gone', wishes: [garden], trained: [], busy: [] }]
    expect(roundOfSchool(view, { ...asked, applications }).applicants).toEqual([])
  })
})
