/**
 * The five colours in the demo school: the year's activities from the templates at every stage (over, today, open for
 * sign-up, planned, cancelled, off the campus), goals of classes, thanks for the screens, and the campus map.
 */
import { readFileSync } from 'node:fs'
import type { RecordBody } from '../../domain/records/record.schema.ts'
import { belongsOnMap, campusMapId } from '../../domain/places/campus-map.ts'
import { must } from '../../domain/result.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import { addDays, type LocalDate } from '../../domain/time/local-time.ts'
import { addCampusPicture } from '../pictures/keep-campus-picture.ts'
import { addPicture } from '../pictures/keep-pictures.ts'
import type { RecordChange } from '../school/change-records.ts'
import type { Services } from '../services.ts'
import type { DemoPeople } from './people.ts'

export type PlannedActivity = {
  readonly activity: string
  readonly date: LocalDate
  readonly grades: number[]
  readonly participationRate: number
}

/** On the drawn campus of `content/demo-campus.svg`, in parts of a thousand. */
const points: Readonly<Record<string, readonly [number, number]>> = {
  'place-dining-hall': [720, 745],
  'place-friendship-garden': [105, 690],
  'place-corridor-gallery': [300, 385],
  'place-lost-found': [310, 720],
  'place-library': [480, 335],
  'place-science-lab': [640, 335],
  'place-school-farm': [500, 85],
  'place-sorting-station': [868, 640],
  'place-safety-corner': [790, 470],
  'place-partner-school': [115, 225],
  'place-parent-forum': [520, 715],
}
const picture = { width: 1600, height: 900 }
const trip = { activity: 'activity-red-trail-memorial', grades: [4, 5], participationRate: 0.9, daysAhead: 6 }
const cancelled = 4

const contentFile = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../content/${name}`, import.meta.url)))

const activityId = (index: number): string => `demo-activity-${index + 1}`

export function demoActivities(
  plan: readonly PlannedActivity[],
  view: SchoolView,
  { today, teachers }: { today: LocalDate; teachers: readonly string[] },
): RecordChange[] {
  const withTrip = [...plan, { ...trip, date: addDays(today, trip.daysAhead) }]
  return withTrip.flatMap((planned, index) => {
    const leader = teachers[(index * 5) % teachers.length] ?? ''
    const body = activityOf(planned, view, today, leader)
    if (!body) return []
    const state = index === cancelled ? 'cancelled' : body.state
    return [change('activity', activityId(index), { ...body, state })]
  })
}

function activityOf(
  { activity, date, grades }: PlannedActivity,
  view: SchoolView,
  today: LocalDate,
  leader: string,
): RecordBody<'activity'> | null {
  const template = view.all('activity-template').get(activity)
  if (!template) return null
  const { name, summary, colour, series, place, prepare, safety } = template
  const isSoon = date > today && date <= addDays(today, 12)
  return {
    ...{ name, summary, series, template: activity, grades, bring: prepare.slice(0, 4), safety },
    ...(place ? { place } : {}),
    ...{ colours: [colour], classes: [], points: template.points, leaders: [leader] },
    sessions: [{ date, start: '14:00', end: '15:00' }],
    offCampus: place !== undefined && view.places.get(place)?.onCampus === false,
    ...(isSoon ? { signUp: { from: addDays(today, -3), to: addDays(date, -1) }, capacity: 40 } : {}),
    state: date <= addDays(today, 21) ? 'open' : 'planned',
  }
}

export function goalsAndThanks({ classes }: DemoPeople, from: LocalDate, to: LocalDate): RecordChange[] {
  const goals = classes
    .filter(({ number }) => number === 2)
    .map(({ id, grade }) => {
      const colour = grade % 2 === 0 ? ('green' as const) : ('blue' as const)
      const name = colour === 'green' ? '一起攒绿色，种一排新苗' : '一起攒蓝色，给学校添一个书架'
      return change('goal', `goal-${id}`, { class: id, name, colour, points: 300, from, to })
    })
  const thanks = ['谢谢天天早起迎接大家的礼仪岗同学', '谢谢把图书馆的书都送回家的你们']
  const board: RecordBody<'board-setting'> = { garden: true, notices: true, goals: true, thanks }
  return [...goals, change('board-setting', 'board-setting', board)]
}

/** Uploaded as the office would, then named by the map; the points stand on the places. */
export async function campusMap(
  services: Services,
  view: SchoolView,
  { school, by, today }: { school: string; by: string; today: LocalDate },
): Promise<RecordChange[]> {
  const sent = await addCampusPicture(services, { school, by, bytes: contentFile('demo-campus.jpg') })
  if (!sent.ok) throw new Error(`demo map: ${sent.error}`)
  const map = change('campus-map', campusMapId, { picture: sent.value.id, ...picture })
  const placed = [...view.places.values()].flatMap((place) => {
    const [x, y] = points[place.id] ?? []
    if (x === undefined || y === undefined || !belongsOnMap(place, today)) return []
    const { id, ...body } = place
    return [{ ...change('place', id, { ...body, mapPoint: { x, y } }), version: 1 }]
  })
  return [map, ...placed]
}

/** A drawing of radishes, beside the last activity that is over. */
export async function pictureOfWork(
  services: Services,
  school: string,
  view: SchoolView,
  today: LocalDate,
): Promise<void> {
  const over = [...view.all('activity').values()].filter(
    ({ sessions, state }) => state === 'open' && (sessions[0]?.date ?? today) < today,
  )
  const last = over[over.length - 1]
  if (!last) return
  const by = must(last.leaders[0], 'a demo activity has a leader')
  await addPicture(services, {
    school,
    about: `activity:${last.id}`,
    by,
    bytes: contentFile('demo-work.jpg'),
  })
}

const change = <K extends RecordChange['kind']>(kind: K, id: string, body: object): RecordChange => ({
  ...{ kind, id, version: 0, body },
})
