/**
 * What a screen in the hall or in a classroom shows: sums of groups, and nothing about a child. The server works them
 * out and sends these alone; a board holds no fact and no name of a child.
 */
import { type Colour, colours, noPoints, type PointsByColour, sumOfPoints } from '../colours.ts'
import { currentGoal } from '../goals/class-goal.ts'
import type { ClassId, PlaceId, StudentId, WindowId } from '../ids.ts'
import type { Place, SchoolView } from '../school/school-view.ts'
import { gradeOf, schoolYearOf, weeksOf } from '../time/calendar.ts'
import { windowsOn } from '../time/duty-window.ts'
import { type LocalDate, timeOfDay } from '../time/local-time.ts'
import type { ChildFigures } from './child-figures.ts'
import { shownCount, shownParts, smallestShown, tellsOfFew } from './small-groups.ts'

export type ServiceNow = {
  readonly window: string
  readonly start: string
  readonly end: string
  /** Children who are serving now; null while they, or those who are not, are a group of fewer than five. */
  readonly count: number | null
  /** Pictures of the posts that serve in this window, whether or not somebody came. */
  readonly icons: readonly string[]
}

type PlaceToday = {
  readonly label: string
  readonly shape: Place['shape']
  /** Children who were there today, five or more, and five or more others or none. */
  readonly count: number
}

/** Points a head as petals of whole points: no number is drawn, and none could be worked out from them. */
export type GardenPlot = { readonly class: string; readonly petals: PointsByColour }

/** What a class wants to reach together; `colour` left out: in all colours. */
export type BoardGoal = {
  readonly name: string
  readonly colour?: Colour | undefined
  readonly points: number
  readonly reached: number
}

export type BoardFigures = {
  /** Seconds since 1970. */
  readonly at: number
  readonly date: LocalDate
  /** Null: the whole school. */
  readonly class: string | null
  readonly children: number
  /** This term's; null for a group of fewer than five. */
  readonly points: PointsByColour | null
  /** The same at the end of each week so far: the rings of the petals. */
  readonly weeks: readonly PointsByColour[]
  readonly service: ServiceNow | null
  readonly stamps: { readonly total: number | null; readonly places: readonly PlaceToday[] }
  /** Of the class the board hangs in, the one that ends first. */
  readonly goal: BoardGoal | null
  /** In class order; null where the school has not switched it on. */
  readonly garden: readonly GardenPlot[] | null
}

export type BoardInput = {
  readonly view: SchoolView
  readonly children: ReadonlyMap<StudentId, ChildFigures>
  /** Null: the hall. */
  readonly class: ClassId | null
  readonly garden: boolean
  /** Those of the board's class. */
  readonly goals: ReadonlyArray<
    Omit<BoardGoal, 'reached'> & { readonly from: LocalDate; readonly to: LocalDate }
  >
  readonly at: number
  readonly date: LocalDate
  readonly minutes: number
}

export function boardFigures(input: BoardInput): BoardFigures {
  const { view, date, at } = input
  const group = groupOf(input)
  const isShown = group.length >= smallestShown
  const days = pointsByDay(isShown ? group : [])
  const weeks = weeklyTotals(days, view, date)
  return {
    at,
    date,
    class: input.class === null ? null : view.className(input.class, date),
    children: isShown ? group.length : 0,
    points: isShown ? total(days.values()) : null,
    weeks,
    // That a window runs is the school's, and says nothing about a group.
    service: serviceNow(input, isShown ? group : []),
    stamps: isShown ? stampsToday(view, group) : { total: null, places: [] },
    goal: isShown ? goalOf(input, days) : null,
    garden: input.garden && input.class === null ? gardenOf(input) : null,
  }
}

type Member = { readonly class: ClassId; readonly figures: ChildFigures }

const nothing: ChildFigures = { days: new Map(), serving: new Set(), stamped: new Set() }

/** Children on electronic record who are at the school today. */
function groupOf({ view, children, class: wanted, date }: BoardInput): Member[] {
  return [...view.students.values()].flatMap(({ id, consent }) => {
    const own = consent === 'electronic' ? view.classOn(id, date) : undefined
    if (own === undefined || (wanted !== null && own !== wanted)) return []
    return [{ class: own, figures: children.get(id) ?? nothing }]
  })
}

type Days = ReadonlyMap<LocalDate, PointsByColour>

