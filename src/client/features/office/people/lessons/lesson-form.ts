/** A class's lessons as they are typed: one field for a weekday and a duty window. */
import type { RecordBody } from '../../../../../domain/records/record.schema.ts'
import { ok, type Result } from '../../../../../domain/result.ts'
import type { SchoolView } from '../../../../../domain/school/school-view.ts'
import { type FieldErrors, FormReader } from '../../parts/form-reader.ts'
import type { SaidField } from '../../parts/conflict-rows.ts'

type Body = RecordBody<'class'>
type Busy = NonNullable<Body['busy']>[number]
export type LessonDraft = { cells: Record<string, string> }

export const cellKey = ({ weekday, window }: Pick<Busy, 'weekday' | 'window'>) => `${weekday} ${window}`
const mostLessons = 60

export const lessonDraft = ({ busy = [] }: Body): LessonDraft => ({
  cells: Object.fromEntries(busy.map((one) => [cellKey(one), one.what])),
})

/** @param before the class: everything but its lessons stays */
export function readLessons({ cells }: LessonDraft, before: Body): Result<Body, FieldErrors> {
  const form = new FormReader()
  const busy = Object.entries(cells).flatMap(([key, text]): Busy[] => {
    const what = form.optionalLine(key, text, 20)
    const [weekday = '', window = ''] = key.split(' ')
    return what ? [{ weekday: Number(weekday), window, what }] : []
  })
  if (busy.length > mostLessons) form.fault('cells', { code: 'too-many', max: mostLessons })
  return form.done(withLessons(before, inOrder(busy)))
}

const inOrder = (busy: readonly Busy[]) =>
  [...busy].sort((a, b) => a.weekday - b.weekday || (a.window < b.window ? -1 : 1))

/** Another class with these lessons in the place of its own. */
export function withLessons({ busy: _own, ...rest }: Body, busy: readonly Busy[]): Body {
  return busy.length > 0 ? { ...rest, busy: busy.map((one) => ({ ...one })) } : rest
}

/** Classes of the same year, the class itself left out. */
export const parallelClasses = (view: SchoolView, classId: string) => {
  const own = view.classes.get(classId)
  return [...view.classes.values()]
    .filter(({ id, entryYear }) => id !== classId && entryYear === own?.entryYear)
    .sort((a, b) => a.number - b.number)
}

export const blankLessons = (): LessonDraft => ({ cells: {} })
export const noClass: Result<Body, FieldErrors> = ok({ entryYear: 2000, number: 1 })

/** A line for each cell that has something, for comparing two versions cell by cell. */
export const describeLessons = (say: (busy: Busy) => string, { busy = [] }: Body): SaidField[] =>
  inOrder(busy).map((one) => ({ label: say(one), text: one.what }))
