/** A post as it is typed: numbers as text, lists as lines. */
import type { Colour } from '../../../../domain/colours.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import { type FieldErrors, FormReader } from '../parts/form-reader.ts'

export type PostDraft = {
  name: string
  department: string
  location: string
  supervisor: string
  icon: string
  outdoor: boolean
  colour: Colour
  points: Array<{ from: LocalDate; value: number }>
  perDuty: string
  rotationGroups: string
  appointments: string
  grades: string[]
  windows: string[]
  weekdays: number[]
  duties: string[]
  /** 离岗也点一下 */
  checkOut: boolean
  training: string[]
  /** Items without which nobody serves for points; new ones from `askedFrom` on. */
  asked: string[]
  askedFrom: string
  wear: string[]
  bring: string[]
  riskNotes: string[]
  retiredOn: string
}
type Body = RecordBody<'post'>

export const blankPost = (today: LocalDate): PostDraft => ({
  name: '',
  department: '',
  location: '',
  supervisor: '',
  icon: '',
  outdoor: false,
  colour: 'blue',
  points: [{ from: today, value: 1 }],
  perDuty: '2',
  rotationGroups: '1',
  appointments: '2',
  grades: ['3', '4', '5', '6'],
  windows: [],
  weekdays: [1, 2, 3, 4, 5],
  duties: [''],
  checkOut: false,
  training: [],
  ...{ asked: [], askedFrom: today },
  wear: [],
  bring: [],
  riskNotes: [],
  retiredOn: '',
})

export const postDraft = (body: Body, today: LocalDate): PostDraft => ({
  name: body.name,
  department: body.department ?? '',
  location: body.location ?? '',
  supervisor: body.supervisor ?? '',
  icon: body.icon ?? '',
  outdoor: body.outdoor ?? false,
  colour: body.colour,
  points: body.points.map((entry) => ({ ...entry })),
  perDuty: String(body.quota.perDuty),
  rotationGroups: String(body.quota.rotationGroups),
  appointments: String(body.quota.appointments),
  grades: body.eligibleGrades.map(String),
  windows: [...body.windows],
  weekdays: [...body.weekdays],
  duties: [...body.duties],
  checkOut: body.checkOut ?? false,
  training: [...(body.trainingRequired ?? [])],
  asked: (body.training ?? []).map(({ item }) => item),
  askedFrom: today,
  wear: [...(body.wear ?? [])],
  bring: [...(body.bring ?? [])],
  riskNotes: [...(body.riskNotes ?? [])],
  retiredOn: body.retiredOn ?? '',
})

/** @param before what stood: an item that was asked for before keeps its day */
export function readPost(draft: PostDraft, before: Body | null = null): Result<Body, FieldErrors> {
  const form = new FormReader()
  const quota = {
    perDuty: form.count('perDuty', draft.perDuty, 1, 200),
    rotationGroups: form.count('rotationGroups', draft.rotationGroups, 1, 20),
    appointments: form.count('appointments', draft.appointments, 1, 2000),
  }
  if (draft.points.length === 0) form.fault('points', { code: 'required' })
  const optional = {
    department: draft.department || undefined,
    location: form.optionalLine('location', draft.location, 60),
    supervisor: form.optionalLine('supervisor', draft.supervisor, 60),
    icon: draft.icon || undefined,
    outdoor: draft.outdoor || undefined,
    trainingRequired: form.lines('training', draft.training, 60, 60),
    wear: form.lines('wear', draft.wear, 60, 60),
    bring: form.lines('bring', draft.bring, 60, 60),
    riskNotes: form.lines('riskNotes', draft.riskNotes, 120, 60),
    retiredOn: draft.retiredOn ? form.date('retiredOn', draft.retiredOn) : undefined,
  }
  return form.done({
    name: form.line('name', draft.name, 30),
    duties: form.lines('duties', draft.duties, 120, 60) ?? [],
    quota,
    eligibleGrades: form.some('grades', draft.grades).map(Number),
    colour: draft.colour,
    points: draft.points,
    windows: form.some('windows', draft.windows),
    weekdays: form.some('weekdays', draft.weekdays),
    ...present(optional),
    ...(draft.checkOut ? { checkOut: true as const } : {}),
    ...(draft.asked.length > 0 ? { training: askedItems(form, draft, before) } : {}),
  })
}

/** What the post card names is typed and read as names; known items are kept by their ids. */
export const withItemNames = (view: SchoolView, draft: PostDraft): PostDraft => ({
  ...draft,
  training: draft.training.map((id) => view.all('training-item').get(id)?.name ?? id),
})

export function withItemIds(view: SchoolView, draft: PostDraft): PostDraft {
  const ids = new Map([...view.all('training-item').values()].map(({ id, name }) => [name, id]))
  return { ...draft, training: draft.training.map((name) => ids.get(name.trim()) ?? name) }
}

function askedItems(form: FormReader, { asked, askedFrom }: PostDraft, before: Body | null) {
  return asked.map((item) => {
    const known = before?.training?.find((own) => own.item === item)
    return known ?? { item, from: form.date('askedFrom', askedFrom) }
  })
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Without the fields that are empty: a record leaves out what it does not have. */
function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>
}
