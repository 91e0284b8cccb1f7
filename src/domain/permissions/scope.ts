/**
 * What a viewer may hold on its device, worked out from the records: the streams and windows of facts, the roster,
 * and the projection of each kind of record. The server sends by it, the tests walk it cell by cell.
 *
 * A scope is compared by its `version`. When anything changes on which the visibility of a row can depend, the
 * version changes, and the device gets its whole set of records anew and drops, in the same transaction, every
 * fact it may no longer hold.
 */
import type { Author } from '../facts/fact.schema.ts'
import { streamOfClass, streamOfSchool } from '../facts/ledger.ts'
import type { ClassId, PlaceId, PostId, StudentId } from '../ids.ts'
import type { SchoolView, Student } from '../school/school-view.ts'
import { schoolYearOf } from '../time/calendar.ts'
import type { LocalDate } from '../time/local-time.ts'
import { itemsNamed } from '../posts/training.ts'
import { rolesOf, type ViewerRole } from './roles.ts'

/** Windows of facts that a viewer holds; a fact is held when any of them covers it. */
type FactReach = {
  /** Home streams, complete. */
  readonly streams: ReadonlySet<string>
  /** All streams of these terms (the programme lead). */
  readonly wholeTerms: ReadonlySet<string>
  /** Facts of these posts, since a day. */
  readonly posts: ReadonlyMap<PostId, LocalDate>
  /** Facts of these places, since a day. */
  readonly places: ReadonlyMap<PlaceId, LocalDate>
  /** Duty facts of every post, since a day (值周教师). */
  readonly allDutySince: LocalDate | null
  /** Training items of the own posts, since a day: who may serve there, whoever trained them. */
  readonly trainings: ReadonlyMap<string, LocalDate>
  /** Activities that the viewer runs, since a day: who takes part in them. */
  readonly activities: ReadonlyMap<string, LocalDate>
  /** Children who came to an own class by transfer, with the terms whose facts came along. */
  readonly transferred: ReadonlyMap<StudentId, ReadonlySet<string>>
  /** Children of whom a device holds nothing: on paper, or not yet decided. */
  readonly withheld: ReadonlySet<StudentId>
  /** What this staff member wrote. */
  readonly ownFacts: boolean
  /** Notes are for adults, and so are some types whole. */
  readonly notes: boolean
}

export type Scope = {
  readonly author: Author
  readonly roles: ReadonlySet<ViewerRole>
  readonly date: LocalDate
  /** Students whose roster row is held; 'all' is everyone. */
  readonly roster: 'all' | ReadonlySet<StudentId>
  /** Classes whose children the viewer answers for: their consent, held facts and appointments. */
  readonly classes: ReadonlySet<ClassId>
  readonly posts: ReadonlySet<PostId>
  readonly facts: FactReach
  readonly version: string
}

const terms = (view: SchoolView, date: LocalDate) => {
  const training = view.yearIdOf(date)
  const current = view.termIdOn(date)
  const year = view.calendar.terms
    .filter((term) => term.schoolYear === schoolYearOf(date))
    .map((term) => term.id)
  return { current, training, year: [...new Set([...year, view.holidaysIdOf(date), current, training])] }
}

/** @param date today at the school: a scope with a window of one day changes each day */
export const scopeOf = (author: Author, view: SchoolView, date: LocalDate): Scope =>
  scopeAs(rolesOf(author, view, date), author, view, date)

/** Of a tablet whose place another has taken: it hands in what it wrote and reads nothing. */
export const scopeOfFormer = (author: Author, view: SchoolView, date: LocalDate): Scope =>
  scopeAs(new Set(), author, view, date)

function scopeAs(roles: ReadonlySet<ViewerRole>, author: Author, view: SchoolView, date: LocalDate): Scope {
  const bound = boundTo(author, roles, view, date)
  const roster = rosterOf(roles, bound, view, date)
  const facts = reachOf(author, roles, bound, view, date)
  const { classes, posts } = bound
  const scope = { author, roles, date, roster, classes, posts, facts }
  return { ...scope, version: versionOf(scope, view) }
}

