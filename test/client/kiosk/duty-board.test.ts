import { describe, expect, it } from 'vitest'
import { nextDutyDay } from '../../../src/client/features/kiosk/duty-board.ts'
import { addDays } from '../../../src/domain/time/local-time.ts'
import {
  aCheckOut,
  aDutyCheckIn,
  aFact,
  anAppointment,
  anExcuse,
  aPlaceTablet,
  aPost,
  aRevocation,
  aStudent,
  aSubstitution,
  aSuspension,
  at,
  committedInOrder,
  type Head,
  staff,
} from '../../support/builders/index.ts'
import { aBoard, kid, ownClass, theSchool } from './a-board.ts'

const names = (list: ReadonlyArray<{ student: { id: string } }>) => list.map(({ student }) => student.id)
const arrival = (seat: number, head: Head = {}) =>
  aDutyCheckIn(
    { student: kid(seat), post: seat === 4 ? 'post-garden' : 'post-library' },
    { seq: seat, ...head },
  )
const ledger = (facts: Parameters<typeof committedInOrder>[0], view = theSchool()) =>
  committedInOrder(facts, view)

describe('who is due now', () => {
  it('is named in seat order from the opening to the end of the grace', () => {
    for (const time of ['07:30', '07:40', '07:50']) {
      const board = aBoard({ time })
      expect(board.phase, time).toBe('open')
      expect(names(board.due), time).toEqual([kid(1), kid(2), kid(3), kid(4)])
      expect(board.namesDue, time).toBe(true)
    }
  })

  it('is not named after the grace, yet still recognised up to the last recordable minute', () => {
    expect(aBoard({ time: '07:51' })).toMatchObject({ phase: 'after-grace', namesDue: false })
    expect(aBoard({ time: '08:11' })).toMatchObject({ phase: 'after-end', namesDue: false })
    expect(names(aBoard({ time: '08:11' }).due)).toHaveLength(4)
  })

  it('leaves those who have come, and shows them newest first, each once', () => {
    const board = aBoard({ facts: ledger([arrival(3), arrival(1)]) })
    expect(names(board.due)).toEqual([kid(2), kid(4)])
    expect(names(board.arrived)).toEqual([kid(1), kid(3)])
  })

  it('comes back when a wrong tap is taken back', () => {
    const wrong = arrival(3)
    const board = aBoard({ facts: ledger([wrong, aRevocation(wrong)]) })
    expect(names(board.due)).toContain(kid(3))
    expect(board.arrived).toEqual([])
  })

  it('counts a check-in after the grace as arrived: its time is for adults to settle', () => {
    const late = arrival(2, { at: at('08:00') })
    expect(names(aBoard({ time: '08:05', facts: ledger([late]) }).arrived)).toEqual([kid(2)])
  })

  it('leaves out who is on leave and brings in who stands in', () => {
    const view = theSchool()
    const facts = committedInOrder(
      [anExcuse({ student: kid(1) }), aSubstitution({ student: kid(7), absent: kid(2) })],
      view,
    )
    expect(names(aBoard({ view, facts }).due)).toEqual([kid(3), kid(4), kid(7)])
  })

  it('leaves out children on paper and of other classes', () => {
    const view = theSchool(
      aStudent('on-paper', { class: ownClass, seat: 20, consent: 'paper' }),
      aStudent('elsewhere', { class: 'class-2023-1', seat: 1 }),
      anAppointment('on-paper', 'post-library'),
      anAppointment('elsewhere', 'post-library'),
    )
    expect(names(aBoard({ view }).due)).toEqual([kid(1), kid(2), kid(3), kid(4)])
  })

  it('on a tablet of some posts is everybody who serves there, of any class', () => {
    const view = theSchool(
      aStudent('elsewhere', { class: 'class-2023-1', seat: 1 }),
      anAppointment('elsewhere', 'post-garden'),
      aPlaceTablet('tablet-garden', { posts: ['post-garden'] }),
    )
    expect(names(aBoard({ view, tablet: 'tablet-garden' }).due).sort()).toEqual([kid(4), 'elsewhere'].sort())
  })
})

