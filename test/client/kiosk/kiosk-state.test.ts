import { describe, expect, it } from 'vitest'
import {
  type Child,
  initialState,
  isIdle,
  type KioskEvent,
  type KioskState,
  mayOpenColours,
  nextDeadline,
  reduce,
  type Screen,
} from '../../../src/client/features/kiosk/kiosk-state.ts'

const s = 1000
const child: Child = { student: 'zeng-le', via: 'tile', purpose: 'duty', posts: ['post-library'] }
const ask: Screen = { name: 'ask', child }
const find: Screen = { name: 'find', purpose: 'duty', classId: null, letter: null }
const tick = { name: 'tick', student: 'zeng-le', post: 'post-library', kind: 'counted', points: 1 } as const

/** Plays events, each `[at, event]`, on a fresh kiosk. */
function play(...events: ReadonlyArray<readonly [at: number, event: KioskEvent]>): KioskState {
  return events.reduce((state, [at, event]) => reduce(state, event, at), initialState(0))
}
const go = (screen: Screen): KioskEvent => ({ type: 'go', screen })
const clock: KioskEvent = { type: 'clock' }
const checkedIn = (at: number) =>
  [
    [at, go(ask)],
    [at, { type: 'write' }],
    [at, { type: 'ticked', screen: tick, facts: ['fact-1'] }],
  ] as const

describe('waiting', () => {
  it('goes home fifteen seconds after a question that nobody answers', () => {
    expect(play([0, go(ask)], [15 * s - 1, clock]).screen.name).toBe('ask')
    expect(play([0, go(ask)], [15 * s, clock]).screen.name).toBe('home')
  })

  it('shows the tick for two seconds, then home with the take-back chip for ten', () => {
    expect(play(...checkedIn(0), [2 * s - 1, clock]).screen.name).toBe('tick')
    const home = play(...checkedIn(0), [2 * s, clock])
    expect(home.screen.name).toBe('home')
    expect(home.undo?.facts).toEqual(['fact-1'])
    expect(play(...checkedIn(0), [2 * s, clock], [12 * s - 1, clock]).undo).not.toBeNull()
    expect(play(...checkedIn(0), [2 * s, clock], [12 * s, clock]).undo).toBeNull()
  })

  it('goes home from noted after eight seconds, from already in after five, from not now after eight', () => {
    const waits: Array<[Screen, number]> = [
      [{ name: 'noted', student: 'zeng-le', place: 'place-farm', given: false, again: false, facts: [] }, 8],
      [{ name: 'already', child, post: 'post-library' }, 5],
      [{ name: 'not-now', student: 'zeng-le' }, 8],
    ]
    for (const [screen, wait] of waits) {
      expect(play([0, go(screen)], [wait * s - 1, clock]).screen.name, screen.name).toBe(screen.name)
      expect(play([0, go(screen)], [wait * s, clock]).screen.name, screen.name).toBe('home')
    }
  })

  it('ends a scan after twenty seconds of silence, counted from the last touch', () => {
    const scan: Screen = { name: 'scan', purpose: 'duty', unknown: false }
    expect(play([0, go(scan)], [20 * s, clock]).screen.name).toBe('home')
    const touched = play([0, go(scan)], [15 * s, { type: 'touch' }], [20 * s, clock])
    expect(touched.screen.name).toBe('scan')
    expect(reduce(touched, clock, 35 * s).screen.name).toBe('home')
  })

  it('does not let a touch keep a question open: the next child waits', () => {
    expect(play([0, go(ask)], [14 * s, { type: 'touch' }], [15 * s, clock]).screen.name).toBe('home')
  })

  it('knows the next moment at which something ends', () => {
    expect(nextDeadline(initialState(0))).toBeNull()
    expect(nextDeadline(play([0, go(ask)]))).toBe(15 * s)
    expect(nextDeadline(play(...checkedIn(0), [2 * s, clock]))).toBe(12 * s)
  })
})

describe('while a fact is being written', () => {
  const writing = play([0, go(ask)], [1 * s, { type: 'write' }])

  it('takes no second tap and no way out', () => {
    expect(reduce(writing, go(find), 1.1 * s)).toBe(writing)
    expect(reduce(writing, { type: 'home' }, 1.1 * s)).toBe(writing)
  })

  it('does not time out, however slow the disk is', () => {
    expect(reduce(writing, clock, 60 * s).screen.name).toBe('ask')
  })

  it('says so when it failed, and is free again', () => {
    const failed = reduce(writing, { type: 'failed', kind: 'disk-full' }, 2 * s)
    expect(failed.screen).toEqual({ name: 'trouble', kind: 'disk-full' })
    expect(failed.writing).toBe(false)
    expect(failed.undo).toBeNull()
  })
})