/** What a viewer answers for: by assignment, or by what a device was paired for and only while it is paired. */
type Bound = { classes: ReadonlySet<ClassId>; posts: ReadonlySet<PostId>; place: PlaceId | undefined }

function boundTo(author: Author, roles: ReadonlySet<ViewerRole>, view: SchoolView, date: LocalDate): Bound {
  if (author.kind === 'staff') {
    const [classes, posts] = [view.ownClasses(author.id, date), view.ownPosts(author.id, date)]
    return { classes, posts, place: undefined }
  }
  const device = view.devices.get(author.id)
  const isAtPlace = roles.has('place-tablet')
  return {
    classes: new Set(device?.class ? [device.class] : []),
    posts: new Set(isAtPlace ? device?.posts : []),
    place: isAtPlace ? device?.place : undefined,
  }
}

const has = (roles: ReadonlySet<ViewerRole>, ...wanted: ViewerRole[]) =>
  wanted.some((role) => roles.has(role))

/** Everyone for the office; for other adults everyone of this school year; for a tablet its own children. */
function rosterOf(
  roles: ReadonlySet<ViewerRole>,
  { classes, posts, place }: Bound,
  view: SchoolView,
  date: LocalDate,
): Scope['roster'] {
  if (has(roles, 'programme-lead', 'school-admin')) return 'all'
  const students = [...view.students.keys()]
  if (has(roles, 'subject-teacher')) {
    return new Set(students.filter((id) => view.isHereSince(id, firstDayOfSchoolYear(date))))
  }
  if (has(roles, 'class-tablet')) {
    return new Set(students.filter((id) => classes.has(view.classOn(id, date) ?? '')))
  }
  if (!has(roles, 'place-tablet')) return new Set()
  const appointed = view.appointments.filter((own) => posts.has(own.post) && !(own.to && own.to < date))
  const wanted = place ? students : appointed.map(({ student }) => student)
  return new Set(wanted.filter((id) => view.classOn(id, date)))
}

const firstDayOfSchoolYear = (date: LocalDate): LocalDate => `${schoolYearOf(date)}-08-16`

function reachOf(
  author: Author,
  roles: ReadonlySet<ViewerRole>,
  { classes, posts, place }: Bound,
  view: SchoolView,
  date: LocalDate,
): FactReach {
  const { current, training, year } = terms(view, date)
  const staffOfClass = has(roles, 'class-teacher')
  const tablet = has(roles, 'class-tablet')
  const classTerms = staffOfClass ? year : tablet ? [current, training] : []
  const streams = [...classes].flatMap((classId) => classTerms.map((term) => streamOfClass(classId, term)))
  if (has(roles, ...holdersOfSchoolFacts)) streams.push(streamOfSchool(current))
  const postsSince = has(roles, 'post-mentor') ? (view.termOn(date)?.firstDay ?? date) : date
  return {
    streams: new Set(streams),
    wholeTerms: new Set(has(roles, 'programme-lead') ? year : []),
    posts: new Map([...posts].map((post) => [post, postsSince])),
    trainings: has(roles, 'post-mentor') ? trainingsAsked(posts, view, date) : new Map(),
    activities: has(roles, 'subject-teacher') ? activitiesRunBy(author, view, date) : new Map(),
    places: new Map(place ? [[place, date]] : []),
    transferred: transferredInto(classes, classTerms, view, date),
    withheld: withheldFrom(roles, view),
    allDutySince: has(roles, 'duty-teacher') ? date : null,
    ownFacts: has(roles, 'subject-teacher'),
    notes: has(roles, 'subject-teacher'),
  }
}