describe('停岗 and 改室内', () => {
  const told = (body: Parameters<typeof aSuspension>[0], seq = 1) => aSuspension(body, { seq })

  it('hides the duty of a post that is off today', () => {
    const board = aBoard({ facts: ledger([told({ post: 'post-library' })]) })
    expect(names(board.due)).toEqual([kid(4)])
    expect(board.allOff).toBe(false)
  })

  it('hides all duty when every post is off in this window', () => {
    const board = aBoard({ facts: ledger([told({ post: null, window: 'window-morning' })]) })
    expect(board.due).toEqual([])
    expect(board.allOff).toBe(true)
  })

  it('does not touch another window or another day', () => {
    const facts = ledger([
      told({ post: null, window: 'window-lunch' }, 1),
      told({ post: null, schoolDay: '2026-09-16' }, 2),
    ])
    expect(aBoard({ facts }).due).toHaveLength(4)
  })

  it('marks indoors the posts that are outdoors, and the latest word counts', () => {
    const rain = told({ post: null, mode: 'indoors' }, 1)
    const board = aBoard({ facts: ledger([rain]) })
    expect(board.due.filter(({ indoors }) => indoors).map(({ post }) => post.id)).toEqual(['post-garden'])
    const off = told({ post: 'post-garden', mode: 'off' }, 2)
    expect(names(aBoard({ facts: ledger([rain, off]) }).due)).not.toContain(kid(4))
  })
})

describe('between the windows', () => {
  it('says which one is next, and after the last that the day is over', () => {
    expect(aBoard({ time: '11:00' })).toMatchObject({ phase: 'waiting', due: [] })
    expect(aBoard({ time: '11:00' }).next?.window.id).toBe('window-lunch')
    expect(aBoard({ time: '18:00' })).toMatchObject({ phase: 'over', next: null })
  })

  it('says why there is no duty on a day off, and when the next one is', () => {
    const view = theSchool()
    expect(aBoard({ view, date: '2026-10-29' })).toMatchObject({ phase: 'day-off', dayOff: '秋季运动会' })
    expect(aBoard({ view, date: '2026-10-01' })).toMatchObject({ phase: 'day-off', dayOff: '国庆节' })
    expect(nextDutyDay(view, '2026-09-18', addDays)?.date).toBe('2026-09-21')
    expect(nextDutyDay(view, '2027-01-22', addDays)).toBeNull()
  })
})

describe('a doubted clock', () => {
  const doubted = (seat: number, seq = seat) =>
    aDutyCheckIn(
      { student: kid(seat), post: 'post-library', window: 'window-lunch', clockDoubted: true },
      { seq, clockOffset: null },
    )

  it('takes the child’s word for the window and names who has it on any day', () => {
    const view = theSchool(anAppointment(kid(6), 'post-garden', { windows: ['window-lunch'], weekdays: [5] }))
    const board = aBoard({ view, said: { window: 'window-lunch' } })
    expect(board.phase).toBe('said')
    expect(names(board.due)).toEqual([kid(6)])
  })

  it('counts as here who was recorded just now, though the time waits for an adult', () => {
    const facts = ledger([doubted(1)])
    expect(names(aBoard({ said: { window: 'window-lunch' }, facts }).arrived)).toEqual([kid(1)])
  })

  it('does not let yesterday’s doubted arrival stand in today’s way', () => {
    const facts = ledger([doubted(1)])
    const board = aBoard({ said: { window: 'window-lunch' }, facts, isOfNow: () => false })
    expect(board.arrived).toEqual([])
  })

  it('names everybody when the child does not know either', () => {
    expect(names(aBoard({ said: { window: null } }).due)).toEqual([kid(1), kid(2), kid(3), kid(4)])
  })
})

it('shows first who may still say that it leaves, where the post wants to hear it', () => {
  const view = theSchool(aPost('post-garden', { name: '花坛', colour: 'green', checkOut: true }))
  const came = [arrival(4), arrival(1), arrival(3)]
  const board = aBoard({ view, facts: ledger(came, view) })
  expect(board.arrived.map(({ student, mayLeave }) => [student.id, mayLeave])).toEqual([
    [kid(4), true],
    [kid(3), false],
    [kid(1), false],
  ])
  const left = aCheckOut({ student: kid(4), post: 'post-garden' }, { seq: 9 })
  const after = aBoard({ view, facts: ledger([...came, left], view) })
  expect(after.arrived.some(({ mayLeave }) => mayLeave)).toBe(false)
})

it('keeps clock times of children out of what the screens get', () => {
  const note = aFact(
    'duty.checked-in.v1',
    {
      student: kid(1),
      post: 'post-library',
      window: 'window-morning',
      planned: true,
      colour: 'blue',
      points: 1,
      via: 'adult',
    },
    { by: staff('teacher-lin') },
  )
  const board = aBoard({ view: theSchool(aPost('post-x')), facts: ledger([note]) })
  expect(Object.keys(board.arrived[0] ?? {}).sort()).toEqual(['mayLeave', 'post', 'student'])
})
