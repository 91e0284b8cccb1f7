/**
 * What a viewer may hold on its device, worked out from the records: the streams and windows of facts, the roster,
 * and the projection of each kind of record. The server sends by it, the tests walk it cell by cell.
 *
 * A scope is compared by its `version`. When anything changes on which the visibility of a row can depend, the
 * version changes, and the device gets its whole set of records anew and drops, in the same transaction, every
 * fact it may no longer hold.
 */
import type { Author, Fact } from '../facts/fact.schema.ts'
import { type LedgerFact, streamOfClass, streamOfSchool, studentOf } from '../facts/ledger.ts'
import type { ClassId, PlaceId, PostId, StudentId } from '../ids.ts'
import type { SchoolView } from '../school/school-view.ts'
import { schoolYearOf } from '../time/calendar.ts'
import type { LocalDate } from '../time/local-time.ts'
import { rolesOf, type ViewerRole } from './roles.ts'

/** Windows of facts that a viewer holds; a fact is held when any of them covers it. */
export type FactReach = {
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
  /** Children who came to an own class by transfer, with the terms whose facts came along. */
  readonly transferred: ReadonlyMap<StudentId, ReadonlySet<string>>
  /** Children of whom a device holds nothing: on paper, or not yet decided. */
  readonly withheld: ReadonlySet<StudentId>
  /** What this staff member wrote. */
  readonly ownFacts: boolean
  /** Notes are for adults. */
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
  const current = view.termIdOn(date)
  const year = view.calendar.terms
    .filter((term) => term.schoolYear === schoolYearOf(date))
    .map((term) => term.id)
  return { current, year: [...new Set([...year, current])] }
}

/** @param date today at the school: a scope with a window of one day changes each day */
export function scopeOf(author: Author, view: SchoolView, date: LocalDate): Scope {
  const roles = rolesOf(author, view, date)
  const device = author.kind === 'device' ? view.devices.get(author.id) : undefined
  const classes =
    author.kind === 'staff' ? view.ownClasses(author.id, date) : new Set(device?.class ? [device.class] : [])
  const posts = author.kind === 'staff' ? view.ownPosts(author.id, date) : new Set(device?.posts ?? [])
  const roster = rosterOf(roles, device?.place, classes, posts, view, date)
  const facts = reachOf(roles, device?.place, classes, posts, view, date)
  const scope = { author, roles, date, roster, classes, posts, facts }
  return { ...scope, version: versionOf(scope, view) }
}

const has = (roles: ReadonlySet<ViewerRole>, ...wanted: ViewerRole[]) =>
  wanted.some((role) => roles.has(role))

function rosterOf(
  roles: ReadonlySet<ViewerRole>,
  place: PlaceId | undefined,
  classes: ReadonlySet<ClassId>,
  posts: ReadonlySet<PostId>,
  view: SchoolView,
  date: LocalDate,
): Scope['roster'] {
  if (has(roles, 'subject-teacher', 'programme-lead', 'school-admin')) return 'all'
  const own = new Set<StudentId>()
  if (has(roles, 'class-tablet')) {
    for (const classId of classes)
      for (const student of view.studentsOfClass(classId, date)) own.add(student.id)
  }
  if (has(roles, 'place-tablet')) {
    if (place)
      for (const student of view.students.values()) if (view.classOn(student.id, date)) own.add(student.id)
    for (const appointment of view.appointments) if (posts.has(appointment.post)) own.add(appointment.student)
  }
  return own
}

function reachOf(
  roles: ReadonlySet<ViewerRole>,
  place: PlaceId | undefined,
  classes: ReadonlySet<ClassId>,
  posts: ReadonlySet<PostId>,
  view: SchoolView,
  date: LocalDate,
): FactReach {
  const { current, year } = terms(view, date)
  const staffOfClass = has(roles, 'class-teacher')
  const tablet = has(roles, 'class-tablet')
  const classTerms = staffOfClass ? year : tablet ? [current] : []
  const streams = [...classes].flatMap((classId) => classTerms.map((term) => streamOfClass(classId, term)))
  if (has(roles, ...holdersOfSchoolFacts)) streams.push(streamOfSchool(current))
  const postsSince = has(roles, 'post-mentor') ? (view.termOn(date)?.firstDay ?? date) : date
  return {
    streams: new Set(streams),
    wholeTerms: new Set(has(roles, 'programme-lead') ? year : []),
    posts: new Map([...posts].map((post) => [post, postsSince])),
    places: new Map(place ? [[place, date]] : []),
    transferred: transferredInto(classes, classTerms, view, date),
    withheld: withheldFrom(roles, view),
    allDutySince: has(roles, 'duty-teacher') ? date : null,
    ownFacts: has(roles, 'subject-teacher'),
    notes: has(roles, 'subject-teacher'),
  }
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
  const came = students.filter((student) => student.memberships.some((own) => !classes.has(own.class)))
  return new Map(came.map((student) => [student.id, new Set(classTerms)]))
}

