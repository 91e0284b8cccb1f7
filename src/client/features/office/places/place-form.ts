/** A place as it is typed. There is no stamp for the counselling room or the nurse. */
import type { Colour } from '../../../../domain/colours.ts'
import { isPrivatePlace } from '../../../../domain/places/stampable.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import { type FieldErrors, FormReader } from '../parts/form-reader.ts'

type Body = RecordBody<'place'>
export type Shape = Body['shape']
export type Repeat = Body['repeat']
export const repeats: readonly Repeat[] = [
  'once-per-day',
  'once-per-week',
  'once-per-term',
  'once-per-school-year',
]
export const shapes: readonly Shape[] = ['circle', 'square', 'octagon', 'gourd']

export type TaskDraft = { title: string; steps: string[]; share: string }
type SessionDraft = { name: string; start: string; end: string }
export type PlaceDraft = {
  name: string
  category: string
  onCampus: boolean
  where: string
  colour: Colour
  points: Array<{ from: LocalDate; value: number }>
  repeat: Repeat
  stampLabel: string
  shape: Shape
  safeCapacity: string
  byTripOnly: boolean
  weekdays: number[]
  sessions: SessionDraft[]
  rule: string
  adultPresent: string
  lower: TaskDraft
  upper: TaskDraft
  icon: string
  retiredOn: string
}

const blankTask = (): TaskDraft => ({ title: '', steps: [], share: '' })

export const blankPlace = (today: LocalDate): PlaceDraft => ({
  name: '',
  category: 'category-xiangshan',
  onCampus: true,
  where: '',
  colour: 'green',
  points: [{ from: today, value: 1 }],
  repeat: 'once-per-week',
  stampLabel: '',
  shape: 'circle',
  safeCapacity: '',
  byTripOnly: false,
  weekdays: [1, 2, 3, 4, 5],
  sessions: [],
  rule: '',
  adultPresent: '',
  lower: blankTask(),
  upper: blankTask(),
  icon: '',
  retiredOn: '',
})

export const placeDraft = (body: Body): PlaceDraft => ({
  name: body.name,
  category: body.category,
  onCampus: body.onCampus,
  where: body.where ?? '',
  colour: body.colour,
  points: body.points.map((entry) => ({ ...entry })),
  repeat: body.repeat,
  stampLabel: body.stampLabel,
  shape: body.shape,
  safeCapacity: body.safeCapacity === undefined ? '' : String(body.safeCapacity),
  byTripOnly: body.opening?.byTripOnly ?? false,
  weekdays: [...(body.opening?.weekdays ?? [])],
  sessions: (body.opening?.sessions ?? []).map((session) => ({ ...session })),
  rule: body.opening?.rule ?? '',
  adultPresent: body.opening?.adultPresent ?? '',
  lower: taskDraft(body.taskCards?.lower),
  upper: taskDraft(body.taskCards?.upper),
  icon: body.icon ?? '',
  retiredOn: body.retiredOn ?? '',
})

type Task = NonNullable<Body['taskCards']>['lower']
const taskDraft = (task: Task | undefined): TaskDraft =>
  task ? { title: task.title, steps: [...task.steps], share: task.share ?? '' } : blankTask()

/** What the form does not show goes along. */
const unseen = ({ equalAlternative, safety, mapPoint, unrecorded }: Partial<Body>) => ({
  ...{ equalAlternative, safety, mapPoint, unrecorded },
})

export function readPlace(draft: PlaceDraft, before: Body | null = null): Result<Body, FieldErrors> {
  const form = new FormReader()
  const name = form.line('name', draft.name, 30)
  const stampLabel = form.line('stampLabel', draft.stampLabel, 9)
  if (isPrivatePlace(name)) form.fault('name', { code: 'private-place' })
  if (isPrivatePlace(stampLabel)) form.fault('stampLabel', { code: 'private-place' })
  const { category, onCampus, colour, points, repeat, shape } = draft
  const optional = {
    ...unseen(before ?? {}),
    where: form.optionalLine('where', draft.where, 80),
    safeCapacity: form.optionalCount('safeCapacity', draft.safeCapacity, 1, 100_000),
    opening: readOpening(form, draft),
    taskCards: readTasks(form, draft),
    icon: draft.icon || undefined,
    retiredOn: draft.retiredOn ? form.date('retiredOn', draft.retiredOn) : undefined,
  }
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined))
  return form.done({
    name,
    category: form.line('category', category, 40),
    ...{ onCampus, colour, points, repeat, stampLabel, shape },
    ...given,
  } as Body)
}

/** Days and times when a child may come alone; nothing while none is said. A place off campus is for trips. */
function readOpening(form: FormReader, draft: PlaceDraft): Body['opening'] {
  const byTripOnly = draft.byTripOnly || !draft.onCampus
  const sessions = draft.sessions.map((session, index) => ({
    name: form.line(`session-${index}`, session.name, 20),
    ...form.times([`session-${index}`, `session-${index}`], session.start, session.end),
  }))
  const rule = form.optionalLine('rule', draft.rule, 200)
  const adultPresent = form.optionalLine('adultPresent', draft.adultPresent, 80)
  if (!byTripOnly && sessions.length === 0 && draft.weekdays.length === 0 && !rule && !adultPresent)
    return undefined
  return {
    byTripOnly,
    weekdays: [...draft.weekdays],
    sessions,
    ...(rule ? { rule } : {}),
    ...(adultPresent ? { adultPresent } : {}),
  }
}

function readTasks(form: FormReader, draft: PlaceDraft): Body['taskCards'] {
  const lower = readTask(form, 'lower', draft.lower)
  const upper = readTask(form, 'upper', draft.upper)
  if (!lower && !upper) return undefined
  return { ...(lower ? { lower } : {}), ...(upper ? { upper } : {}) } as NonNullable<Body['taskCards']>
}

function readTask(form: FormReader, key: string, { title, steps, share }: TaskDraft): Task | undefined {
  const lines = form.lines(`${key}-steps`, steps, 120, 60) ?? []
  const said = form.optionalLine(`${key}-share`, share, 120)
  if (!title.trim() && lines.length === 0 && !said) return undefined
  return { title: form.line(`${key}-title`, title, 40), steps: lines, ...(said ? { share: said } : {}) }
}
