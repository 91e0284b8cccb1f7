/**
 * What this teacher may do, asked of the one policy before a button is shown: the command asks it again, and the
 * server a third time. A probe is a fact that is never written.
 */
import type { Author, Fact, FactBody, FactType } from '../../../../domain/facts/fact.schema.ts'
import { rightRefusal } from '../../../../domain/permissions/write.ts'
import type { FactLookup } from '../../../../domain/permissions/write-context.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

export type Asker = {
  readonly view: SchoolView
  readonly author: Author
  readonly today: LocalDate
  readonly find: FactLookup
}

const nobody = '00000000-0000-7000-8000-000000000000'

function may<T extends FactType>(asker: Asker, type: T, body: FactBody<T>): boolean {
  const { view, author, today, find } = asker
  const probe = {
    id: nobody,
    type,
    author,
    assurance: 'session',
    install: nobody,
    seq: 1,
    basis: 0,
    occurredAt: 0,
    body,
  } as unknown as Fact
  return rightRefusal(probe, { asOf: view, now: view, day: today, writtenOn: today, find }) === null
}

export const mayRevoke = (asker: Asker, target: string): boolean =>
  may(asker, 'fact.revoked.v1', { target, student: null })

export const mayVoid = (asker: Asker, claim: string, student: string): boolean =>
  may(asker, 'claim.voided.v1', { claim, student })

/** 加分 is every teacher's, for any child; the computer teacher and the principal only look. */
export const mayAward = (asker: Asker): boolean =>
  may(asker, 'points.awarded.v1', { student: nobody, colour: 'red', points: 1, label: '-' })

/** 停岗 / 改室内: of a post, or of everything (null). */
export const maySuspend = (asker: Asker, post: string | null): boolean =>
  may(asker, 'duty.suspended.v1', { post, window: null, schoolDay: asker.today, mode: 'off' })

export const mayExcuse = (asker: Asker, student: string, post: string): boolean =>
  may(asker, 'duty.excused.v1', { student, post, window: nobody, schoolDay: asker.today })

export const maySettle = (asker: Asker, target: string, student: string): boolean =>
  may(asker, 'time.settled.v1', { target, student, schoolDay: asker.today, window: null, counts: true })

export const mayStamp = (asker: Asker, student: string, place: string): boolean =>
  may(asker, 'place.stamped.v1', { student, place, colour: 'red', points: 1 })

export const mayEnterDuty = (asker: Asker, student: string, post: string): boolean =>
  may(asker, 'duty.checked-in.v1', {
    student,
    post,
    window: null,
    planned: true,
    colour: 'red',
    points: 1,
    via: 'adult',
  })

export const mayNoteApplication = (asker: Asker, student: string, post: string | null): boolean =>
  may(asker, 'application.noted.v1', {
    ...{ student, round: nobody, recommended: false, post },
    kind: post === null ? 'word' : 'talk',
  })

export const mayEvaluate = (asker: Asker, post: string): boolean =>
  may(asker, 'duty.evaluated.v1', {
    ...{ student: nobody, post, schoolDay: asker.today, span: 'day' },
    marks: [{ dimension: nobody, level: 1 }],
  })

/** 老师确认: the word decides by its child and its post. */
export const mayCountersign = (asker: Asker, target: string, student: string): boolean =>
  may(asker, 'word.countersigned.v1', { target, student, keep: true })