function pointsByDay(members: readonly Member[]): Days {
  const days = new Map<LocalDate, PointsByColour>()
  for (const { figures } of members) {
    for (const [day, points] of figures.days) {
      const sum = days.get(day) ?? noPoints()
      addPoints(sum, points)
      days.set(day, sum)
    }
  }
  return days
}

function addPoints(sum: PointsByColour, more: PointsByColour): void {
  for (const colour of colours) sum[colour] += more[colour]
}

function total(parts: Iterable<PointsByColour>): PointsByColour {
  const sum = noPoints()
  for (const part of parts) addPoints(sum, part)
  return sum
}

/** Cumulative, at the end of each week that is over. */
function weeklyTotals(days: Days, view: SchoolView, date: LocalDate): PointsByColour[] {
  const term = view.termOn(date)
  if (term === undefined || days.size === 0) return []
  const over = weeksOf(term).filter(({ to }) => to < date)
  return over.map(({ to }) => total([...days].filter(([day]) => day <= to).map(([, points]) => points)))
}

function goalOf({ goals, date }: BoardInput, days: Days): BoardGoal | null {
  const goal = currentGoal(goals, date)
  if (goal === undefined) return null
  const { name, colour, points, from, to } = goal
  const gathered = total([...days].filter(([day]) => from <= day && day <= to).map(([, part]) => part))
  return { name, colour, points, reached: colour === undefined ? sumOfPoints(gathered) : gathered[colour] }
}

/** The window that is running; before it starts and after it ends nobody is counted. */
function serviceNow({ view, date, minutes }: BoardInput, group: readonly Member[]): ServiceNow | null {
  const running = windowsOn(view.windowsOn(date), view.calendar, date).find(
    ({ times }) => times.start <= minutes && minutes < times.end,
  )
  if (running === undefined) return null
  const { window, times } = running
  const count = group.filter(({ figures }) => figures.serving.has(window.id)).length
  const [start, end] = [timeOfDay(times.start), timeOfDay(times.end)]
  const shown = shownCount(count, group.length)
  return { window: window.name, start, end, count: shown, icons: iconsOf(view, window.id, date) }
}

const mostIcons = 9

function iconsOf(view: SchoolView, window: WindowId, date: LocalDate): string[] {
  const icons = [...view.posts.values()]
    .filter(({ windows, retiredOn }) => windows.includes(window) && !(retiredOn && retiredOn <= date))
    .flatMap(({ icon }) => icon ?? [])
  return [...new Set(icons)].slice(0, mostIcons)
}

const mostPlaces = 6

function stampsToday(view: SchoolView, group: readonly Member[]): BoardFigures['stamps'] {
  const counts = new Map<PlaceId, number>()
  for (const { figures } of group)
    for (const place of figures.stamped) counts.set(place, (counts.get(place) ?? 0) + 1)
  const parts = [...counts].map(([id, count]) => ({ id, count }))
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  // A place where all but a few were is left out, and with it the sum from which it could be worked out.
  const isTelling = ({ count }: { count: number }) => tellsOfFew(count, group.length)
  const places = [...shownParts(parts)]
    .filter((part) => !isTelling(part))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
    .slice(0, mostPlaces)
    .flatMap(({ id, count }) => {
      const place = view.places.get(id)
      return place ? [{ label: place.stampLabel, shape: place.shape, count }] : []
    })
  return { total: parts.some(isTelling) ? null : shownCount(total), places }
}

function gardenOf(input: BoardInput): GardenPlot[] {
  const { view, date } = input
  const members = new Map<ClassId, Member[]>()
  for (const member of groupOf(input))
    members.set(member.class, [...(members.get(member.class) ?? []), member])
  const order = (id: ClassId) => {
    const own = view.classes.get(id)
    return own ? gradeOf(own.entryYear, schoolYearOf(date)) * 100 + own.number : 9999
  }
  const parts = [...members].map(([id, own]) => ({ id, own, count: own.length }))
  return [...shownParts(parts)]
    .sort((a, b) => order(a.id) - order(b.id))
    .map(({ id, own }) => ({ class: view.className(id, date), petals: aHead(own) }))
}

function aHead(members: readonly Member[]): PointsByColour {
  const sum = total(pointsByDay(members).values())
  for (const colour of colours) sum[colour] = Math.round(sum[colour] / members.length)
  return sum
}
