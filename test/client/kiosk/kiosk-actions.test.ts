import { computed, shallowRef } from 'vue'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DeviceDatabase, metaRow, readMeta } from '../../../src/client/db/database.ts'
import { ledgerOf, readLedgerParts } from '../../../src/client/db/read-ledger.ts'
import { readBoard } from '../../../src/client/features/kiosk/duty-board.ts'
import { kioskActions } from '../../../src/client/features/kiosk/kiosk-actions.ts'
import type { KioskActions, KioskCore } from '../../../src/client/features/kiosk/kiosk-core.ts'
import {
  type Child,
  initialState,
  reduce,
  type Screen,
} from '../../../src/client/features/kiosk/kiosk-state.ts'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import type { LedgerFact } from '../../../src/domain/facts/ledger.ts'
import { parseTimeOfDay } from '../../../src/domain/time/local-time.ts'
import { nothingKnown, trainingOf } from '../../../src/domain/posts/training.ts'
import {
  aCard,
  anAskedSubstitute,
  aPlace,
  aPlaceTablet,
  aPost,
  aStudent,
  at,
  aTrainingItem,
  committed,
  tuesday,
  uuidOf,
} from '../../support/builders/index.ts'
import { kid, ownClass, theSchool } from './a-board.ts'

const view = theSchool(
  aStudent(kid(7), { class: ownClass, seat: 7, name: '王梓涵', pinyin: ['wáng', 'zǐ', 'hán'] }),
  aStudent(kid(8), { class: ownClass, seat: 8, name: '王子涵', pinyin: ['wáng', 'zǐ', 'hán'] }),
  aPost('post-garden', { name: '花坛', outdoor: true, colour: 'green', checkOut: true }),
  aPost('post-library', { name: '图书馆', training: [{ item: 'training-books', from: '2026-09-01' }] }),
  aTrainingItem(),
  aPlace('place-farm'),
  aPlaceTablet('tablet-farm', { place: 'place-farm' }),
  aCard(kid(1), '0123456789ABCDEF'),
  aCard(kid(6), 'FEDCBA9876543210'),
)

/** A kiosk on the real store and commands, without screens; the test says what time it is. */
class Kiosk {
  readonly db = new DeviceDatabase(`kiosk-${Math.random()}`)
  readonly state = shallowRef(initialState(0))
  readonly act: KioskActions
  time = '07:42'
  /** The tablet does not trust its clock and a child has said the window. */
  doubted = false
  training = nothingKnown
  /** Of others, as they came from the server. */
  received: LedgerFact[] = []
  now = 0
  readonly #facts = shallowRef<LedgerFact[]>([])

