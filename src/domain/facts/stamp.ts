/**
 * The stamp a fact gets at commit: home stream, school day, window, and whether its time stands.
 *
 * Run by the server when it numbers a fact and by the device when it writes one, so that a child's petal grows at
 * once; the device is told where the server's stamp differs. A wrong clock never refuses anything: where the time
 * cannot be known the check-in waits for an adult, and an award takes the day on which it arrived.
 */
import { isTrained, nothingKnown, type Training } from '../posts/training.ts'
import type { SchoolView } from '../school/school-view.ts'
import { placeInWindow } from '../time/duty-window.ts'
import { type LocalDate, localDateOf } from '../time/local-time.ts'
import type { Fact, FactOf, FactType } from './fact.schema.ts'
import { claimParts, officeStream, type Stamp, streamOfClass, streamOfSchool, studentOf } from './ledger.ts'

/**
 * What is known of the true time: `at` in seconds, or null when neither offset nor neighbours tell. `rough` is an
 * estimate from neighbours, good for day and window and too rough to say who came after the grace.
 */
export type KnownTime = { readonly at: number | null; readonly receivedAt: number; readonly rough?: boolean }

/** What the device itself believes when it writes: its clock with the offset it has measured, unless it doubts it. */
export function deviceTime(fact: Fact): KnownTime {
  const believed = fact.occurredAt + (fact.clockOffset ?? 0)
  const doubted = fact.type === 'duty.checked-in.v1' && fact.body.clockDoubted === true
  return { at: doubted ? null : believed, receivedAt: believed }
}

/**
 * @param asOf the records the device had seen: its timetable and roster
 * @param now the records as they are: the child's class, and appointments the device had not heard of
 * @param training who has passed what; who knows nothing of it takes everybody for trained
 */
export function stampFact(
  fact: Fact,
  time: KnownTime,
  asOf: SchoolView,
  now: SchoolView,
  training: Training = nothingKnown,
): Stamp {
  const schoolDay = daySaidBy(fact) ?? dayWritten(time, now)
  const stamp = {
    stream: streamOf(fact, schoolDay, now),
    schoolDay,
    window: null,
    time: 'ok',
    due: false,
  } as const
  return fact.type === 'duty.checked-in.v1'
    ? { ...stamp, ...stampDuty(fact, time, asOf, now, training) }
    : stamp
}

/** The school's date on which a fact was written, or arrived when nobody knows. */
export const dayWritten = (time: KnownTime, now: SchoolView): LocalDate =>
  localDateOf(time.at ?? time.receivedAt, now.calendar.zone)

/** Facts by adults that name their day, such as 补记 or 请假; a strike is of its claim's day. */
function daySaidBy(fact: Fact): LocalDate | undefined {
  if ('said' in fact.body) return fact.body.said?.schoolDay
  if (fact.type === 'claim.voided.v1') return claimParts(fact.body.claim)?.day
  return 'schoolDay' in fact.body ? fact.body.schoolDay : undefined
}

export function streamOf(fact: Fact, day: LocalDate, now: SchoolView): string {
  const student = studentOf(fact)
  if (fact.type === 'duty.suspended.v1' || fact.type === 'activity.noted.v1')
    return streamOfSchool(now.termIdOn(day))
  // What is said against a child's name is for the office alone.
  if (!student || fact.type === 'objection.noted.v1') return officeStream
  const classId = now.classOn(student, day)
  return classId ? streamOfClass(classId, termOf(fact, day, now)) : officeStream
}

/** What holds for the school year stays with the class tablet when the term's facts go. */
const termOf = (fact: Fact, day: LocalDate, now: SchoolView) =>
  holdForYear.has(fact.type) ? now.yearIdOf(day) : now.termIdOn(day)

const holdForYear: ReadonlySet<FactType> = new Set([
  'training.attended.v1',
  'activity.signed-up.v1',
  'activity.withdrawn.v1',
  'activity.consented.v1',
  'goal.chosen.v1',
  'medal.given.v1',
])

/**
 * An adult who checks a child in says by that that the child was due, came in time, and may serve. Whose training is
 * missing that day is not due: the record stays without points, and no later fact changes it.
 */
function stampDuty(
  fact: FactOf<'duty.checked-in.v1'>,
  time: KnownTime,
  asOf: SchoolView,
  now: SchoolView,
  training: Training,
): Partial<Stamp> {
  const { student, post, said, window: believed } = fact.body
  const isAdult = fact.author.kind === 'staff'
  if (said) return { window: said.window, due: true }
  if (time.at === null) return { window: believed, time: 'unsettled' }
  const date = localDateOf(time.at, asOf.calendar.zone)
  const { window, state } = placeInWindow(asOf.windowsOn(date), asOf.calendar, time.at)
  if (window === null) return { window, time: 'unsettled' }
  const isLate = !isAdult && !time.rough && (state === 'after-grace' || state === 'after-end')
  const isDue = [asOf, now].some(
    (view) => view.isDue(student, post, window, date) && isTrained(view, training, student, post, date),
  )
  return { window, time: isLate ? 'after-grace' : 'ok', due: isAdult || isDue }
}
