/** What a device can be for, as choices of one list: a class, a place, a set of posts, a screen of the hall or a class. */
import type { Device, SchoolClass, SchoolView } from '../../../../domain/school/school-view.ts'
import { gradeOf, schoolYearOf } from '../../../../domain/time/calendar.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import type { PlannedDevice } from '../../../api/devices.ts'

type Plan = Exclude<PlannedDevice, { id: string }>
export type Scope = Pick<Plan, 'use' | 'class' | 'place' | 'posts'>

/** The classes that are at the school on a day, by grade and number. */
export function presentClasses(view: SchoolView, date: LocalDate): SchoolClass[] {
  const years = view.school?.schoolingYears ?? 6
  const grade = (own: SchoolClass) => gradeOf(own.entryYear, schoolYearOf(date))
  return [...view.classes.values()]
    .filter((own) => grade(own) >= 1 && grade(own) <= years)
    .sort((a, b) => grade(a) - grade(b) || a.number - b.number)
}

/** Tablets on the list that have never been in touch: a pairing for the same use goes to them. */
export type Waiting = ReadonlySet<string>

/** The classes that no working tablet is bound to. */
export function classesWithoutTablet(view: SchoolView, date: LocalDate, waiting: Waiting): SchoolClass[] {
  const working = [...view.devices.values()].filter(
    ({ id, use, state }) => use === 'class-tablet' && state === 'active' && !waiting.has(id),
  )
  const taken = new Set(working.map((device) => device.class))
  return presentClasses(view, date).filter((own) => !taken.has(own.id))
}

/** What to ask a code for: the tablet that waits for the same use, else a new one. */
export function plannedFor(view: SchoolView, scope: Scope, name: string, waiting: Waiting): PlannedDevice {
  const known = [...view.devices.values()].find(
    (device) => waiting.has(device.id) && device.state === 'active' && scopeKey(device) === scopeKey(scope),
  )
  return known ? { id: known.id } : { name, ...scope }
}

export const scopeKey = ({ use, class: own, place, posts }: Scope): string =>
  use === 'board'
    ? keyOfBoard(own)
    : own
      ? `class:${own}`
      : place
        ? `place:${place}`
        : `posts:${posts?.join(',') ?? ''}`

/** A screen shows the whole school, or the class it hangs in. */
const keyOfBoard = (own: string | undefined) => (own ? `board:${own}` : 'board')

/** The scope behind a key of the list, or null. */
export function scopeOfKey(key: string): Scope | null {
  if (key === 'board') return { use: 'board' }
  const [kind, id = ''] = key.split(':')
  if (!id) return null
  if (kind === 'board') return { use: 'board', class: id }
  if (kind === 'class') return { use: 'class-tablet', class: id }
  if (kind === 'place') return { use: 'place-tablet', place: id }
  return kind === 'posts' ? { use: 'place-tablet', posts: id.split(',') } : null
}

/** What a tablet is for, by name: 三(2)班, 图书馆, 图书管理员 等 3 个岗. */
export function scopeName(
  view: SchoolView,
  scope: Pick<Device, 'use' | 'class' | 'place' | 'posts'>,
  date: LocalDate,
  words: { board: string; several: (first: string, count: number) => string },
): string {
  if (scope.use === 'board' && !scope.class) return words.board
  if (scope.class) return view.className(scope.class, date)
  if (scope.place) return view.places.get(scope.place)?.name ?? ''
  const [first, ...more] = scope.posts ?? []
  const name = (first && view.posts.get(first)?.name) ?? ''
  return more.length === 0 ? name : words.several(name, more.length + 1)
}