describe('nothing of the last child stays', () => {
  it('takes the chip away when the next child begins', () => {
    const next = play(
      ...checkedIn(0),
      [2 * s, clock],
      [3 * s, go({ ...ask, child: { ...child, student: 'other' } })],
    )
    expect(next.undo).toBeNull()
    expect(next.lately).toBeNull()
  })

  it('keeps the chip while an adult looks at the sheet, and while the child looks at the own flower', () => {
    const home = play(...checkedIn(0), [2 * s, clock])
    expect(reduce(home, go({ name: 'adult' }), 3 * s).undo).not.toBeNull()
    expect(reduce(home, go({ name: 'colours', student: 'zeng-le' }), 3 * s).undo).not.toBeNull()
    expect(reduce(home, go({ name: 'colours', student: 'other' }), 3 * s).undo).toBeNull()
  })

  it('forgets everything when the screen is switched off', () => {
    const home = play(
      ...checkedIn(0),
      [2 * s, clock],
      [3 * s, { type: 'open-look-time' }],
      [4 * s, { type: 'hidden' }],
    )
    expect(home).toEqual({ ...initialState(0), touchedAt: home.touchedAt })
  })

  it('forgets a card when it is home again', () => {
    const shown = play(
      [0, { type: 'card', student: 'zeng-le' }],
      [0, go({ name: 'greet', student: 'zeng-le' })],
    )
    expect(shown.card).toBe('zeng-le')
    expect(reduce(shown, { type: 'home' }, 1).card).toBeNull()
  })
})

describe('the three doors to my colours', () => {
  it('are shut at first', () => {
    expect(mayOpenColours(initialState(0), 'zeng-le', 0)).toBe(false)
  })

  it('open for thirty seconds after the own check-in, for that child alone', () => {
    const home = play(...checkedIn(0), [2 * s, clock])
    expect(mayOpenColours(home, 'zeng-le', 31 * s)).toBe(true)
    expect(mayOpenColours(home, 'zeng-le', 33 * s)).toBe(false)
    expect(mayOpenColours(home, 'other', 3 * s)).toBe(false)
  })

  it('shut again when the check-in is taken back', () => {
    const undone = play(...checkedIn(0), [2 * s, clock], [3 * s, { type: 'undone' }])
    expect(mayOpenColours(undone, 'zeng-le', 4 * s)).toBe(false)
    expect(undone.note?.kind).toBe('undone')
  })

  it('open by the own card, not by somebody else’s', () => {
    const shown = play([0, { type: 'card', student: 'zeng-le' }])
    expect(mayOpenColours(shown, 'zeng-le', 0)).toBe(true)
    expect(mayOpenColours(shown, 'other', 0)).toBe(false)
  })

  it('open for everybody during the ten minutes that a teacher opened', () => {
    const open = play([0, { type: 'open-look-time' }])
    expect(mayOpenColours(open, 'anybody', 10 * 60 * s - 1)).toBe(true)
    expect(mayOpenColours(open, 'anybody', 10 * 60 * s)).toBe(false)
    expect(mayOpenColours(reduce(open, { type: 'close-look-time' }, s), 'anybody', s)).toBe(false)
  })
})

describe('现在是哪个时段？', () => {
  it('keeps the answer while children keep coming, and asks again after a minute of nobody', () => {
    const said = play(
      [0, { type: 'say', window: 'window-lunch' }],
      [50 * s, { type: 'touch' }],
      [100 * s, clock],
    )
    expect(said.said?.window).toBe('window-lunch')
    expect(reduce(said, clock, 110 * s).said).toBeNull()
  })

  it('does not change the answer under a child who is being asked', () => {
    const asked = play([0, { type: 'say', window: null }], [59 * s, go(ask)], [61 * s, clock])
    expect(asked.said).not.toBeNull()
  })
})

describe('an idle kiosk', () => {
  it('is one that nobody has touched for a minute, at home, with nothing to take back', () => {
    expect(isIdle(initialState(0), 59 * s)).toBe(false)
    expect(isIdle(initialState(0), 60 * s)).toBe(true)
    expect(isIdle(play([0, go(find)]), 90 * s)).toBe(false)
    expect(isIdle(play([0, { type: 'write' }]), 90 * s)).toBe(false)
    expect(isIdle(play(...checkedIn(60 * s), [62 * s, clock]), 61 * s)).toBe(false)
  })
})
