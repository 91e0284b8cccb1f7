/**
 * Two people fill one roster with different children, so that no record of the one is a record of the other. Judged
 * by what the second had seen: a place (post × window × weekday, on the days of the appointment) that was still free
 * then and has since been given to others is taken when there are more children than places, or when it is this very
 * child who has another duty now. A place that was full already and is filled beyond its number on purpose is not.
 */
import type { PostId, StaffId, StudentId } from '../ids.ts'
import { coversDate } from '../records/dated.ts'
import type { RecordBody } from '../records/record.schema.ts'
import type { Appointment, SchoolView } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'
import { type Cell, cellsIn } from './move-duty.ts'

/** Who came to the place since; `staff` is who put the child there, where that is known. */
export type Newcomer = {
  readonly appointment: string
  readonly student: StudentId
  readonly post: PostId
  readonly staff?: StaffId
}
export type TakenPlace = Cell & {
  readonly post: PostId
  /** Whom the change would put here. */
  readonly student: StudentId
  readonly why: 'full' | 'same-child'
  /** The last who came, as many as there are too many; of the same child, all of its newer duties. */
  readonly by: readonly Newcomer[]
}
export type AppointmentChange = { readonly id: string; readonly body: RecordBody<'appointment'> | null }

/** @param seen the records as the person saw them. @param standing as they are without the changes */
export function placesTaken(
  seen: SchoolView,
  standing: SchoolView,
  changes: readonly AppointmentChange[],
  today: LocalDate,
): TakenPlace[] {
  const ids = new Set(changes.map(({ id }) => id))
  const mine = changes.flatMap(({ id, body }): Appointment[] => (body ? [{ ...body, id }] : []))
  const others = standing.appointments.filter(({ id }) => !ids.has(id))
  return mine.flatMap((own) =>
    cellsIn(own).flatMap((cell) => {
      const at = (all: readonly Appointment[]) => all.filter((one) => isAt(one, cell))
      const place = { own, seen: at(seen.appointments), standing: at(standing.appointments) }
      const perDuty = standing.posts.get(own.post)?.quota.perDuty ?? Infinity
      return takenAt({ ...place, cell, mine: at(mine), others: at(others), perDuty }, today)
    }),
  )
}

/** All appointments are those of the cell's window and weekday. */
type Place = {
  readonly own: Appointment
  readonly cell: Cell
  readonly seen: readonly Appointment[]
  readonly standing: readonly Appointment[]
  readonly mine: readonly Appointment[]
  readonly others: readonly Appointment[]
  readonly perDuty: number
}

function takenAt(place: Place, today: LocalDate): TakenPlace[] {
  const { own, cell } = place
  const days = daysOf(place, today).filter((day) => !isHeld(place.seen, own, day))
  const said = { ...cell, post: own.post, student: own.student }
  const again = newcomersOn(place, days, (place, day) =>
    comersOf(place, day).filter(({ student }) => student === own.student),
  )
  if (again.length > 0) return [{ ...said, why: 'same-child', by: again }]
  const full = newcomersOn(place, days, tooManyOn)
  return full.length > 0 ? [{ ...said, why: 'full', by: full }] : []
}

/** Days on which who is there may differ. */
function daysOf({ own, others }: Place, today: LocalDate): LocalDate[] {
  const first = own.from < today ? today : own.from
  const days = [first, ...others.map(({ from }) => from).filter((from) => from > first)]
  return [...new Set(days)].filter((day) => coversDate(own, day)).sort()
}

function newcomersOn(
  place: Place,
  days: readonly LocalDate[],
  on: (place: Place, day: LocalDate) => readonly Appointment[],
): Newcomer[] {
  const found = new Map(days.flatMap((day) => on(place, day)).map((one) => [one.id, one]))
  return [...found.values()].map(({ id, student, post }) => ({ appointment: id, student, post }))
}

/** Who has a duty in the cell on a day and had not when the person looked. */
const comersOf = ({ own, seen, others }: Place, day: LocalDate): Appointment[] =>
  others.filter((one) => coversDate(one, day) && meets(one, own) && !isHeld(seen, one, day))

/** The last to come of those who are too many at the post, and only where the change itself adds a child. */
function tooManyOn(place: Place, day: LocalDate): Appointment[] {
  const { own, mine, others, standing, perDuty } = place
  const comers = comersOf(place, day).filter(({ post }) => post === own.post)
  if (comers.length === 0) return []
  const most = Math.max(
    ...groupsMeeting(own, others).map((group) => {
      const count = childrenOn([...mine, ...others], own.post, group, day)
      return count > childrenOn(standing, own.post, group, day) ? count : 0
    }),
  )
  return most > perDuty ? comers.slice(-(most - perDuty)) : []
}

/** Groups that take turns are never there together; whoever is in none meets each. */
function groupsMeeting(
  { post, group }: Appointment,
  others: readonly Appointment[],
): Array<number | undefined> {
  if (group !== undefined) return [group]
  const groups = new Set(others.filter((one) => one.post === post).map((one) => one.group))
  return groups.size > 0 ? [...groups] : [undefined]
}

function childrenOn(
  all: readonly Appointment[],
  post: PostId,
  group: number | undefined,
  day: LocalDate,
): number {
  const here = all.filter((one) => one.post === post && coversDate(one, day))
  return new Set(
    here.filter((one) => one.group === undefined || one.group === group).map(({ student }) => student),
  ).size
}

const meets = (one: Appointment, other: Appointment): boolean =>
  one.post !== other.post || one.group === undefined || other.group === undefined || one.group === other.group

const isHeld = (all: readonly Appointment[], { student, post }: Appointment, day: LocalDate): boolean =>
  all.some((one) => one.student === student && one.post === post && coversDate(one, day))

const isAt = (one: Appointment, { window, weekday }: Cell): boolean =>
  one.windows.includes(window) && one.weekdays.includes(weekday)