function trainingsAsked(posts: ReadonlySet<PostId>, view: SchoolView, date: LocalDate) {
  const items = [...posts].flatMap((id) => {
    const post = view.posts.get(id)
    return post ? itemsNamed(post) : []
  })
  return new Map(items.map((item) => [item, firstDayOfSchoolYear(date)]))
}

/** Those of this school year. */
function activitiesRunBy(author: Author, view: SchoolView, date: LocalDate): FactReach['activities'] {
  const since = firstDayOfSchoolYear(date)
  const own = [...view.all('activity').values()].filter(
    ({ leaders, sessions }) =>
      leaders.includes(author.id) && sessions.some((session) => session.date >= since),
  )
  return new Map(own.map(({ id }) => [id, since]))
}

/** Facts about the school as a whole, such as 停岗, are for everybody who sees a duty. */
const holdersOfSchoolFacts = [
  'class-tablet',
  'place-tablet',
  'class-teacher',
  'subject-teacher',
  'duty-teacher',
  'post-mentor',
  'programme-lead',
] as const

/** The old class keeps its days; the child's earlier facts come along to the new one. */
function transferredInto(
  classes: ReadonlySet<ClassId>,
  classTerms: readonly string[],
  view: SchoolView,
  date: LocalDate,
): FactReach['transferred'] {
  const students = [...classes].flatMap((classId) => view.studentsOfClass(classId, date))
  const isElsewhere = (own: Student['memberships'][number]) => own.from <= date && !classes.has(own.class)
  const came = students.filter((student) => student.memberships.some(isElsewhere))
  return new Map(came.map((student) => [student.id, new Set(classTerms)]))
}

/** The office holds all. */
function withheldFrom(roles: ReadonlySet<ViewerRole>, view: SchoolView): FactReach['withheld'] {
  if (has(roles, 'programme-lead') || !has(roles, ...holdersOfSchoolFacts)) return new Set()
  const withheld = [...view.students.values()].filter(({ consent }) => consent !== 'electronic')
  return new Set(withheld.map(({ id }) => id))
}

/**
 * A class tablet meets children who were in its class; others may meet any child, and so may the tablet of a class to
 * which a child has come: its earlier facts name whomever it stood in for. Where a child of the own class is named as
 * somebody's substitute, the stream's own count of withdrawals speaks of the change.
 */
function withheldAndMet({ roles, classes, facts }: Omit<Scope, 'version'>, view: SchoolView): StudentId[] {
  const meets = (id: StudentId) => view.students.get(id)?.memberships.some((own) => classes.has(own.class))
  const withheld = [...facts.withheld]
  return has(roles, 'class-tablet') && facts.transferred.size === 0 ? withheld.filter(meets) : withheld
}

/**
 * Everything on which the visibility of a row depends, as one short text of 64 bits, FNV-1a over the parts. Not a
 * secret and not a proof; that two different scopes of one viewer meet by chance is less likely than one in 10^15.
 */
function versionOf(scope: Omit<Scope, 'version'>, view: SchoolView): string {
  const { facts, classes, date } = scope
  const roster = scope.roster === 'all' ? [] : [...scope.roster]
  const ofClass = (id: ClassId) => view.studentsOfClass(id, date).map((student) => `${id}/${student.id}`)
  const parts = [
    'policy-4',
    ...[...scope.roles].sort(),
    ...roster.sort(),
    ...[...classes].flatMap((id) => [id, ...ofClass(id)]).sort(),
    ...[...facts.streams, ...facts.wholeTerms].sort(),
    ...[...facts.posts, ...facts.places, ...facts.trainings, ...facts.activities].map(String).sort(),
    ...[...facts.transferred.keys(), ...withheldAndMet(scope, view)].sort(),
    String(facts.allDutySince),
  ]
  return shortHash(parts.join('\n'))
}

function shortHash(text: string): string {
  let low = 0x811c9dc5
  let high = 0x1b873593
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (low >>> 13)
  }
  return `${(low >>> 0).toString(36)}-${(high >>> 0).toString(36)}`
}
