/**
 * Facts. Every builder takes the body's interesting fields and then the head's; the id is drawn from both, so the
 * same fact built twice is one fact, and two facts that differ in nothing else differ in `seq`.
 */
import type { Author, Fact, FactBody, FactOf, FactType } from '../../../src/domain/facts/fact.schema.ts'
import { dutyClaim } from '../../../src/domain/facts/ledger.ts'
import { uuidOf } from './ids.ts'
import { at, tuesday } from './time.ts'

export const staff = (id: string): Author => ({ kind: 'staff', id })
export const device = (id: string): Author => ({ kind: 'device', id })

export type Head = {
  id?: string
  actionId?: string
  by?: Author
  install?: string
  seq?: number
  basis?: number
  /** By the device's clock, seconds; 07:42 on the Tuesday. */
  at?: number
  /** Null: this page has not measured it. */
  clockOffset?: number | null
}

export function aFact<T extends FactType>(type: T, body: FactBody<T>, head: Head = {}): FactOf<T> {
  const {
    by = staff('teacher-lin'),
    seq = 1,
    basis = 1,
    at: occurredAt = at('07:42'),
    clockOffset = 0,
  } = head
  const install = head.install ?? uuidOf(`install ${by.id}`)
  return {
    id: head.id ?? uuidOf(JSON.stringify([type, by, install, seq, occurredAt, body])),
    type,
    ...(head.actionId ? { actionId: head.actionId } : {}),
    author: by,
    assurance: by.kind === 'device' ? 'device' : 'session',
    install,
    seq,
    basis,
    occurredAt,
    ...(clockOffset === null ? {} : { clockOffset }),
    body,
  } as FactOf<T>
}

type Body<T extends FactType> = Partial<FactBody<T>>
const theChild = 'child-2024-2-01'
const classTablet = device('tablet-302')

/** A due child taps the own tile on the class tablet. */
export const aDutyCheckIn = (body: Body<'duty.checked-in.v1'> = {}, head: Head = {}) =>
  aFact(
    'duty.checked-in.v1',
    {
      student: theChild,
      post: 'post-library',
      window: 'window-morning',
      planned: true,
      colour: 'blue',
      points: 1,
      via: 'tile',
      ...body,
    },
    { by: classTablet, ...head },
  )

/** 补记: an adult says that the child was there. */
export const aLateEntry = (body: Body<'duty.checked-in.v1'> = {}, head: Head = {}) =>
  aDutyCheckIn(
    { via: 'adult', said: { schoolDay: tuesday, window: 'window-morning' }, ...body },
    { by: staff('teacher-lin'), ...head },
  )

export const anExcuse = (body: Body<'duty.excused.v1'> = {}, head: Head = {}) =>
  aFact(
    'duty.excused.v1',
    { student: theChild, schoolDay: tuesday, window: 'window-morning', post: 'post-library', ...body },
    head,
  )

export const aSubstitution = (body: Body<'duty.substituted.v1'> = {}, head: Head = {}) =>
  aFact(
    'duty.substituted.v1',
    {
      student: theChild,
      absent: null,
      post: 'post-library',
      schoolDay: tuesday,
      window: 'window-morning',
      ...body,
    },
    head,
  )

/** 停岗 */
export const aSuspension = (body: Body<'duty.suspended.v1'> = {}, head: Head = {}) =>
  aFact(
    'duty.suspended.v1',
    { post: 'post-library', window: null, schoolDay: tuesday, mode: 'off', ...body },
    { by: staff('teacher-duan'), ...head },
  )

export const anAward = (body: Body<'points.awarded.v1'> = {}, head: Head = {}) =>
  aFact(
    'points.awarded.v1',
    { student: theChild, colour: 'green', points: 2, label: '节水节电', ...body },
    head,
  )

export const aStampRequest = (body: Body<'stamp.requested.v1'> = {}, head: Head = {}) =>
  aFact(
    'stamp.requested.v1',
    { student: theChild, place: 'place-farm', ...body },
    { by: classTablet, ...head },
  )

export const aStamp = (body: Body<'place.stamped.v1'> = {}, head: Head = {}) =>
  aFact(
    'place.stamped.v1',
    { student: theChild, place: 'place-farm', colour: 'green', points: 1, ...body },
    head,
  )

export const aRevocation = (target: Fact, body: Body<'fact.revoked.v1'> = {}, head: Head = {}) =>
  aFact(
    'fact.revoked.v1',
    { target: target.id, student: 'student' in target.body ? target.body.student : null, ...body },
    { by: target.author, ...head },
  )

/** Strikes the claim of the child's duty in the library on Tuesday morning unless it is told another. */
export const aVoidedClaim = (body: Body<'claim.voided.v1'> = {}, head: Head = {}) => {
  const student = body.student ?? theChild
  return aFact(
    'claim.voided.v1',
    { claim: dutyClaim('post-library', 'window-morning', tuesday, student), student, ...body },
    head,
  )
}

export const aSettlement = (
  target: FactOf<'duty.checked-in.v1'>,
  body: Body<'time.settled.v1'> = {},
  head: Head = {},
) =>
  aFact(
    'time.settled.v1',
    {
      target: target.id,
      student: target.body.student,
      schoolDay: tuesday,
      window: 'window-morning',
      counts: true,
      ...body,
    },
    head,
  )
