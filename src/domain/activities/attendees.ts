/**
 * Who takes part in an activity, from the facts that this device holds: who signed up, in the order of the ledger; who
 * has a place and who waits for one; what the guardians say; who was there on which day. Of two facts about the same
 * child the later one holds. A device that holds its own classes alone knows those alone.
 */
import { isOfType, type LedgerFact } from '../facts/ledger.ts'
import type { ActivityLifeType } from '../facts/activity-life-types.ts'
import type { ClassId, StudentId } from '../ids.ts'
import type { RecordBody } from '../records/record.schema.ts'
import type { SchoolView, Student } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'
import { isInvited } from './who-is-meant.ts'

export type Activity = RecordBody<'activity'> & { readonly id: string }
type LifeFact = LedgerFact<ActivityLifeType>

/** coming: has a place; waiting: signed up when it was full; none: meant, or has been, and has not signed up. */
type SignUp = 'coming' | 'waiting' | 'none'
export type Attendee = {
  readonly student: Student
  readonly classId: ClassId
  readonly signUp: SignUp
  /** Null: nobody has seen what the guardians say. */
  readonly agreed: boolean | null
  /** By day; a day that is missing has not been looked at. */
  readonly present: ReadonlyMap<LocalDate, boolean>
}

/** What the facts say of each child, whoever the child is. */
export type Said = {
  /** In the order of the sign-ups that stand. */
  readonly signedUp: readonly StudentId[]
  readonly agreed: ReadonlyMap<StudentId, boolean>
  readonly present: ReadonlyMap<StudentId, ReadonlyMap<LocalDate, boolean>>
  readonly lines: ReadonlyMap<LocalDate, readonly string[]>
}

/** @param facts standing ones, in commit order (`Folded.activityLife`) */
export function saidOf(activity: string, facts: readonly LifeFact[]): Said {
  const signedUp = new Set<StudentId>()
  const agreed = new Map<StudentId, boolean>()
  const present = new Map<StudentId, Map<LocalDate, boolean>>()
  const lines = new Map<LocalDate, readonly string[]>()
  for (const entry of facts) {
    if (!('activity' in entry.fact.body) || entry.fact.body.activity !== activity) continue
    if (isOfType(entry, 'activity.signed-up.v1')) signedUp.add(entry.fact.body.student)
    else if (isOfType(entry, 'activity.withdrawn.v1')) signedUp.delete(entry.fact.body.student)
    else if (isOfType(entry, 'activity.consented.v1'))
      agreed.set(entry.fact.body.student, entry.fact.body.agreed)
    else if (isOfType(entry, 'activity.attended.v1')) {
      const { student, schoolDay, present: was } = entry.fact.body
      present.set(student, (present.get(student) ?? new Map()).set(schoolDay, was))
    } else if (isOfType(entry, 'activity.noted.v1'))
      lines.set(entry.fact.body.schoolDay, entry.fact.body.lines)
  }
  return { signedUp: [...signedUp], agreed, present, lines }
}

/** Every child on electronic record who is meant, has signed up or was there: class by class, in seat order. */
export function attendeesOf(activity: Activity, view: SchoolView, said: Said, date: LocalDate): Attendee[] {
  const capacity = activity.capacity ?? Infinity
  const placeOf = new Map(said.signedUp.map((id, index) => [id, index < capacity ? 'coming' : 'waiting']))
  const named = new Set([...said.signedUp, ...said.agreed.keys(), ...said.present.keys()])
  const found: Attendee[] = []
  for (const student of view.students.values()) {
    if (student.consent !== 'electronic') continue
    const classId = view.classOn(student.id, date)
    if (classId === undefined) continue
    if (!named.has(student.id) && !isInvited(activity, view, student.id, date)) continue
    found.push({
      student,
      classId,
      signUp: isExpectedUnasked(activity) ? 'coming' : ((placeOf.get(student.id) ?? 'none') as SignUp),
      agreed: said.agreed.get(student.id) ?? null,
      present: said.present.get(student.id) ?? new Map(),
    })
  }
  return inClassOrder(found, view, date)
}

/** Nobody signs up: everybody meant is expected. */
const isExpectedUnasked = ({ signUp, group }: Activity) => signUp === undefined && group === undefined

function inClassOrder(attendees: Attendee[], view: SchoolView, date: LocalDate): Attendee[] {
  const orderOf = ({ student, classId }: Attendee) => {
    const own = view.classes.get(classId)
    const seat = view.membershipOn(student.id, date)?.seat ?? 999
    return [-(own?.entryYear ?? 0), own?.number ?? 0, seat] as const
  }
  const keyed = attendees.map((attendee) => ({ attendee, key: orderOf(attendee) }))
  keyed.sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || a.key[2] - b.key[2])
  return keyed.map(({ attendee }) => attendee)
}

/** Who may leave with it: has a place and, where it leaves the campus, the guardians' word. */
export const mayGo = ({ offCampus }: Activity, { signUp, agreed }: Attendee): boolean =>
  signUp === 'coming' && (!offCampus || agreed === true)

/** How many places are left, as far as this device knows; null: there is no limit. */
export const placesLeft = ({ capacity }: Activity, { signedUp }: Said): number | null =>
  capacity === undefined ? null : Math.max(0, capacity - signedUp.length)

export const firstDayOf = ({ sessions }: Activity): LocalDate => sessions[0]?.date ?? ''
export const lastDayOf = ({ sessions }: Activity): LocalDate => sessions[sessions.length - 1]?.date ?? ''

/** The day of it that is today, or the last one before, or the first one to come. */
export function dayAtHand({ sessions }: Activity, today: LocalDate): LocalDate {
  const days = sessions.map(({ date }) => date)
  return [...days].reverse().find((day) => day <= today) ?? days[0] ?? today
}
