/** Where in the week a dragged duty may be put down: an open place of its post, or another child there, to swap. */
import type { RosterDay, RosterPerson, RosterWeek } from '../../../../domain/posts/roster-week.ts'
import type { Duty } from './use-moving.ts'

/** `row` and `at` are the indexes in the week; `other` is null for an open place. */
export type Landing = {
  readonly row: number
  readonly at: number
  readonly day: RosterDay
  readonly cell: Duty['cell']
  readonly other: RosterPerson | null
}

/** @param element what lies under the pointer; cells carry `data-row` and `data-at`, names `data-appointment` */
export function landingOf(week: RosterWeek, duty: Duty, element: Element | null): Landing | null {
  const cellElement = element?.closest<HTMLElement>('[data-row]')
  if (!cellElement) return null
  const [row, at] = [Number(cellElement.dataset['row']), Number(cellElement.dataset['at'])]
  const [line, day] = [week.rows[row], week.days[at]]
  const here = line?.cells[at]
  if (!line || !here || !day?.weekday || line.post.id !== duty.post.id) return null
  if (here.people.some(({ student }) => student.id === duty.person.student.id)) return null
  const pressed = element?.closest<HTMLElement>('[data-appointment]')?.dataset['appointment']
  const other = here.people.find(({ appointment }) => appointment.id === pressed) ?? null
  if (other === null && here.missing === 0) return null
  return { row, at, day, cell: { window: line.window, weekday: day.weekday }, other }
}

export const dutyThere = (duty: Duty, { other, cell, day }: Landing): Duty | null =>
  other && { post: duty.post, person: other, cell, date: day.date }
