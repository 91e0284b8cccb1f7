/** Two people fill one roster with different children: who is told, and what comes of each answer. */
import { describe, expect, it } from 'vitest'
import { placesTaken, type TakenPlace } from '../../../src/domain/posts/places-taken.ts'
import {
  mayKeepBoth,
  type PlaceChoice,
  settledAppointment,
  settledMoves,
} from '../../../src/domain/posts/settle-places.ts'
import type { RecordBody, RecordRow } from '../../../src/domain/records/record.schema.ts'
import {
  anAppointment,
  aPost,
  aSmallSchoolView,
  childOf,
  monday,
  ownClass,
  type Rows,
  tuesday,
} from '../../support/builders/index.ts'

type Body = RecordBody<'appointment'>
const [lin, chen, zeng] = [1, 2, 3].map((seat) => childOf(ownClass, seat)) as [string, string, string]
const canteen = 'post-plates'
const onTuesday: Partial<Body> = { weekdays: [2], from: monday }
const desk = aPost(canteen, { name: '食堂', quota: { perDuty: 1, rotationGroups: 2, appointments: 2 } })
const at = (student: string, changes: Partial<Body> = {}, post = canteen) =>
  anAppointment(student, post, { ...onTuesday, ...changes }) as RecordRow<'appointment'>

/** What the second is told who puts a child at the canteen on Tuesday, when the school has since become `now`. */
function told(
  mine: RecordRow<'appointment'>,
  now: readonly Rows[],
  before: readonly Rows[] = [],
): TakenPlace[] {
  const seen = aSmallSchoolView(desk, ...before)
  return placesTaken(seen, aSmallSchoolView(desk, ...before, ...now), [mine], monday)
}
const names = (places: readonly TakenPlace[]) => places.flatMap(({ by }) => by.map(({ student }) => student))

describe('a place that was free when the person looked', () => {
  it('is taken when somebody else has put another child there since', () => {
    expect(told(at(lin), [at(chen)])).toEqual([
      {
        ...{ post: canteen, window: 'window-morning', weekday: 2, student: lin, why: 'full' },
        by: [{ appointment: `${chen}-at-${canteen}`, student: chen, post: canteen }],
      },
    ])
  })

  it('is not taken while there is room for both, nor on another day or in other weeks', () => {
    const roomy = aPost(canteen, { name: '食堂', quota: { perDuty: 2, rotationGroups: 1, appointments: 2 } })
    expect(told(at(lin), [roomy, at(chen)])).toEqual([])
    expect(told(at(lin), [at(chen, { weekdays: [3] })])).toEqual([])
    expect(told(at(lin, { to: '2026-09-30' }), [at(chen, { from: '2026-10-08' })])).toEqual([])
  })

  it('is taken in later weeks too, and where the first of them begins later', () => {
    expect(names(told(at(lin), [at(chen, { from: '2026-10-08' })]))).toEqual([chen])
    expect(names(told(at(lin, { from: '2026-10-08' }), [at(chen)]))).toEqual([chen])
  })

  it('is not taken by a child of a group that comes in another turn', () => {
    expect(told(at(lin, { group: 1 }), [at(chen, { group: 2 })])).toEqual([])
    expect(names(told(at(lin, { group: 1 }), [at(chen, { group: 1 })]))).toEqual([chen])
    expect(names(told(at(lin), [at(chen, { group: 2 })]))).toEqual([chen])
  })

  it('is taken by the last of several who came, as many as are too many', () => {
    const two = aPost(canteen, { name: '食堂', quota: { perDuty: 2, rotationGroups: 1, appointments: 4 } })
    expect(names(told(at(lin), [two, at(chen), at(zeng)]))).toEqual([zeng])
  })
})

describe('nobody is asked about', () => {
  it('a place that was full already and is filled beyond its number on purpose', () => {
    expect(told(at(lin), [], [at(chen)])).toEqual([])
  })

  it('who was there before and whose record was only written anew', () => {
    const cut = at(chen, { weekdays: [2] })
    expect(told(at(lin), [cut], [at(chen, { weekdays: [2, 4] })])).toEqual([])
  })

  it('a duty that the child had already', () => {
    const longer = at(lin, { to: '2027-01-20' })
    expect(told(longer, [at(chen)], [at(lin)])).toEqual([])
  })

  it('days that are past', () => {
    const over = at(lin, { from: '2026-08-31', to: '2026-09-02' })
    expect(told(over, [at(chen, { from: '2026-08-31' })])).toEqual([])
  })
})

it('a child whom somebody else has given a duty at the same time is told, wherever it is', () => {
  const gate = aPost('post-gate', { name: '校门' })
  const [place] = told(at(lin), [gate, at(lin, {}, 'post-gate')])
  expect(place).toMatchObject({ why: 'same-child', student: lin, by: [{ post: 'post-gate', student: lin }] })
})

describe('the second person chooses', () => {
  const theirs = at(chen)
  const standing = [{ id: theirs.id, version: 3, body: theirs.body }]
  const roster = { standing, seen: [], firstDay: tuesday }
  const [place] = told(at(lin), [theirs])
  const settled = (choice: PlaceChoice) => (place ? [{ place, choice }] : [])
  const mine = { id: 'of-lin', version: 0, body: { ...at(lin).body, weekdays: [2, 4] } }
  const moved = {
    ...{ appointment: { ...at(lin).body, weekdays: [4] }, from: { window: 'window-morning', weekday: 4 } },
    to: { window: 'window-morning', weekday: 2 },
  }
  const now = { ...roster, standing: [...standing, { id: 'of-lin', version: 5, body: moved.appointment }] }
  const saved = (changes: ReturnType<typeof settledMoves>) =>
    changes.map(({ body, version }) => [body?.student, body?.weekdays, body?.to, version])

  it('mine: their child serves until the day before, mine is there', () => {
    expect(saved(settledAppointment(mine, settled('mine'), roster))).toEqual([
      [lin, [2, 4], undefined, 0],
      [chen, [2], monday, 3],
    ])
    const changes = settledMoves([moved], settled('mine'), now, () => 'mine')
    expect(saved(changes)).toContainEqual([chen, [2], monday, 3])
    expect(saved(changes)).toContainEqual([lin, [2], undefined, 0])
  })

  it('theirs: mine is not there, and keeps all that was not taken', () => {
    expect(saved(settledAppointment(mine, settled('theirs'), roster))).toEqual([[lin, [4], undefined, 0]])
    const only = { ...mine, body: at(lin).body }
    expect(settledAppointment(only, settled('theirs'), roster)).toEqual([])
    expect(settledMoves([moved], settled('theirs'), now, () => 'mine')).toEqual([])
  })

  it('both: only where the post has a place for both', () => {
    expect(saved(settledAppointment(mine, settled('both'), roster))).toEqual([[lin, [2, 4], undefined, 0]])
    const fits = (appointments: number) => {
      const quota = { perDuty: 1, rotationGroups: 2, appointments }
      const view = aSmallSchoolView(aPost(canteen, { name: '食堂', quota }), theirs)
      return place && mayKeepBoth(view, place, monday)
    }
    expect([fits(1), fits(2)]).toEqual([false, true])
  })
})
