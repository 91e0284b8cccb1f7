/**
 * A ledger of any size for one school of 2,000 children, shaped like a term: duty, awards, stamps, and the few facts
 * that take something back. The same for the same size. The last ten facts have not been sent yet.
 */
import { deserialize, serialize } from 'node:v8'
import { colours } from '../../src/domain/colours.ts'
import type { Fact } from '../../src/domain/facts/fact.schema.ts'
import { dutyClaim, type LedgerFact, type Stamp } from '../../src/domain/facts/ledger.ts'
import { addDays } from '../../src/domain/time/local-time.ts'
import {
  aDutyCheckIn,
  anAward,
  aRevocation,
  aSettlement,
  aStamp,
  aVoidedClaim,
  device,
  staff,
  uuidOf,
} from '../support/builders/index.ts'

const unsent = 10
const factsPerDay = 3_000
const children = Array.from({ length: 2_000 }, (_, index) => uuidOf(`child ${index}`))
const posts = Array.from({ length: 200 }, (_, index) => `post-${index}`)
const windows = ['window-morning', 'window-long-break', 'window-lunch', 'window-dismissal']
const places = Array.from({ length: 16 }, (_, index) => `place-${index}`)
const teachers = Array.from({ length: 120 }, (_, index) => staff(uuidOf(`teacher ${index}`)))
const tablets = Array.from({ length: 60 }, (_, index) => device(uuidOf(`tablet ${index}`)))

/** As a database hands rows out: new objects, new strings. */
export const structuredCopy = <T>(value: T): T => deserialize(serialize(value)) as T

export function theLedger(size: number): LedgerFact[] {
  const pick = picker(20260901)
  const ledger: LedgerFact[] = []
  while (ledger.length < size) {
    const seq = ledger.length + 1
    const schoolDay = addDays('2026-09-01', Math.floor(ledger.length / factsPerDay))
    const number = seq <= size - unsent ? seq : null
    ledger.push({ ...nextFact(pick, seq, schoolDay, ledger), number } as LedgerFact)
  }
  return ledger
}

type Pick = <T>(items: readonly T[]) => T
type Stamped = { fact: Fact; stamp: Stamp }

function nextFact(pick: Pick, seq: number, schoolDay: string, earlier: readonly LedgerFact[]): Stamped {
  const student = pick(children)
  const stamp: Stamp = {
    stream: 'class:class-2024-2@term-2026-1',
    schoolDay,
    window: null,
    time: 'ok',
    due: false,
  }
  const kind = pick(hundred)
  if (kind < 55)
    return {
      fact: anAward(
        { student, colour: pick(colours), points: pick([1, 1, 2, 3]) },
        { seq, by: pick(teachers) },
      ),
      stamp,
    }
  if (kind < 90) return aDuty(pick, seq, stamp, student)
  if (kind < 97) return { fact: aStamp({ student, place: pick(places) }, { seq, by: pick(tablets) }), stamp }
  const target = earlier[earlier.length - 1 - pick(hundred)]
  if (!target || kind < 99)
    return target ? { fact: aRevocation(target.fact, {}, { seq }), stamp } : aDuty(pick, seq, stamp, student)
  if (target.fact.type !== 'duty.checked-in.v1') return aDuty(pick, seq, stamp, student)
  return seq % 2 === 0
    ? { fact: aSettlement(target.fact, { schoolDay, window: target.stamp.window }, { seq }), stamp }
    : {
        fact: aVoidedClaim(
          { claim: claimOf(target as LedgerFact<'duty.checked-in.v1'>), student: target.fact.body.student },
          { seq },
        ),
        stamp,
      }
}

function aDuty(pick: Pick, seq: number, stamp: Stamp, student: string): Stamped {
  const window = pick(windows)
  const fact = aDutyCheckIn(
    { student, post: pick(posts), window, colour: pick(colours) },
    { seq, by: pick(tablets) },
  )
  const late = pick(hundred) < 3
  return { fact, stamp: { ...stamp, window, due: pick(hundred) < 95, time: late ? 'after-grace' : 'ok' } }
}

const claimOf = ({ fact: { body }, stamp }: LedgerFact<'duty.checked-in.v1'>) =>
  dutyClaim(body.post, stamp.window ?? '', stamp.schoolDay, body.student)

const hundred = Array.from({ length: 100 }, (_, index) => index)

function picker(seed: number): Pick {
  let state = seed
  return (items) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return items[Math.floor((state / 2 ** 32) * items.length)] as never
  }
}
