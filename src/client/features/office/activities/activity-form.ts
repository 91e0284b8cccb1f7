/** An activity as it is typed: days as lines, things as lines, grades and classes as chips. */
import type { Activity } from '../../../../domain/activities/attendees.ts'
import { type Colour, colours } from '../../../../domain/colours.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { parseDate, parseTimeOfDay } from '../../../../domain/time/local-time.ts'
import { type FieldErrors, FormReader } from '../parts/form-reader.ts'

type Body = RecordBody<'activity'>
type Session = Body['sessions'][number]
export type ActivityDraft = {
  name: string
  summary: string
  /** Of its points. */
  colour: Colour
  also: string[]
  series: string
  template: string
  grades: string[]
  classes: string[]
  group: string
  days: string
  place: string
  where: string
  offCampus: boolean
  points: string
  capacity: string
  signUpFrom: string
  signUpTo: string
  bring: string[]
  safety: string[]
  leaders: string[]
  state: Body['state']
}

export const blankActivity = (): ActivityDraft => ({
  ...{
    name: '',
    summary: '',
    colour: 'red' as const,
    also: [],
    series: '',
    template: '',
    grades: [],
    classes: [],
    group: '',
  },
  ...{ days: '', place: '', where: '', offCampus: false, points: '1', capacity: '' },
  ...{ signUpFrom: '', signUpTo: '', bring: [], safety: [], leaders: [], state: 'planned' as const },
})

const dayLine = ({ date, start, end }: Session) =>
  start === undefined ? date : end === undefined ? `${date} ${start}` : `${date} ${start}-${end}`

export const activityDraft = (body: Body): ActivityDraft => ({
  ...{ name: body.name, summary: body.summary ?? '', colour: firstColour(body), also: body.colours.slice(1) },
  ...{ series: body.series ?? '', template: body.template ?? '', group: body.group ?? '' },
  ...{
    grades: body.grades.map(String),
    classes: [...body.classes],
    days: body.sessions.map(dayLine).join('\n'),
  },
  ...{ place: body.place ?? '', where: body.where ?? '', offCampus: body.offCampus },
  ...{ points: String(body.points), capacity: body.capacity === undefined ? '' : String(body.capacity) },
  ...{ signUpFrom: body.signUp?.from ?? '', signUpTo: body.signUp?.to ?? '' },
  ...{ bring: [...body.bring], safety: [...body.safety], leaders: [...body.leaders], state: body.state },
})

/** What a template brings; who it is for and when stay open to the school's own year. */
export function draftFromTemplate(view: SchoolView, id: string): Partial<ActivityDraft> {
  const template = view.all('activity-template').get(id)
  if (!template) return { template: '' }
  const { name, summary, colour, series, grades, points, place, prepare, safety } = template
  return {
    ...{ template: id, name, summary, colour, also: [], series, grades: grades.map(String) },
    ...{ points: String(points), place: place ?? '', bring: [...prepare], safety: [...safety] },
    offCampus: view.places.get(place ?? '')?.onCampus === false,
  }
}

export function readActivity(draft: ActivityDraft): Result<Body, FieldErrors> {
  const form = new FormReader()
  const capacity = form.optionalCount('capacity', draft.capacity, 1, 100_000)
  const summary = form.optionalLine('summary', draft.summary, 200)
  const where = form.optionalLine('where', draft.where, 60)
  const group = form.optionalLine('group', draft.group, 40)
  const hasSignUp = draft.signUpFrom !== '' || draft.signUpTo !== ''
  const signUp = hasSignUp
    ? form.span(['signUpFrom', 'signUpTo'], draft.signUpFrom, draft.signUpTo)
    : undefined
  return form.done({
    ...{ name: form.line('name', draft.name, 40), colours: coloursOf(draft) },
    ...{ grades: draft.grades.map(Number), classes: [...draft.classes], leaders: [...draft.leaders] },
    ...{ sessions: readDays(form, draft.days), points: form.count('points', draft.points, 1, 5) },
    bring: form.lines('bring', draft.bring, 60, 20) ?? [],
    safety: form.lines('safety', draft.safety, 120, 20) ?? [],
    ...{ offCampus: draft.offCampus, state: draft.state },
    ...(summary ? { summary } : {}),
    ...(where ? { where } : {}),
    ...(group ? { group } : {}),
    ...(draft.series ? { series: draft.series } : {}),
    ...(draft.template ? { template: draft.template } : {}),
    ...(draft.place ? { place: draft.place } : {}),
    ...(capacity === undefined ? {} : { capacity }),
    ...(signUp ? { signUp } : {}),
  })
}

/** The first is the colour of the points. */
const coloursOf = ({ colour, also }: ActivityDraft): Colour[] => [
  colour,
  ...colours.filter((one) => one !== colour && also.includes(one)),
]

const dayPattern = /^(\d{4}-\d{2}-\d{2})(?:\s+(\d{1,2}:\d{2})(?:\s*[-–至到]\s*(\d{1,2}:\d{2}))?)?$/

function readDays(form: FormReader, text: string): Session[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  if (lines.length === 0) form.fault('days', { code: 'required' })
  const sessions = lines.flatMap((line) => {
    const session = readDay(line)
    if (!session) form.fault('days', { code: 'not-a-day-line' })
    return session ? [session] : []
  })
  if (sessions.length > 40) form.fault('days', { code: 'too-many', max: 40 })
  return sessions.sort((a, b) => (a.date < b.date ? -1 : 1))
}

function readDay(line: string): Session | null {
  const [, date = '', start, end] = dayPattern.exec(line) ?? []
  if (parseDate(date) === null) return null
  const times = [start, end].flatMap((time) => (time === undefined ? [] : [time.padStart(5, '0')]))
  if (times.some((time) => parseTimeOfDay(time) === null)) return null
  const [from, to] = times
  if (from !== undefined && to !== undefined && to <= from) return null
  return { date, ...(from ? { start: from } : {}), ...(to ? { end: to } : {}) }
}

const firstColour = ({ colours: own }: Pick<Activity, 'colours'>): Colour => own[0] ?? 'red'
