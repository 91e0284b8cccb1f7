import { describe, expect, it } from 'vitest'
import { dutyStep, givenToday, helperPosts, tickOf } from '../../../src/client/features/kiosk/duty-step.ts'
import { childrenOf, readBoard } from '../../../src/client/features/kiosk/duty-board.ts'
import type { Via } from '../../../src/client/features/kiosk/kiosk-state.ts'
import { must } from '../../../src/domain/result.ts'
import {
  aDutyCheckIn,
  anAppointment,
  anAward,
  aPost,
  aStudent,
  aSuspension,
  committedInOrder,
  tuesday,
} from '../../support/builders/index.ts'
import { boardInput, kid, ownClass, theSchool } from './a-board.ts'

type Input = Parameters<typeof boardInput>[0]

function step(student: string, input: Input = {}, via: Via = 'tile', post?: string) {
  const whole = boardInput(input)
  const { view, device } = whole
  const found = must(view.students.get(student), `the school has ${student}`)
  return dutyStep({ view, board: readBoard(whole), device, student: found, via, post })
}

describe('a child says who it is', () => {
  it('is asked at once when due, with the post it is down for', () => {
    expect(step(kid(1))).toMatchObject({ name: 'ask', child: { posts: ['post-library'], via: 'tile' } })
  })

  it('is asked about the tapped post when it has two', () => {
    const view = theSchool(anAppointment(kid(1), 'post-garden'))
    expect(step(kid(1), { view }, 'tile', 'post-garden')).toMatchObject({ child: { posts: ['post-garden'] } })
    expect(step(kid(1), { view }, 'find')).toMatchObject({
      child: { posts: ['post-library', 'post-garden'] },
    })
  })

  it('is thanked as a helper while the window runs, and chooses the post afterwards', () => {
    expect(step(kid(6), {}, 'find')).toMatchObject({ name: 'ask', child: { posts: [] } })
    expect(step(kid(6), { time: '08:00' }, 'find')).toMatchObject({ name: 'ask' })
  })

  it('is told that it is here already, and asked again at another post it is due at', () => {
    const view = theSchool(anAppointment(kid(1), 'post-garden'))
    const facts = committedInOrder([aDutyCheckIn({ student: kid(1) })], view)
    expect(step(kid(1), { view, facts })).toMatchObject({ name: 'ask', child: { posts: ['post-garden'] } })
    expect(
      step(kid(1), { facts: committedInOrder([aDutyCheckIn({ student: kid(1) })], theSchool()) }),
    ).toMatchObject({
      name: 'already',
      post: 'post-library',
    })
  })

  it('is told when, never that it is wrong, where no window runs', () => {
    expect(step(kid(1), { time: '11:00' })).toEqual({ name: 'not-now', student: kid(1) })
    expect(step(kid(1), { time: '18:00' }).name).toBe('not-now')
  })

  it('is recorded after the end when it was due, and only then', () => {
    expect(step(kid(1), { time: '08:30' }, 'find').name).toBe('ask')
    expect(step(kid(6), { time: '08:30' }, 'find').name).toBe('not-now')
  })

  it('always is asked where the clock is doubted', () => {
    expect(step(kid(6), { said: { window: 'window-lunch' } }, 'find').name).toBe('ask')
  })
})

describe('near names', () => {
  const view = theSchool(
    aStudent(kid(1), { class: ownClass, seat: 1, name: '王梓涵', pinyin: ['wáng', 'zǐ', 'hán'] }),
    aStudent(kid(5), { class: ownClass, seat: 5, name: '王子涵', pinyin: ['wáng', 'zǐ', 'hán'] }),
    aStudent('on-paper', { class: ownClass, seat: 9, name: '王梓涵', consent: 'paper' }),
  )

  it('get a second look with those they could be taken for, never with a child on paper', () => {
    expect(step(kid(1), { view })).toMatchObject({ name: 'look', alike: [kid(5)] })
  })

  it('need no second look behind a card', () => {
    expect(step(kid(1), { view }, 'card').name).toBe('ask')
  })
})

describe('a helper’s posts', () => {
  it('are those of this window that are neither off nor retired', () => {
    const view = theSchool(
      aPost('post-gate', { windows: ['window-morning'] }),
      aPost('post-tray', { windows: ['window-lunch'] }),
      aPost('post-old', { retiredOn: '2026-09-01' }),
    )
    const facts = committedInOrder([aSuspension({ post: 'post-garden' })], view)
    const whole = boardInput({ view, facts })
    const posts = helperPosts(view, whole.folded, readBoard(whole), whole.device)
    expect(posts.map(({ id }) => id).sort()).toEqual(['post-gate', 'post-library'])
  })
})

describe('what the tick promises', () => {
  const points = { nominal: 1, givenToday: 0, cap: 3 }

  it('is points for a child who is due and in time', () => {
    expect(tickOf('open', 'yes', points)).toEqual({ kind: 'counted', points: 1 })
  })

  it('is never more than the day’s cap leaves', () => {
    expect(tickOf('open', 'yes', { nominal: 2, givenToday: 2, cap: 3 })).toEqual({
      kind: 'counted',
      points: 1,
    })
    expect(tickOf('open', 'yes', { ...points, givenToday: 3 })).toEqual({ kind: 'no-points', points: 0 })
  })

  it('is thanks for help, and an adult’s look after the grace or with a doubted clock', () => {
    expect(tickOf('open', 'no', points).kind).toBe('helper')
    expect(tickOf('open', 'untrained', points)).toEqual({ kind: 'untrained', points: 0 })
    expect(tickOf('after-grace', 'yes', points).kind).toBe('late')
    expect(tickOf('after-end', 'yes', points).kind).toBe('late')
    expect(tickOf('said', 'yes', points).kind).toBe('doubted')
  })

  it('counts duty and stamps towards the cap, not awards', () => {
    const view = theSchool()
    const facts = committedInOrder(
      [aDutyCheckIn({ student: kid(1) }), anAward({ student: kid(1), colour: 'blue', points: 2 })],
      view,
    )
    expect(givenToday(boardInput({ view, facts }).folded, kid(1), 'blue', tuesday)).toBe(1)
  })
})

it('shows under 找自己 the own class without children on paper', () => {
  const view = theSchool(aStudent('on-paper', { class: ownClass, seat: 9, consent: 'pending' }))
  expect(childrenOf(view, view.devices.get('tablet-302'), tuesday).map(({ id }) => id)).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8].map(kid),
  )
})