function withheldFrom(roles: ReadonlySet<ViewerRole>, view: SchoolView): FactReach['withheld'] {
  if (!has(roles, 'class-tablet', 'place-tablet', 'board')) return new Set()
  return new Set(
    [...view.students.values()].filter((own) => own.consent !== 'electronic').map(({ id }) => id),
  )
}

/** Nothing about a child on paper goes to a tablet, whatever window it would fall into. */
export function isWithheld(scope: Scope, fact: Fact): boolean {
  const student = studentOf(fact)
  return student !== null && scope.facts.withheld.has(student)
}

/** The exact test, after the server's query has narrowed the rows down. */
export function mayHoldFact(scope: Scope, { fact, stamp }: LedgerFact): boolean {
  const { streams, wholeTerms, posts, places, allDutySince, ownFacts, transferred } = scope.facts
  if (isWithheld(scope, fact)) return false
  if (streams.has(stamp.stream)) return true
  const cameAlong = transferred.get(studentOf(fact) ?? '')
  if (cameAlong?.has(stamp.stream.split('@')[1] ?? '')) return true
  if (wholeTerms.size > 0 && (stamp.stream === 'office' || wholeTerms.has(stamp.stream.split('@')[1] ?? '')))
    return true
  if (ownFacts && fact.author.kind === 'staff' && fact.author.id === scope.author.id) return true
  const duty = fact.type.startsWith('duty.')
  if (allDutySince !== null && duty && stamp.schoolDay >= allDutySince) return true
  const since = ('post' in fact.body && fact.body.post && posts.get(fact.body.post)) || undefined
  if (since && stamp.schoolDay >= since) return true
  const placeSince = 'place' in fact.body ? places.get(fact.body.place) : undefined
  return placeSince !== undefined && stamp.schoolDay >= placeSince
}

/** The fact as this viewer may read it: notes are for adults. */
export function projectFact(scope: Scope, fact: Fact): Fact {
  if (scope.facts.notes || fact.type !== 'points.awarded.v1' || fact.body.note === undefined) return fact
  const { note: _note, ...body } = fact.body
  return { ...fact, body }
}

/** Follow-up facts (a revocation, a settlement) are held where their target is: the server asks with the target. */
export const targetOf = (fact: Fact): string | null =>
  fact.type === 'fact.revoked.v1' || fact.type === 'time.settled.v1' ? fact.body.target : null

/**
 * Everything on which the visibility of a row depends, as one short text: FNV-1a over the parts, 53 bits. Not a
 * secret and not a proof; two different scopes of one viewer meeting by chance would be one in 10^15.
 */
function versionOf(scope: Omit<Scope, 'version'>, view: SchoolView): string {
  const roster = scope.roster === 'all' ? [...view.students.keys()] : [...scope.roster]
  const consents = roster.map((id) => `${id}${view.students.get(id)?.consent[0] ?? ''}`)
  const { facts } = scope
  const parts = [
    'policy-1',
    ...[...scope.roles].sort(),
    ...consents.sort(),
    ...[...scope.classes].sort(),
    ...[...facts.streams, ...facts.wholeTerms].sort(),
    ...[...facts.posts, ...facts.places].map(String).sort(),
    ...[...facts.transferred.keys(), ...facts.withheld].sort(),
    String(facts.allDutySince),
  ]
  return shortHash(parts.join('\n'))
}

export function shortHash(text: string): string {
  let low = 0x811c9dc5
  let high = 0x1b873593
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (low >>> 13)
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36)
}