  constructor(tablet = 'tablet-302') {
    const author = { kind: 'device', id: tablet } as const
    const folded = computed(() => foldFacts(this.#facts.value, view.foldRules))
    const send: KioskCore['send'] = (event) => (this.state.value = reduce(this.state.value, event, this.now))
    const go = (screen: Screen) => send({ type: 'go', screen })
    const moment = () => ({
      ...{ page: 'page', monotonic: 0, deviceClock: at(this.time), lastServerTime: at(this.time) },
      clockOffset: this.doubted ? undefined : 0,
    })
    const workplace = {
      ...{ db: this.db, author, moment, view: () => view, requestSync: () => undefined },
      training: () => this.training,
      find: (id: string) => this.#facts.value.find(({ fact }) => fact.id === id),
    }
    const device = { value: view.devices.get(tablet) }
    const board = () =>
      readBoard({
        ...{ view, folded: folded.value, device: device.value, date: tuesday, isOfNow: () => true },
        minutes: parseTimeOfDay(this.time) ?? NaN,
        said: this.doubted ? this.state.value.said : null,
      })
    const core = {
      home: { school: { view: { value: view } }, ledger: { folded }, workplace },
      clock: { doubt: computed(() => (this.doubted ? 'before-build' : null)) },
      ...{ state: this.state, send, go, now: () => this.now, device, writtenHere: new Set() },
      board: {
        get value() {
          return board()
        },
      },
    }
    this.act = kioskActions(core as unknown as KioskCore)
  }

  async open(): Promise<this> {
    await this.db.open()
    await this.db.meta.put(metaRow('install', uuidOf('install')))
    return this
  }
  /** Lets the write end and reads the store again, as the live queries would. */
  async settle(): Promise<LedgerFact[]> {
    while (this.state.value.writing) await new Promise((resolve) => setTimeout(resolve, 1))
    const install = (await readMeta(this.db, 'install')) ?? ''
    const own = ledgerOf({ ...(await readLedgerParts(this.db)), install })
    this.#facts.value = [...this.received, ...own]
    return this.#facts.value
  }
  get screen() {
    return this.state.value.screen
  }
  /** The child of the question on the screen. */
  get asked(): Child {
    if (!('child' in this.screen)) throw new Error(`nobody is asked on ${this.screen.name}`)
    return this.screen.child
  }
}

let kiosk: Kiosk
beforeEach(async () => (kiosk = await new Kiosk().open()))
afterEach(() => kiosk.db.delete())

describe('a check-in', () => {
  it('is two taps for a child who is due: the tile, 是我', async () => {
    kiosk.act.begin(kid(1), 'tile', 'duty', 'post-library')
    expect(kiosk.screen.name).toBe('ask')
    kiosk.act.confirmed(kiosk.asked)
    const [entry] = await kiosk.settle()
    expect(kiosk.screen).toMatchObject({ name: 'tick', student: kid(1), kind: 'counted', points: 1 })
    expect(entry?.fact.body).toMatchObject({
      student: kid(1),
      planned: true,
      via: 'tile',
      window: 'window-morning',
    })
  })

  it('is written once, however often 是我 is tapped', async () => {
    kiosk.act.begin(kid(1), 'tile', 'duty', 'post-library')
    const child = kiosk.asked
    kiosk.act.confirmed(child)
    kiosk.act.confirmed(child)
    expect(await kiosk.settle()).toHaveLength(1)
  })

  it('by a helper takes the post afterwards and gives no points', async () => {
    kiosk.act.begin(kid(6), 'find', 'duty')
    kiosk.act.confirmed(kiosk.asked)
    expect(kiosk.screen.name).toBe('posts')
    await kiosk.act.arrive(kiosk.asked, 'post-garden')
    const [entry] = await kiosk.settle()
    expect(kiosk.screen).toMatchObject({ name: 'tick', kind: 'helper' })
    expect(entry?.fact.body).toMatchObject({ planned: false, via: 'find', post: 'post-garden' })
  })

  it('of the wrong child is taken back, and the right child’s own still counts', async () => {
    kiosk.act.begin(kid(1), 'tile', 'duty', 'post-library')
    kiosk.act.confirmed(kiosk.asked)
    await kiosk.settle()
    await kiosk.act.takeBack(kiosk.state.value.undo?.facts ?? [])
    await kiosk.settle()
    expect(kiosk.screen.name).toBe('home')
    expect(kiosk.state.value.note?.kind).toBe('undone')
    kiosk.act.begin(kid(1), 'tile', 'duty', 'post-library')
    kiosk.act.confirmed(kiosk.asked)
    const facts = await kiosk.settle()
    expect(facts.map(({ fact }) => fact.type)).toEqual([
      'duty.checked-in.v1',
      'fact.revoked.v1',
      'duty.checked-in.v1',
    ])
    expect(foldFacts(facts, view.foldRules).claims.size).toBe(1)
    const taken = facts[1]?.fact
    expect(taken?.type === 'fact.revoked.v1' && taken.body.reason).toBe(undefined)
  })

  it('says the tablet is full, loses nothing, and leaves nothing half written', async () => {
    kiosk.act.begin(kid(1), 'tile', 'duty', 'post-library')
    kiosk.act.confirmed(kiosk.asked)
    await kiosk.settle()
    kiosk.db.own.hook('creating', () => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    kiosk.act.begin(kid(2), 'tile', 'duty', 'post-library')
    kiosk.act.confirmed(kiosk.asked)
    expect(await kiosk.settle()).toHaveLength(1)
    expect(kiosk.screen).toEqual({ name: 'trouble', kind: 'disk-full' })
  })

  it('is recorded by the child’s word where the clock is doubted', async () => {
    kiosk.doubted = true
    kiosk.state.value = reduce(kiosk.state.value, { type: 'say', window: 'window-lunch' }, 0)
    kiosk.act.begin(kid(6), 'find', 'duty')
    kiosk.act.confirmed(kiosk.asked)
    await kiosk.act.arrive(kiosk.asked, 'post-library')
    const [entry] = await kiosk.settle()
    expect(entry?.fact.body).toMatchObject({ window: 'window-lunch', clockDoubted: true })
    expect(entry?.stamp).toMatchObject({ time: 'unsettled', window: 'window-lunch' })
    expect(kiosk.screen).toMatchObject({ kind: 'doubted' })
  })
})

describe('leaving', () => {
  async function arrived(seat: number, post: string): Promise<void> {
    kiosk.act.begin(kid(seat), 'tile', 'duty', post)
    kiosk.act.confirmed(kiosk.asked)
    await kiosk.settle()
    kiosk.state.value = reduce(kiosk.state.value, { type: 'home' }, 0)
  }

  it('is a second tap where the post wants to hear it, and opens no door to the own page', async () => {
    await arrived(4, 'post-garden')
    kiosk.act.begin(kid(4), 'tile', 'duty')
    expect(kiosk.screen).toMatchObject({ name: 'leave', post: 'post-garden' })
    await kiosk.act.leave(kid(4), 'post-garden')
    const facts = await kiosk.settle()
    expect(facts[1]?.fact).toMatchObject({ type: 'duty.checked-out.v1', body: { window: 'window-morning' } })
    expect(kiosk.screen).toMatchObject({ name: 'tick', kind: 'left' })
    expect(kiosk.state.value.lately).toBe(null)
    expect(foldFacts(facts, view.foldRules).totals.get(kid(4))).toMatchObject({ green: 1 })
  })

  it('is said once, and taken back like a check-in', async () => {
    await arrived(4, 'post-garden')
    await kiosk.act.leave(kid(4), 'post-garden')
    await kiosk.settle()
    const { facts = [] } = kiosk.state.value.undo ?? {}
    kiosk.act.begin(kid(4), 'tile', 'duty')
    expect(kiosk.screen.name).toBe('already')
    await kiosk.act.takeBack(facts)
    await kiosk.settle()
    kiosk.act.begin(kid(4), 'tile', 'duty')
    expect(kiosk.screen.name).toBe('leave')
  })

  it('is not asked for at any other post', async () => {
    await arrived(1, 'post-library')
    kiosk.act.begin(kid(1), 'tile', 'duty')
    expect(kiosk.screen.name).toBe('already')
  })
})

describe('a training that is missing', () => {
  it('promises no points: it is kept, and a teacher will look', async () => {
    kiosk.training = trainingOf([])
    kiosk.act.begin(kid(1), 'tile', 'duty', 'post-library')
    kiosk.act.confirmed(kiosk.asked)
    const [entry] = await kiosk.settle()
    expect(kiosk.screen).toMatchObject({ name: 'tick', kind: 'untrained', points: 0 })
    expect(entry?.stamp.due).toBe(false)
  })
})

describe('a question whether a child would stand in', () => {
  it('is answered on the tablet, with yes or with no', async () => {
    const question = anAskedSubstitute({ student: kid(6), absent: kid(1) })
    kiosk.received = [committed(question, 1, view)]
    await kiosk.settle()
    await kiosk.act.answer(question.id, kid(6), false)
    const facts = await kiosk.settle()
    expect(facts[1]?.fact.body).toEqual({ target: question.id, student: kid(6), willing: false })
    expect(kiosk.screen).toEqual({ name: 'answered', student: kid(6), willing: false })
  })

  it('is not answered for another child', async () => {
    const question = anAskedSubstitute({ student: kid(6), absent: kid(1) })
    kiosk.received = [committed(question, 1, view)]
    await kiosk.settle()
    await kiosk.act.answer(question.id, kid(5), true)
    expect(kiosk.screen).toEqual({ name: 'trouble', kind: 'target-unknown' })
  })
})

describe('a second look', () => {
  it('checks the child in with the same two taps', async () => {
    kiosk.act.begin(kid(7), 'find', 'duty')
    const child = kiosk.asked
    expect(kiosk.screen).toMatchObject({ name: 'look', alike: [kid(8)] })
    kiosk.act.chosen(child, kid(7))
    expect(kiosk.screen.name).toBe('posts')
  })

  it('asks the other child when that one is tapped', () => {
    kiosk.act.begin(kid(7), 'find', 'duty')
    kiosk.act.chosen(kiosk.asked, kid(8))
    expect(kiosk.screen).toMatchObject({ name: 'ask', child: { student: kid(8) } })
  })
})

describe('a stamp', () => {
  it('is a request on the class tablet, waiting for the teacher', async () => {
    kiosk.act.begin(kid(1), 'find', 'stamp')
    expect(kiosk.screen).toEqual({ name: 'places', student: kid(1) })
    await kiosk.act.stamp(kid(1), 'place-farm')
    const [entry] = await kiosk.settle()
    expect(entry?.fact.type).toBe('stamp.requested.v1')
    expect(kiosk.screen).toMatchObject({ name: 'noted', given: false, again: false })
  })

  it('is given on the place’s own tablet, once a day', async () => {
    await kiosk.db.delete()
    kiosk = await new Kiosk('tablet-farm').open()
    kiosk.act.begin(kid(1), 'find', 'stamp')
    kiosk.act.confirmed(kiosk.asked)
    const facts = await kiosk.settle()
    expect(facts.map(({ fact }) => fact.type)).toEqual(['place.stamped.v1'])
    expect(kiosk.screen).toMatchObject({ name: 'noted', given: true, again: false })
    await kiosk.act.stamp(kid(1), 'place-farm')
    expect(await kiosk.settle()).toHaveLength(1)
    expect(kiosk.screen).toMatchObject({ name: 'noted', given: true, again: true })
  })
})

describe('a card', () => {
  it('asks a child who is due, greets another one, and opens its own colours alone', () => {
    kiosk.act.showCard('SZC1.0123456789ABCDEF', 'duty')
    expect(kiosk.screen).toMatchObject({ name: 'ask', child: { student: kid(1), via: 'card' } })
    kiosk.act.showCard('SZC1.FEDCBA9876543210', 'duty')
    expect(kiosk.screen).toEqual({ name: 'greet', student: kid(6) })
    kiosk.act.openColours(kid(6))
    expect(kiosk.screen).toEqual({ name: 'colours', student: kid(6) })
    kiosk.act.openColours(kid(1))
    expect(kiosk.screen.name).toBe('colours-door')
  })

  it('that is not ours leads to 没认出来', () => {
    kiosk.act.showCard('SZC1.AAAAAAAAAAAAAAAA', 'colours')
    expect(kiosk.screen).toEqual({ name: 'scan', purpose: 'colours', unknown: true })
  })
})
