/** Children of a post dealt into groups that take turns. */
import { expect, it } from 'vitest'
import { takeTurns } from '../../../src/domain/posts/take-turns.ts'
import { must } from '../../../src/domain/result.ts'
import { aClassOf, anAppointment, aPost, aSchoolView, childOf } from '../../support/builders/index.ts'

const children = [1, 2, 3].map((seat) => childOf('class-2024-2', seat))
const [first = '', second = '', third = ''] = children
const view = aSchoolView(
  ...aClassOf(3),
  aPost('post-garden', { windows: ['window-morning'], weekdays: [1, 2, 3, 4, 5] }),
  anAppointment(first, 'post-garden', { weekdays: [1] }),
  anAppointment(second, 'post-garden', { weekdays: [2] }),
  anAppointment(third, 'post-garden', { weekdays: [3], from: '2026-10-12' }),
)
const post = must(view.posts.get('post-garden'), 'the post is there')

it('an appointment that has begun ends the day before and begins anew with its group, on all days', () => {
  const [old, made] = takeTurns(post, view.appointments, 2, '2026-09-21')
  expect(old?.body).toMatchObject({ student: first, from: '2026-09-01', to: '2026-09-20', weekdays: [1] })
  expect(made).toEqual({
    id: null,
    body: {
      student: first,
      post: 'post-garden',
      windows: ['window-morning'],
      weekdays: [1, 2, 3, 4, 5],
      group: 1,
      from: '2026-09-21',
    },
  })
})

it('one that has not begun is changed in place', () => {
  const dealt = takeTurns(post, view.appointments, 2, '2026-09-21')
  expect(dealt.at(-1)).toMatchObject({
    id: `${third}-at-post-garden`,
    body: { group: 1, from: '2026-10-12' },
  })
  expect(dealt).toHaveLength(5)
})

it('a child who is down twice gets one appointment', () => {
  const twice = [
    ...view.appointments.slice(0, 1),
    { ...must(view.appointments[0], 'one'), id: 'again', weekdays: [4] },
  ]
  const dealt = takeTurns(post, twice, 2, '2026-09-21')
  expect(dealt.filter(({ id }) => id === null)).toHaveLength(1)
  expect(dealt.filter(({ body }) => body?.to === '2026-09-20')).toHaveLength(2)
})
