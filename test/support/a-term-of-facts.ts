/**
 * Facts as a school really writes them: true UUIDv7 ids, a tablet per class, teachers' phones that award several
 * children at once, days that go on, clocks that are a little wrong. The same for the same seed. Numbers are given
 * in the order of writing.
 */
import { colours } from '../../src/domain/colours.ts'
import type { Author, Fact } from '../../src/domain/facts/fact.schema.ts'
import { type Stamp, streamOfClass } from '../../src/domain/facts/ledger.ts'
import { uuidv7 } from '../../src/domain/ids.ts'
import type { CommittedFact } from '../../src/domain/protocol/sync.ts'
import { addDays } from '../../src/domain/time/local-time.ts'

export type TermClass = {
  id: string
  students: readonly string[]
  tablet: string
  teachers: readonly string[]
}
type Wanted = {
  classes: readonly TermClass[]
  count: number
  term: string
  from: string
  perDay: number
  first?: number
}

const posts = Array.from({ length: 40 }, (_, index) => `post-${index}`)
const windows = ['window-morning', 'window-long-break', 'window-lunch', 'window-dismissal']
const labels = [
  '节水节电',
  '升旗端正',
  '主动问好',
  '课间文明',
  '帮助同学',
  '光盘行动',
  '图书归位',
  '垃圾分类',
]
const places = ['place-farm', 'place-gallery', 'place-library', 'place-history']

export function aTermOfFacts({ classes, count, term, from, perDay, first = 1 }: Wanted): CommittedFact[] {
  const chance = dice(20260901)
  const writers = new Map<string, Writer>()
  const writerOf = (author: Author) => {
    const known = writers.get(author.id)
    if (known) return known
    const made = {
      author,
      install: chance.uuid(Date.UTC(2026, 8, 1)),
      seq: 0,
      basis: 0,
      offset: chance.below(40) - 20,
    }
    writers.set(author.id, made)
    return made
  }
  const facts: CommittedFact[] = []
  while (facts.length < count) {
    const day = Math.floor(facts.length / perDay)
    const second = Math.floor(((facts.length % perDay) / perDay) * 32_400)
    const moment = {
      schoolDay: addDays(from, day),
      at: Date.parse(`${addDays(from, day)}T07:30:00+08:00`) / 1000 + second,
    }
    const group = chance.of(classes)
    for (const told of someFacts(chance, group, moment, facts)) {
      const writer = writerOf(told.author)
      const fact = envelope(chance, writer, told, facts.length, moment.at)
      const stamp = {
        stream: streamOfClass(group.id, term),
        schoolDay: moment.schoolDay,
        ...plainStamp,
        ...told.stamp,
      }
      facts.push({ number: first + facts.length, fact, stamp })
    }
  }
  return facts.slice(0, count)
}

type Writer = { author: Author; install: string; seq: number; basis: number; offset: number }
type Told = { author: Author; type: Fact['type']; body: object; action?: string; stamp?: Partial<Stamp> }
type Moment = { schoolDay: string; at: number }
const plainStamp = { window: null, time: 'ok', due: false } as const

function envelope(chance: Dice, writer: Writer, told: Told, seen: number, at: number): Fact {
  if (chance.below(3) === 0) writer.basis = Math.max(writer.basis, seen - chance.below(60))
  const occurredAt = at - writer.offset + chance.below(20)
  return {
    id: chance.uuid(occurredAt * 1000 + chance.below(1000)),
    type: told.type,
    ...(told.action ? { actionId: told.action } : {}),
    author: writer.author,
    assurance: writer.author.kind === 'device' ? 'device' : 'session',
    install: writer.install,
    seq: (writer.seq += 1),
    basis: writer.basis,
    occurredAt,
    clockOffset: writer.offset,
    body: told.body,
  } as Fact
}

function someFacts(
  chance: Dice,
  group: TermClass,
  { at }: Moment,
  earlier: readonly CommittedFact[],
): Told[] {
  const student = chance.of(group.students)
  const tablet: Author = { kind: 'device', id: group.tablet }
  const teacher: Author = { kind: 'staff', id: chance.of(group.teachers) }
  const colour = chance.of(colours)
  const kind = chance.below(100)
  if (kind < 15) {
    const action = chance.uuid(at * 1000)
    const award = {
      colour,
      points: 1 + chance.below(2),
      label: chance.of(labels),
      preset: `preset-${chance.below(20)}`,
    }
    const children = group.students.filter(() => chance.below(8) === 0)
    return children.map((child) => ({
      author: teacher,
      type: 'points.awarded.v1',
      action,
      body: { student: child, ...award },
    }))
  }
  if (kind < 35) {
    const note = chance.below(6) === 0 ? { note: `第${chance.below(9)}组，${chance.of(labels)}` } : {}
    const body = { student, colour, points: 1 + chance.below(3), label: chance.of(labels), ...note }
    return [{ author: teacher, type: 'points.awarded.v1', body }]
  }
  if (kind < 88) {
    const window = chance.of(windows)
    const body = {
      student,
      post: chance.of(posts),
      window,
      planned: chance.below(9) > 0,
      colour,
      points: 1,
      via: chance.of(['tile', 'tile', 'find']),
    }
    return [{ author: tablet, type: 'duty.checked-in.v1', body, stamp: { window, due: true } }]
  }
  if (kind < 97)
    return [
      {
        author: teacher,
        type: 'place.stamped.v1',
        body: { student, place: chance.of(places), colour, points: 1 },
      },
    ]
  const target = earlier[earlier.length - 1 - chance.below(50)]
  if (
    !target ||
    target.stamp.stream.split('@')[0] !== `class:${group.id}` ||
    target.fact.type === 'fact.revoked.v1'
  )
    return []
  const revoked = { target: target.fact.id, student: (target.fact.body as { student: string }).student }
  return [
    {
      author: teacher,
      type: 'fact.revoked.v1',
      body: { ...revoked, ...(kind === 98 ? { reason: '点错了' } : {}) },
    },
  ]
}

/** Classes of their own with full ids, for measuring; a test names its school's. Five teachers to two classes. */
export function classesOf(count: number, size: number): TermClass[] {
  const chance = dice(7)
  const id = () => chance.uuid(Date.UTC(2026, 7, 20))
  const staff = Array.from({ length: Math.max(6, Math.floor(count * 2.5)) }, id)
  return Array.from({ length: count }, () => ({
    id: id(),
    students: Array.from({ length: size }, id),
    tablet: id(),
    teachers: Array.from({ length: 6 }, () => chance.of(staff)),
  }))
}

type Dice = { below(limit: number): number; of<T>(items: readonly T[]): T; uuid(time: number): string }

function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    of: (items) => items[below(items.length)] as never,
    uuid: (time) =>
      uuidv7(
        time,
        Uint8Array.from({ length: 10 }, () => below(256)),
      ),
  }
}
