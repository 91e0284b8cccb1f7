/**
 * One duty of the week moved or given up, as changes of appointments. An appointment is windows × weekdays, so
 * taking one cell out of it may leave two. Days that are past stay as they were: an appointment that has begun ends
 * the day before, and what is left of it begins anew.
 */
import type { RecordBody } from '../records/record.schema.ts'
import type { WindowId } from '../ids.ts'
import { addDays, type LocalDate } from '../time/local-time.ts'

type Body = RecordBody<'appointment'>
export type Cell = { readonly window: WindowId; readonly weekday: number }

export const cellsIn = ({ windows, weekdays }: Pick<Body, 'windows' | 'weekdays'>): Cell[] =>
  windows.flatMap((window) => weekdays.map((weekday): Cell => ({ window, weekday })))

export type Moved = {
  /** What the appointment becomes; null: it goes. */
  readonly old: Body | null
  /** Appointments to be made beside it. */
  readonly made: readonly Body[]
}

/**
 * @param to null: the duty is given up
 * @param today the first day on which the change holds
 */
export function moveDuty(appointment: Body, from: Cell, to: Cell | null, today: LocalDate): Moved {
  const start = appointment.from < today ? today : appointment.from
  const rest = withoutCell({ ...appointment, from: start }, from)
  const target = to ? [{ ...appointment, from: start, windows: [to.window], weekdays: [to.weekday] }] : []
  const now = joined([...rest, ...target])
  if (appointment.from < today) return { old: { ...appointment, to: addDays(today, -1) }, made: now }
  const [first = null, ...more] = now
  return { old: first, made: more }
}

/** What is left of an appointment without some of its cells. */
export const withoutCells = (body: Body, cells: readonly Cell[]): Body[] =>
  joined(
    cells.reduce<Body[]>(
      (left, cell) => left.flatMap((one) => (hasCell(one, cell) ? withoutCell(one, cell) : [one])),
      [body],
    ),
  )

const hasCell = ({ windows, weekdays }: Body, { window, weekday }: Cell): boolean =>
  windows.includes(window) && weekdays.includes(weekday)

/** The other windows on all days, and this window on the other days. */
function withoutCell(body: Body, { window, weekday }: Cell): Body[] {
  const windows = body.windows.filter((own) => own !== window)
  const weekdays = body.weekdays.filter((own) => own !== weekday)
  return [
    ...(windows.length ? [{ ...body, windows }] : []),
    ...(weekdays.length ? [{ ...body, windows: [window], weekdays }] : []),
  ]
}

/** Two appointments that differ in their days alone, or in their windows alone, are one. */
function joined(bodies: readonly Body[]): Body[] {
  const [first, ...others] = bodies
  if (!first) return []
  const rest = joined(others)
  const index = rest.findIndex(
    (other) => same(first.windows, other.windows) || same(first.weekdays, other.weekdays),
  )
  const other = rest[index]
  if (!other) return [first, ...rest]
  const both = {
    ...first,
    windows: union(first.windows, other.windows).sort(),
    weekdays: union(first.weekdays, other.weekdays).sort((a, b) => a - b),
  }
  return joined([both, ...rest.filter((_, place) => place !== index)])
}

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])]
const same = <T>(a: readonly T[], b: readonly T[]) =>
  a.length === b.length && a.every((item) => b.includes(item))
