/**
 * What people have decided for the children of some classes this term: 星级章, 岗位之星 and the like, by name, the latest
 * decision first, the children in class order. Nothing is said about who was not chosen.
 */
import type { ClassId, StudentId } from '../ids.ts'
import type { RecordBody } from '../records/record.schema.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'
import { inClassOrder } from './class-order.ts'

export type Honour = RecordBody<'honour'> & { readonly id: string }
export type HonourGroup = { readonly name: string; readonly honours: readonly Honour[] }

export function honoursOfClasses(
  view: SchoolView,
  classes: ReadonlySet<ClassId>,
  today: LocalDate,
): HonourGroup[] {
  const term = view.termIdOn(today)
  const groups = new Map<string, Honour[]>()
  for (const honour of view.all('honour').values()) {
    const own = view.classOn(honour.student, today)
    if (honour.term !== term || own === undefined || !classes.has(own)) continue
    groups.set(honour.name, [...(groups.get(honour.name) ?? []), honour])
  }
  return [...groups]
    .map(([name, honours]) => ({ name, honours: inOrder(view, honours, today) }))
    .filter(({ honours }) => honours.length > 0)
    .sort((a, b) => (latest(a) > latest(b) ? -1 : 1))
}

const latest = ({ honours }: HonourGroup): LocalDate =>
  honours.reduce((day, { decidedOn }) => (decidedOn > day ? decidedOn : day), '')

function inOrder(view: SchoolView, honours: readonly Honour[], today: LocalDate): Honour[] {
  const order = inClassOrder(
    view,
    honours.map(({ student }) => student),
    today,
  )
  const place = new Map<StudentId, number>(order.map((student, index) => [student, index]))
  return honours
    .filter(({ student }) => place.has(student))
    .sort((a, b) => (place.get(a.student) ?? 0) - (place.get(b.student) ?? 0))
}
